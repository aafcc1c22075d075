import { describe, expect, test } from "vitest";
import { probePicture } from "../probe-picture.js";
import { bytesOf, little, patched } from "../testing/bytes.js";
import { vp8x, webpChunk, webpFile } from "../testing/chunks.js";
import { exifBlock } from "../testing/encode-tiff.js";
import { facts, frames, gradient } from "../testing/sample-pictures.js";

const lossy = Uint8Array.from(await gradient(13, 7).webp().toBuffer());
const lossless = Uint8Array.from(await gradient(13, 7).webp({ lossless: true }).toBuffer());
/** The whole chunk that holds the image data. */
const image = lossy.subarray(12);

const ANIMATION = 0x02;
const EXIF = 0x08;
const ALPHA = 0x10;

describe("a WebP", () => {
  test("is lossy or lossless, and has alpha in either form", async () => {
    const lossyAlpha = await gradient(13, 7, 4).webp().toBuffer();
    const losslessAlpha = await gradient(13, 7, 4).webp({ lossless: true }).toBuffer();
    const firstChunks = [lossy, lossless, lossyAlpha, losslessAlpha].map((file) =>
      String.fromCharCode(...file.slice(12, 16)),
    );
    expect(firstChunks).toEqual(["VP8 ", "VP8L", "VP8X", "VP8L"]);
    const [plain, alpha] = [facts("webp", 13, 7), facts("webp", 13, 7, { alpha: true })];
    expect([lossy, lossless].map(probePicture)).toEqual(Array(2).fill({ ok: true, facts: plain }));
    expect([lossyAlpha, losslessAlpha].map(probePicture)).toEqual(Array(2).fill({ ok: true, facts: alpha }));
  });

  test("has a lossless size that fills all bits of its header", async () => {
    const wide = await gradient(16383, 1).webp({ lossless: true }).toBuffer();
    const high = await gradient(1, 16383, 4).webp({ lossless: true }).toBuffer();
    expect(probePicture(wide)).toEqual({ ok: true, facts: facts("webp", 16383, 1) });
    expect(probePicture(high)).toEqual({ ok: true, facts: facts("webp", 1, 16383, { alpha: true }) });
  });

  test("is turned upright by its EXIF chunk, with or without the mark that JPEG uses", async () => {
    const turned = await gradient(13, 7).withMetadata({ orientation: 6 }).webp().toBuffer();
    expect(probePicture(turned)).toEqual({ ok: true, facts: facts("webp", 7, 13) });
    const exif = webpChunk("EXIF", bytesOf("Exif\0\0", exifBlock(8)));
    expect(probePicture(webpFile(vp8x(EXIF, 13, 7), image, exif))).toEqual({ ok: true, facts: facts("webp", 7, 13) });
  });

  test("takes what its flags announce and nothing else", () => {
    const extra = bytesOf(webpChunk("ALPH", bytesOf(0)), image, webpChunk("EXIF", exifBlock(6)));
    expect(probePicture(webpFile(vp8x(0, 13, 7), extra))).toEqual({ ok: true, facts: facts("webp", 13, 7) });
    const alpha = facts("webp", 13, 7, { alpha: true });
    expect(probePicture(webpFile(vp8x(ALPHA, 13, 7), extra))).toEqual({ ok: true, facts: alpha });
  });

  test("is animated when it has more than one frame", async () => {
    const animation = await frames(3, 9, 5).webp().toBuffer();
    expect(probePicture(animation)).toEqual({ ok: true, facts: facts("webp", 9, 5, { animated: true }) });
    const single = webpFile(vp8x(ANIMATION, 9, 5), webpChunk("ANIM", new Uint8Array(6)), webpChunk("ANMF"));
    expect(probePicture(single)).toEqual({ ok: true, facts: facts("webp", 9, 5) });
  });

  test("has a canvas of up to 2^24 pixels a side", () => {
    const huge = webpFile(vp8x(0, 2 ** 24, 2 ** 24), image);
    expect(probePicture(huge)).toEqual({ ok: true, facts: facts("webp", 2 ** 24, 2 ** 24) });
  });

  test("may hold chunks of no length, but not endlessly many", () => {
    const some = webpFile(vp8x(0, 13, 7), ...Array(500).fill(webpChunk("XXXX")), image);
    expect(probePicture(some)).toEqual({ ok: true, facts: facts("webp", 13, 7) });
    const many = new Uint8Array(12 + 18 + 8 * 100_001);
    many.set(bytesOf("RIFF", little(many.length - 8, 4), "WEBP", vp8x(0, 13, 7)));
    expect(probePicture(many)).toEqual({ ok: false, fault: "damaged: it has more than 100000 WebP chunks" });
  });

  test("is truncated when its declared size goes beyond the file", () => {
    const fault = "truncated: the file ends before the image data does";
    expect(probePicture(patched(lossy, 4, little(lossy.length - 7, 4)))).toEqual({ ok: false, fault });
    expect(probePicture(patched(lossy, 4, [0xff, 0xff, 0xff, 0xff]))).toEqual({ ok: false, fault });
  });

  test.each([0, 4, 11])("that declares a size of %i is damaged", (size) => {
    const fault = "damaged: the WebP file declares a size that holds no picture";
    expect(probePicture(patched(lossy, 4, little(size, 4)))).toEqual({ ok: false, fault });
  });

  test("is damaged when its chunks contradict it", () => {
    const files = [
      webpFile(webpChunk("ICCP"), image),
      webpFile(vp8x(0, 13, 7)),
      webpFile(webpChunk("VP8X", new Uint8Array(9)), image),
      webpFile(webpChunk("VP8 ", new Uint8Array(9))),
      webpFile(webpChunk("VP8 ", new Uint8Array(10))),
      webpFile(webpChunk("VP8L", new Uint8Array(4))),
      webpFile(webpChunk("VP8L", new Uint8Array(5))),
      patched(lossy, 16, little(image.length + 1, 4)),
    ];
    expect(files.map(probePicture)).toEqual([
      { ok: false, fault: "damaged: the WebP file does not begin with a picture (VP8, VP8L or VP8X)" },
      { ok: false, fault: "damaged: the WebP file has no image data" },
      { ok: false, fault: "damaged: the extended WebP header (VP8X) is too short" },
      { ok: false, fault: "damaged: the WebP image data is shorter than its own header" },
      { ok: false, fault: "damaged: the WebP image data is no VP8 key frame" },
      { ok: false, fault: "damaged: the WebP image data is shorter than its own header" },
      { ok: false, fault: "damaged: the WebP image data is no VP8L picture" },
      { ok: false, fault: "damaged: the WebP chunk at byte 12 is longer than the picture around it" },
    ]);
  });

  test("of no height is of zero size", () => {
    const fault = "zero size: the header declares 13 x 0 pixels";
    expect(probePicture(patched(lossy, 28, [0, 0]))).toEqual({ ok: false, fault });
  });
});
