import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { PictureFormat } from "../contract/work.js";
import { probePicture } from "../picture/probe-picture.js";
import { gradient, samplePictures } from "../picture/testing/sample-pictures.js";
import { nodePlatform } from "./node/platform.js";
import { lookAt, openPicture, type PictureInput } from "./picture-input.js";
import { webPlatform } from "./web/platform.js";

const pictures = await samplePictures();
const { jpg } = pictures;
const folder = await mkdtemp(join(tmpdir(), "picture-"));
const path = join(folder, "photo of mine.jpg");
await writeFile(path, jpg);
afterAll(() => rm(folder, { recursive: true }));

const open = (input: PictureInput, most = 1 << 20) => openPicture(input, nodePlatform, most);

async function* chunks(...parts: readonly unknown[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part as Uint8Array;
}

describe("a picture", () => {
  test.each<readonly [string, PictureInput]>([
    ["a path", path],
    ["a file: address", pathToFileURL(path)],
    ["bytes", jpg],
    ["a buffer of Node", Buffer.from(jpg)],
    ["an array buffer", Uint8Array.from(jpg).buffer],
    ["a blob", new Blob([Uint8Array.from(jpg)])],
    ["a stream", new Blob([Uint8Array.from(jpg)]).stream()],
    ["chunks", chunks(jpg.subarray(0, 5), jpg.subarray(5))],
  ])("can be %s", async (_, input) => {
    const picture = await open(input);
    expect(picture).toMatchObject({ kind: "file", format: "jpg" });
    if (picture.kind === "file") expect(new Uint8Array(await picture.blob.arrayBuffer())).toEqual(new Uint8Array(jpg));
  });

  test("keeps its name where it has one", async () => {
    expect(await open(path)).toMatchObject({ fileName: "photo of mine.jpg" });
    expect(await open(new File([Uint8Array.from(jpg)], "me.jpg"))).toMatchObject({ fileName: "me.jpg" });
    expect(await open(jpg)).toMatchObject({ fileName: "image.jpg" });
  });

  test("has no control characters in its name: whoever reads a form may stop at one, and miss the file", async () => {
    const named = new File([Uint8Array.from(jpg)], "a\u001b[31m\nb\u0000.jpg");
    expect(await open(named)).toMatchObject({ fileName: "a_[31m_b_.jpg" });
  });

  test.each(["https://a.example/b.jpg", "HTTP://a.example/b.jpg", "oss://bucket/b.jpg"])(
    "can be the address %s",
    async (url) => {
      expect(await open(url)).toEqual({ kind: "address", url });
      expect(await open(new URL(url))).toMatchObject({ kind: "address" });
    },
  );

  test.each<readonly [unknown, RegExp]>([
    [join(folder, "nothing.jpg"), /ENOENT/],
    [folder, /is no file/],
    ["data:image/png;base64,AAAA", /data: address/],
    [5, /a number/],
    [null, /null/],
    [{}, /an object of the class Object/],
    [chunks("text"), /a string where bytes belong/],
  ])("cannot be %s", async (input, because) => {
    await expect(open(input as PictureInput)).rejects.toThrow(because);
  });

  test("is not taken in beyond what could be sent", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1000;
        yield new Uint8Array(1000);
      }
    }
    const picture = await open(endless(), 10_000);
    expect(picture.kind === "file" && picture.blob.size).toBe(11_000);
    expect(given).toBe(11_000);
  });

  test("has no path where there are no files", async () => {
    await expect(openPicture("photo.jpg", webPlatform, 1000)).rejects.toThrow("no files here to open photo.jpg");
    await expect(webPlatform.saveFile("photo.jpg", jpg)).rejects.toThrow("no files here to write photo.jpg");
    expect(await webPlatform.sha256(new Blob(["abc"]))).toBe(await nodePlatform.sha256(new Blob(["abc"])));
  });
});

describe("a look at a picture", () => {
  const noise = gradient(1300, 900, 3);
  const large: Readonly<Partial<Record<PictureFormat, Promise<Buffer>>>> = {
    jpg: noise.clone().jpeg({ quality: 100 }).toBuffer(),
    png: noise.clone().png({ compressionLevel: 0 }).toBuffer(),
    tiff: noise.clone().tiff({ compression: "none" }).toBuffer(),
    webp: noise.clone().webp({ lossless: true, effort: 0 }).toBuffer(),
  };

  test.each(Object.entries(large))("tells of a large %s what a reading of all of it tells", async (format, made) => {
    // As long as any that is not read whole, whatever the format packs it into.
    const bytes = Buffer.concat([await made, Buffer.alloc(format === "webp" || format === "jpg" ? 1 << 21 : 0)]);
    const picture = await open(bytes, 1 << 30);
    if (picture.kind !== "file") throw new Error("It is a file.");
    expect(await lookAt(picture)).toEqual(probePicture(bytes));
  });

  test("tells that a large one is cut short", async () => {
    const bytes = await noise.clone().png({ compressionLevel: 0 }).toBuffer();
    const picture = await open(bytes.subarray(0, bytes.length - 100), 1 << 30);
    expect(picture.kind === "file" && (await lookAt(picture))).toMatchObject({ ok: false });
  });
});

describe("a file that is saved", () => {
  test("replaces what was there, and leaves nothing beside it", async () => {
    const at = join(folder, "saved", "x.jpg");
    await expect(nodePlatform.saveFile(at, jpg)).rejects.toThrow(/ENOENT/);
    const flat = join(folder, "x.jpg");
    await writeFile(flat, "before");
    await nodePlatform.saveFile(pathToFileURL(flat), jpg);
    expect(new Uint8Array(await readFile(flat))).toEqual(new Uint8Array(jpg));
    expect((await readdir(folder)).filter((name) => name.includes(".part"))).toEqual([]);
  });

  test("that cannot replace what is there leaves nothing beside it either", async () => {
    await expect(nodePlatform.saveFile(folder, jpg)).rejects.toThrow();
    expect((await readdir(join(folder, ".."))).filter((name) => name.includes(".part"))).toEqual([]);
  });
});
