import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import {
  booked,
  call,
  callsInFolder,
  folder,
  formatOf,
  local,
  put,
  scale,
  script,
} from "../testing/calls-in-folder.js";

callsInFolder();

describe("one picture", () => {
  it("comes back under the name that was said, and leaves nothing else behind", async () => {
    await copyFile(join(builtInPictures, "portrait.jpg"), join(folder, "photo.jpg"));
    const { code, out, error } = await call(`picwish scale ${local} --image photo.jpg --set type=face -o out.jpg`);
    expect({ code, out, error }).toEqual({ code: 0, out: "photo.jpg -> out.jpg (960 x 1200)\n", error: "" });
    expect((await readdir(folder)).sort()).toEqual(["out.jpg", "photo.jpg"]);
    expect(await formatOf("out.jpg")).toBe("jpg");
  });

  it("comes back beside itself, with the endpoint and the ending of what it is, where no name was said", async () => {
    await put("photo.bmp", 1);
    expect(await call(`${scale} --image photo.bmp`)).toMatchObject({ code: 0 });
    expect((await readdir(folder)).sort()).toEqual(["photo-scale.png", "photo.bmp"]);
  });

  it("comes back as several files where the endpoint makes several", async () => {
    await copyFile(join(builtInPictures, "product.png"), join(folder, "cup.png"));
    const cut = `picwish segmentation ${local} --image cup.png --set output_type=1 --set sync=1`;
    expect(await call(`${cut} -o out/`)).toMatchObject({ code: 0, error: "" });
    expect((await readdir(join(folder, "out"))).sort()).toEqual(["cup-image.png", "cup-mask.png"]);
  });

  it("is sent with its mask, and with boxes as JSON", async () => {
    for (const name of ["watermarked.jpg", "watermarked-mask.png"]) {
      await copyFile(join(builtInPictures, name), join(folder, name));
    }
    const inpaint = `picwish inpaint ${local} --image watermarked.jpg --set sync=1`;
    expect(await call(`${inpaint} --mask watermarked-mask.png -o a.jpg`)).toMatchObject({ code: 0, error: "" });
    const boxes = '--set rectangles=[{"x":1,"y":1,"width":60,"height":40}]';
    expect(await call(`${inpaint} ${boxes} -o b.jpg`)).toMatchObject({ code: 0, error: "" });
    expect((await readFile(join(folder, "a.jpg"))).equals(await readFile(join(folder, "b.jpg")))).toBe(false);
    expect(booked()).toHaveLength(2);
  });

  it("goes to vendors that answer at once: as base64, and by address", async () => {
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "blurry.jpg"));
    const restored = await call(
      `meitu aiquality ${local} --image blurry.jpg --set parameter.rsp_media_type=png -o a.png`,
    );
    expect(restored).toMatchObject({ code: 0, error: "" });
    expect(await formatOf("a.png")).toBe("png");
    const boxes = '--set rectangles=[{"x":1,"y":1,"width":60,"height":40}]';
    const cleaned = await call(
      `aliyun-market watermark ${local} --image https://x.test/watermarked.jpg?secret=1 ${boxes} -o b.jpg`,
    );
    expect(cleaned).toMatchObject({ code: 0, error: "" });
    expect(cleaned.out).toBe("https://x.test/watermarked.jpg -> b.jpg (640 x 480)\n");
  });

  it.each([
    ["--image photo.bmp --set tpye=face", "tpye is no field of it; there are image, "],
    ["--image photo.bmp --set type=cleen", 'type must be one of clean, face; it is "cleen"'],
    ["--image photo.bmp --set type=clean --set scale_factor=3", "scale_factor must be one of 1, 2, 4; it is 3"],
    ["--image photo.bmp --set type=clean --set type=face", "--set gives type twice"],
    ["--image photo.bmp --set type", "--set takes field=value"],
    ["--image photo.bmp --set image_file=x.jpg", "is a picture: give it with --image"],
    ["--image none.jpg --set type=clean", "there is no"],
    ["--image notes.txt --set type=clean", "image_file is no picture of a known format"],
    ["--set type=clean", "--image is missing"],
    ["--image photo.bmp --set type=clean --max-submits many", "It takes a whole number"],
    ["--image photo.bmp --set type=clean --max-credits many", "Credits are a number"],
    ["--image photo.bmp --set type=clean --at-once 0", "It takes a whole number above 0"],
    ["--image photo.bmp --set type=clean --base-url ftp://x", "--base-url takes an http or https address"],
  ])("is not sent by a call that cannot be right: %s", async (flags, about) => {
    await put("photo.bmp", 1);
    await writeFile(join(folder, "notes.txt"), "no picture");
    const base = flags.includes("--base-url") ? "" : ` ${local}`;
    const { code, error } = await call(`picwish scale ${flags}${base}`);
    expect(error).toContain(about);
    expect(code).toBe(exitCodes.usage);
    expect(booked()).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(["notes.txt", "photo.bmp"]);
  });

  it.each([
    ["picwhish scale --image a.jpg", 'There is no vendor "picwhish"; there are picwish, '],
    ["picwish shrink --image a.jpg", 'picwish has no endpoint "shrink"; it has scale, '],
  ])("is not sent to whom there is not: %s", async (text, about) => {
    const { code, error } = await call(text);
    expect({ code, error }).toEqual({ code: exitCodes.usage, error: expect.stringContaining(about) });
  });

  it("comes back though the refusal of its submit named a task, which is asked for and not paid for again", async () => {
    await put("a.bmp", 1);
    await script({ fault: "rewrite-answer", with: { set: { status: 500 } }, operation: "submit" });
    const { code, error } = await call(`picwish scale ${local} --set type=clean --image a.bmp -o b.png`);
    expect({ code, error }).toEqual({ code: exitCodes.ok, error: "" });
    expect(await formatOf("b.png")).toBe("png");
    expect(booked()).toMatchObject([{ fate: "delivered" }]);
  });

  it("does not replace a file that is there, unless it is forced to", async () => {
    await put("photo.bmp", 1);
    await writeFile(join(folder, "out.png"), "mine");
    const refused = await call(`${scale} --image photo.bmp -o out.png`);
    expect(refused.code).toBe(exitCodes.usage);
    expect(refused.error).toMatch(
      /out\.png would be replaced: nothing was sent\. If that is the result of this very call, it is done already/,
    );
    expect(booked()).toEqual([]);
    expect(await call(`${scale} --image photo.bmp -o out.png --force`)).toMatchObject({ code: 0 });
    expect(await formatOf("out.png")).toBe("png");
  });
});
