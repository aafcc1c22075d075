import { describe, expect, it } from "vitest";
import { sharp } from "../media/sharp.js";
import { encode, gradient, paint } from "../media/testing/pictures.js";
import type { Fields } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { bmpFile, picture, sizeOf, turnedPicture } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

const rectangles = JSON.stringify([{ x: 1, y: 1, width: 4, height: 4 }]);

/** What a repair that waits comes to: the size of its result, or the state it failed with. */
async function repaired(fields: Fields, files: Readonly<Record<string, Uint8Array>> = {}): Promise<string | number> {
  const { caller, session } = testSession();
  for (const [name, bytes] of Object.entries(files)) session.files.put(name, bytes);
  const data = await caller.finish("inpaint", { rectangles, ...fields });
  return data.state === 1 ? sizeOf((await caller.download(data.image)).bytes) : data.state;
}

async function animation(): Promise<Uint8Array> {
  const frames = await Promise.all(
    [0, 1].map((shift) =>
      encode(
        paint(20, 20, (x, y) => gradient(x + shift, y)),
        "png",
      ),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

describe("a picture", () => {
  it.each([
    ["jpg", () => picture(20, 16)],
    ["png", () => picture(20, 16, "png")],
    ["webp", () => picture(20, 16, "webp")],
    ["tiff", () => picture(20, 16, "tiff")],
    ["bmp", async () => bmpFile(20, 16)],
    ["a JPEG on its side", () => turnedPicture(16, 20)],
  ])("is taken by its bytes: %s", async (_, file) => {
    expect(await repaired({ image_file: await file() })).toBe("jpg 20x16");
  });

  it.each([
    ["a GIF", () => picture(20, 16, "gif")],
    ["an animation", animation],
    ["text", async () => new TextEncoder().encode("This is not a picture.")],
    ["one byte", async () => new Uint8Array(1)],
    ["a JPEG that is cut off", async () => (await picture(200, 160)).subarray(0, 900)],
    ["a PNG that is cut off", async () => (await picture(200, 160, "png")).subarray(0, 900)],
    ["a BMP that is cut off", async () => bmpFile(20, 16).subarray(0, 300)],
    ["a JPEG that ends in its header", async () => (await picture(20, 16)).subarray(0, 20)],
    ["an SVG", async () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["4097 px wide", () => picture(4097, 2)],
    ["4097 px high", () => picture(2, 4097, "png")],
  ])("fails the task, and nothing but the task: %s", async (_, file) => {
    expect(await repaired({ image_file: await file() })).toBe(-7);
  });

  it.each([
    [4096, 2],
    [2, 4096],
  ])("may be as large as %i x %i px", async (width, height) => {
    expect(await repaired({ image_file: await picture(width, height) })).toBe(`jpg ${width}x${height}`);
  });

  it("that lies about its size is turned away before it is unpacked", async () => {
    const bomb = Buffer.from(await picture(20, 20, "png"));
    bomb.writeUInt32BE(1_000_000, 16);
    bomb.writeUInt32BE(1_000_000, 20);
    expect(await repaired({ image_file: bomb })).toBe(-7);
  });

  it("without a byte counts as none", async () => {
    const { caller } = testSession();
    const answer = await caller.picwish("inpaint", { image_file: new Uint8Array(), rectangles });
    expect(answer.body).toEqual({
      status: 400,
      message: expect.stringContaining("image_file, image_url, image_base64"),
    });
  });

  it("is described by its bytes in the journal, not by its name", async () => {
    const { caller, session } = testSession();
    const form = new FormData();
    form.set("image_file", new Blob([new Uint8Array(await picture(20, 16, "png"))]), "holiday.jpg");
    form.set("rectangles", rectangles);
    await caller.send("picwish", "/api/tasks/visual/inpaint", { method: "POST", body: form });
    const fields = session.journal.exchanges().at(-1)?.request.body?.fields;
    expect(fields?.image_file).toMatchObject({ bytes: (await picture(20, 16, "png")).byteLength });
  });
});

describe("the source that counts", () => {
  const url = (name: string) => `https://pictures.example/${name}`;

  it.each([
    ["file before address", { image_file: 20, image_url: url("b.jpg") }, "jpg 20x8"],
    ["address before base64", { image_url: url("b.jpg"), image_base64: 40 }, "jpg 30x8"],
    ["file before base64", { image_file: 20, image_base64: 40 }, "jpg 20x8"],
    ["base64 alone", { image_base64: 40 }, "jpg 40x8"],
    ["an empty file gives way", { image_file: 0, image_url: url("b.jpg") }, "jpg 30x8"],
  ])("is the first in order: %s", async (_, given, size) => {
    const fields: Record<string, unknown> = { rectangles };
    for (const [name, value] of Object.entries(given)) {
      const file = typeof value !== "number" ? undefined : value === 0 ? new Uint8Array() : await picture(value, 8);
      fields[name] = file === undefined ? value : name === "image_base64" ? base64(file) : file;
    }
    expect(await repaired(fields, { "b.jpg": await picture(30, 8) })).toBe(size);
  });

  it("hides what is wrong with those after it", async () => {
    const image_file = await picture(20, 8);
    for (const image_url of [url("none.jpg"), "no address", "x".repeat(600)]) {
      expect(await repaired({ image_file, image_base64: "???", image_url })).toBe("jpg 20x8");
    }
  });

  it.each(["scale", "segmentation"])("is never base64 on %s, which does not document it", async (endpoint) => {
    const { caller } = testSession();
    const fields = { image_base64: base64(await picture(9, 9)), type: endpoint === "scale" ? "clean" : "object" };
    const answer = await caller.picwish(endpoint, fields);
    expect(answer.body).toEqual({ status: 400, message: expect.stringContaining("image_file, image_url") });
  });
});

describe("a picture as base64", () => {
  const text = async () => base64(await picture(20, 16));

  it.each([
    ["on one line", (bare: string) => bare],
    ["with line breaks", (bare: string) => bare.replace(/.{64}/g, "$&\n")],
    ["without padding", (bare: string) => bare.replace(/=+$/, "")],
  ])("is taken %s", async (_, write) => {
    expect(await repaired({ image_base64: write(await text()) })).toBe("jpg 20x16");
  });

  it.each([
    ["with a data: prefix", (bare: string) => `data:image/jpeg;base64,${bare}`],
    ["in the alphabet of URLs", (bare: string) => `-_${bare.slice(2)}`],
    ["with other characters", (bare: string) => `${bare.slice(0, 40)}!${bare.slice(40)}`],
    ["cut to a length that no bytes have", (bare: string) => bare.replace(/=+$/, "").slice(0, 401)],
    ["of no picture", () => base64(new TextEncoder().encode("no picture"))],
  ])("fails the task %s", async (_, write) => {
    expect(await repaired({ image_base64: write(await text()) })).toBe(-7);
  });
});

describe("a picture at an address", () => {
  const files = async () => ({ "a b.jpg": await picture(20, 16), "ü.jpg": await picture(20, 16) });

  it.each([
    "https://pictures.example/a%20b.jpg",
    "http://localhost:1/x/y/a%20b.jpg?signature=1#top",
    "oss://bucket/a%20b.jpg",
    "https://pictures.example/%C3%BC.jpg",
    "https://pictures.example/ü.jpg",
    "https://169.254.169.254/ü.jpg",
  ])("is the file of that name, wherever the address leads: %s", async (image_url) => {
    expect(await repaired({ image_url }, await files())).toBe("jpg 20x16");
  });

  it("is one of the mock's own where the session has none", async () => {
    expect(await repaired({ image_url: "https://pictures.example/portrait.jpg" })).toMatch(/^jpg /);
  });

  it.each([
    "https://pictures.example/none.jpg",
    "https://pictures.example/a%20b.jpg/",
    "https://pictures.example/%ff",
    "https://pictures.example/..%2fpackage.json",
    "http://169.254.169.254/latest/meta-data",
  ])("fails the task when there is no such file: %s", async (image_url) => {
    expect(await repaired({ image_url }, await files())).toBe(-3);
  });

  it.each([
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "ftp://h/a.jpg",
    "//h/a.jpg",
    "a.jpg",
    "http://",
    "oss:x",
  ])("is refused when it is no address of a known scheme: %s", async (image_url) => {
    const answer = await testSession().caller.picwish("inpaint", { image_url, rectangles });
    expect(answer.body).toEqual({ status: 400, message: expect.stringContaining("Invalid parameter: image_url ") });
  });

  it.each([
    [512, 200],
    [513, 400],
  ])("may have %i characters: %i", async (length, status) => {
    const image_url = `https://pictures.example/${"a".repeat(length - 25)}`;
    expect(image_url).toHaveLength(length);
    const answer = await testSession().caller.picwish("inpaint", { image_url, rectangles });
    expect(answer.status).toBe(status);
  });

  it("may weigh 15 MiB, and fails the task when it weighs a byte more", async () => {
    const heavy = new Uint8Array(15_728_641);
    heavy.set(await picture(20, 16));
    const image_url = "https://pictures.example/heavy.jpg";
    expect(await repaired({ image_url }, { "heavy.jpg": heavy.subarray(0, -1) })).toBe("jpg 20x16");
    expect(await repaired({ image_url }, { "heavy.jpg": heavy })).toBe(-5);
    const mask = { mask_url: image_url, image_file: await picture(20, 16) };
    expect(await repaired(mask, { "heavy.jpg": heavy })).toBe(-5);
  });
});
