import { describe, expect, test, vi } from "vitest";
import type { PictureFormat } from "../contract/work.js";
import { ByteReader } from "./byte-reader.js";
import { probePicture } from "./probe-picture.js";
import { big, bytesOf, inserted } from "./testing/bytes.js";
import { AFTER_PNG_HEADER, pngChunk, webpChunk, webpFile } from "./testing/chunks.js";
import { encodeBmp } from "./testing/encode-bmp.js";
import { encodeTiff, grayEntries } from "./testing/encode-tiff.js";
import { facts, gradient, samplePictures } from "./testing/sample-pictures.js";

describe("probePicture", () => {
  test("states the facts of a whole file of each format", async () => {
    for (const [format, bytes] of Object.entries(await samplePictures())) {
      // The GIF encoder always reserves a transparent colour.
      expect(probePicture(bytes)).toEqual({
        ok: true,
        facts: facts(format as PictureFormat, 13, 7, { alpha: format === "gif" }),
      });
    }
  });

  test("calls an empty file empty", () => {
    expect(probePicture(new Uint8Array())).toEqual({ ok: false, fault: "empty: the file has no bytes" });
  });

  test("quotes the first bytes of an unknown file", () => {
    const fault = "unknown format: the file starts with 3c 68 74 6d 6c 3e 0a 20 (hex)";
    expect(probePicture(bytesOf("<html>\n  <body>"))).toEqual({ ok: false, fault });
    expect(probePicture(bytesOf("no"))).toEqual({ ok: false, fault: "unknown format: the whole file is 6e 6f (hex)" });
  });

  test("reads a view that does not begin at the start of its buffer", async () => {
    for (const [, bytes] of Object.entries(await samplePictures())) {
      const view = bytesOf("12345", bytes).subarray(5);
      expect(probePicture(view)).toEqual(probePicture(bytes));
    }
  });

  test("finds a file of any format cut off at any byte", async () => {
    for (const [format, bytes] of Object.entries(await samplePictures())) {
      for (let length = 0; length < bytes.length; length++) {
        const probe = probePicture(bytes.subarray(0, length));
        expect(probe, `${format} cut to ${length} of ${bytes.length} bytes`).toEqual({
          ok: false,
          fault: expect.stringMatching(/^(empty|unknown format|truncated): /),
        });
      }
    }
  });

  test("tolerates bytes after the end of the picture", async () => {
    for (const [, bytes] of Object.entries(await samplePictures())) {
      expect(probePicture(bytesOf(bytes, new Uint8Array(1000)))).toEqual(probePicture(bytes));
    }
  });

  test("takes ten megabytes of FF bytes for no known format", () => {
    const fault = "unknown format: the file starts with ff ff ff ff ff ff ff ff (hex)";
    expect(probePicture(new Uint8Array(10_000_000).fill(0xff))).toEqual({ ok: false, fault });
  });

  test("reads a small share of a large file", async () => {
    const need = vi.spyOn(ByteReader.prototype, "need");
    const samples = await samplePictures();
    const megabyte = new Uint8Array(1_000_000);
    const pixels = pngChunk("IDAT", new Uint8Array(8192));
    const files = [
      inserted(samples.png, AFTER_PNG_HEADER, bytesOf(...Array(122).fill(pixels))),
      inserted(samples.jpg, samples.jpg.length - 2, megabyte),
      webpFile(webpChunk("VP8 ", bytesOf(samples.webp.subarray(20), megabyte))),
      encodeTiff({ order: "big", entries: grayEntries(), data: megabyte }),
      encodeBmp({ width: 700, height: 500 }),
    ];
    for (const bytes of files) {
      need.mockClear();
      expect(probePicture(bytes).ok).toBe(true);
      expect(bytes.length).toBeGreaterThan(999_999);
      expect(need.mock.calls.length).toBeLessThan(1500);
    }
    need.mockRestore();
  });

  test("does not limit the size that a header declares", async () => {
    const png = await gradient(13, 7).png().toBuffer();
    png.set([...big(100_000, 4), ...big(100_000, 4)], 16);
    expect(probePicture(png)).toEqual({ ok: true, facts: facts("png", 100_000, 100_000) });
  });
});
