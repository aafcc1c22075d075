import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import {
  booked,
  call,
  callsInFolder,
  folder,
  imagesOf,
  local,
  mock,
  nobody,
  put,
  scale,
  script,
  summaryOf,
} from "../testing/calls-in-folder.js";

callsInFolder();

describe("many pictures", () => {
  it("come from folders, and go into one under their own names", async () => {
    await put("in/a.bmp", 1);
    await put("in/deep/a.bmp", 2);
    await put("in/.hidden.bmp", 3);
    await writeFile(join(folder, "in/notes.txt"), "no picture");
    const { code, out, error } = await call(`${scale} --image in -o out`);
    expect({ code, out }).toEqual({ code: 0, out: "in/a.bmp -> out/a.png (64 x 64)\n" });
    expect(error).toBe("graycard call: of 1 picture 1 done; 1 submit, 2 credits.\n");
    expect(await call(`${scale} --image in -o out --recursive`)).toMatchObject({ code: 0 });
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", "a.png", "deep"]);
    expect(await readdir(join(folder, "out/deep"))).toEqual(["a.png"]);
    expect(booked()).toHaveLength(2);
  });

  it("keep apart when two have one name, also in another case, and keep their names the next time", async () => {
    for (const [index, path] of ["a/photo.bmp", "b/photo.bmp", "c/PHOTO.bmp"].entries()) await put(path, index);
    const all = "--image a/photo.bmp b/photo.bmp --image c/PHOTO.bmp";
    expect(await call(`${scale} ${all} -o out/`)).toMatchObject({ code: 0 });
    const names = ["PHOTO-3.png", "photo-2.png", "photo.png"];
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", ...names]);
    const again = await call(`${scale} --image b/photo.bmp --image c/PHOTO.bmp -o out --json`);
    expect(again.code).toBe(0);
    const before = imagesOf(again).map(({ image, status, outputs }) => [image, status, outputs[0]?.path]);
    expect(before.sort()).toEqual([
      ["b/photo.bmp", "already", join(folder, "out/photo-2.png")],
      ["c/PHOTO.bmp", "already", join(folder, "out/PHOTO-3.png")],
    ]);
    expect(booked()).toHaveLength(3);
  });

  it("each have a result when a file of somebody else has the name of one, and the other has the next name", async () => {
    await put("u.bmp", 9);
    await script({ fault: "lost-response", with: { at: "before-headers" } });
    // Something unfinished in the journal: files that are there may be of ours.
    await call(`${scale} --image u.bmp --journal j.jsonl -o u.png`);
    await put("in/photo.bmp", 1);
    await put("in/photo-2.bmp", 2);
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out/photo.png"), "mine");
    const ran = await call(`${scale} --image in -o out --journal j.jsonl --json --at-once 1`);
    expect(imagesOf(ran).map(({ image, outputs }) => [image, outputs[0]?.path])).toEqual([
      ["in/photo-2.bmp", join(folder, "out/photo-2.png")],
      ["in/photo.bmp", join(folder, "out/photo-3.png")],
    ]);
    await rm(join(folder, "out/photo-2.png"));
    await rm(join(folder, "out/photo-3.png"));
    const other = await call(
      `${scale} --image in/photo.bmp in/photo-2.bmp -o out --journal j.jsonl --json --at-once 1`,
    );
    expect(imagesOf(other).map(({ status }) => status)).toEqual(["done", "done"]);
    expect((await readdir(join(folder, "out"))).sort()).toEqual(["photo-2.png", "photo-3.png", "photo.png"]);
  });

  it("are paid for once when they are the same, and each has its result", async () => {
    for (const name of ["a", "b", "c"]) await put(`in/${name}.bmp`, 7);
    const ran = await call(`${scale} --image in -o out --json`);
    expect(imagesOf(ran).map(({ status }) => status)).toEqual(["done", "done", "done"]);
    expect(imagesOf(ran).filter(({ submitted }) => submitted)).toHaveLength(1);
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", "a.png", "b.png", "c.png"]);
    expect(booked()).toHaveLength(1);
  });

  it("do not take results for pictures to work on", async () => {
    await put("a.bmp", 1);
    expect(await call(`${scale} --image a.bmp --image a.bmp --journal j.jsonl`)).toMatchObject({ code: 0 });
    await put("b.bmp", 2);
    const all = "--image a.bmp --image a-scale.png --image b.bmp";
    expect(await call(`${scale} ${all} --journal j.jsonl`)).toMatchObject({ code: 0 });
    expect((await readdir(folder)).sort()).toEqual(["a-scale.png", "a.bmp", "b-scale.png", "b.bmp", "j.jsonl"]);
  });

  it("are none that have the name of another's result beside it, which is said", async () => {
    await put("in/a.bmp", 1);
    expect(await call(`${scale} --image in/a.bmp`)).toMatchObject({ code: 0 });
    const { code, out, error } = await call(`${scale} --image in -o out`);
    expect({ code, out }).toEqual({ code: 0, out: "in/a.bmp -> out/a.png (64 x 64)\n" });
    expect(error).toContain("left out as results of pictures beside them, by their names: in/a-scale.png.\n");
    expect(booked()).toHaveLength(2);
    // Alone it is a picture like any other.
    expect(await call(`${scale} --image in/a-scale.png -o out2/`)).toMatchObject({ code: 0, error: "" });
  });

  it("need a folder to go to", async () => {
    await put("in/a.bmp", 1);
    await put("b.bmp", 2);
    expect((await call(`${scale} --image in`)).error).toContain("say with -o into which folder");
    expect((await call(`${scale} --image in --image b.bmp -o out.jpg`)).error).toContain("-o has to be a folder");
    expect((await call(`${scale} --image b.bmp --image in -o b.bmp`)).error).toContain("-o has to be a folder");
    await mkdir(join(folder, "empty"));
    expect((await call(`${scale} --image empty -o out`)).error).toContain("is a folder without pictures (jpg");
    expect(booked()).toEqual([]);
  });

  it("fail one by one, and the rest are done", async () => {
    await put("in/a.bmp", 1);
    await writeFile(join(folder, "in/b.jpg"), "no picture");
    const { code, out, error } = await call(`${scale} --image in -o out`);
    expect(code).toBe(exitCodes.findings);
    expect(out).toBe("in/a.bmp -> out/a.png (64 x 64)\n");
    expect(error).toMatch(
      /^in\/b\.jpg: picwish\/scale: image_file is no picture of a known format; .*Nothing was sent\.\n/,
    );
    expect(error).toMatch(/of 2 pictures 1 done, 1 failed; 1 submit, 2 credits\.\n$/);
  });

  it("fail one by one where a picture is a text within a field, too", async () => {
    await mkdir(join(folder, "in"));
    await writeFile(join(folder, "in/a.jpg"), "no picture");
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "in/b.jpg"));
    const ran = await call(`meitu aiquality ${local} --image in -o out --json`);
    expect({ code: ran.code, error: ran.error }).toEqual({ code: exitCodes.findings, error: "" });
    expect(imagesOf(ran).map(({ image, status }) => [image, status])).toEqual(
      expect.arrayContaining([
        ["in/a.jpg", "failed"],
        ["in/b.jpg", "done"],
      ]),
    );
    expect((await call(`meitu aiquality ${local} --image in -o out --set nonsense=1`)).code).toBe(exitCodes.usage);
  });

  it("end at the first refusal that holds for all, and at the first connection that cannot be had", async () => {
    for (const name of ["a", "b", "c"]) await put(`in/${name}.bmp`, name.charCodeAt(0));
    const one = "--at-once 1 --json";
    const refused = await call(`${scale} --image in -o out ${one}`, { env: { GRAYCARD_PICWISH_API_KEY: "invalid" } });
    expect(refused.code).toBe(exitCodes.findings);
    expect(imagesOf(refused).map(({ status }) => status)).toEqual(["failed", "left", "left"]);
    const gone = await call(`picwish scale --set type=clean --base-url ${nobody} --image in -o out2 ${one}`);
    expect(gone.code).toBe(exitCodes.unreachable);
    expect(imagesOf(gone).map(({ status }) => status)).toEqual(["failed", "left", "left"]);
    expect(summaryOf(gone)).toMatchObject({ stopped: "unreachable", submits: 0, exitCode: exitCodes.unreachable });
  });

  it("end when three outcomes in a row are unknown, at the first redirect, and when three results do not come", async () => {
    for (let number = 0; number < 6; number++) await put(`in/${number}.bmp`, number);
    const one = "--at-once 1 --json";
    await script({ fault: "lost-response", with: { at: "before-headers" }, times: 3 });
    const lost = await call(`${scale} --image in -o out ${one}`);
    expect(lost.code).toBe(exitCodes.inconclusive);
    expect(summaryOf(lost)).toMatchObject({ stopped: "unknown", unknown: 3, left: 3, submits: 3 });
    await script({
      fault: "rewrite-answer",
      operation: "submit",
      with: { status: 302, contentType: "text/html", text: "<h1>Log in</h1>" },
    });
    const sent = await call(`${scale} --image in -o out2 ${one}`);
    expect(sent.code).toBe(exitCodes.findings);
    expect(summaryOf(sent)).toMatchObject({ stopped: "redirected", failed: 1, left: 5, submits: 1 });
    await script({
      fault: "bad-result",
      operation: "fetch-result",
      with: { status: 404 },
      nth: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    });
    const unfetched = await call(`${scale} --image in -o out3 ${one}`);
    expect(unfetched.code).toBe(exitCodes.findings);
    expect(summaryOf(unfetched)).toMatchObject({ stopped: "results", failed: 3, left: 3, submits: 3, resumable: 6 });
    mock.faults.clear();
    expect(await call(`${scale} --image in -o out3 ${one}`)).toMatchObject({ code: 0 });
  });

  it.each(["--max-submits 2", "--max-credits 5"])("are not sent beyond %s, and go on the next time", async (cap) => {
    for (const name of ["a", "b", "c"]) await put(`in/${name}.bmp`, name.charCodeAt(0));
    const ran = await call(`${scale} --image in -o out --json ${cap}`);
    expect(ran.code).toBe(exitCodes.budgetStop);
    expect(summaryOf(ran)).toMatchObject({ done: 2, left: 1, submits: 2, credits: 4, stopped: "budget" });
    expect(booked()).toHaveLength(2);
    expect(await call(`${scale} --image in -o out`)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(3);
  });

  it("are capped by credits only where a price is known", async () => {
    await put("photo.bmp", 1);
    const { code, error } = await call(`picwish inpaint ${local} --image photo.bmp --max-credits 3`);
    expect({ code, error }).toMatchObject({ code: exitCodes.usage, error: expect.stringContaining("--max-submits") });
  });
});
