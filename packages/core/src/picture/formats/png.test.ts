import { describe, expect, test } from "vitest";
import { probePicture } from "../probe-picture.js";
import { big, bytesOf, indexOfText, inserted, patched } from "../testing/bytes.js";
import { AFTER_PNG_HEADER, pngChunk } from "../testing/chunks.js";
import { exifBlock } from "../testing/encode-tiff.js";
import { facts, gradient } from "../testing/sample-pictures.js";

const plain = Uint8Array.from(await gradient(13, 7).png().toBuffer());

describe("a PNG", () => {
  test("has alpha by its colour type", async () => {
    const withAlpha = await gradient(13, 7, 4).png().toBuffer();
    expect(probePicture(withAlpha)).toEqual({ ok: true, facts: facts("png", 13, 7, { alpha: true }) });
    const grayAlpha = patched(plain, 25, [4]);
    expect(probePicture(grayAlpha)).toEqual({ ok: true, facts: facts("png", 13, 7, { alpha: true }) });
  });

  test("has alpha by transparent entries of its palette", async () => {
    const palette = await gradient(13, 7, 4).png({ palette: true }).toBuffer();
    expect(palette[25]).toBe(3);
    expect(probePicture(palette)).toEqual({ ok: true, facts: facts("png", 13, 7, { alpha: true }) });
    const opaque = await gradient(13, 7).png({ palette: true }).toBuffer();
    expect(probePicture(opaque)).toEqual({ ok: true, facts: facts("png", 13, 7) });
  });

  test("is turned upright by its eXIf chunk", async () => {
    const turned = await gradient(13, 7).withMetadata({ orientation: 6 }).png().toBuffer();
    expect(probePicture(turned)).toEqual({ ok: true, facts: facts("png", 7, 13) });
    const byHand = inserted(plain, AFTER_PNG_HEADER, pngChunk("eXIf", exifBlock(8, "big")));
    expect(probePicture(byHand)).toEqual({ ok: true, facts: facts("png", 7, 13) });
  });

  test.each([
    [1, false],
    [2, true],
  ])("with %i frames is animated: %s", (count, animated) => {
    const apng = inserted(plain, AFTER_PNG_HEADER, pngChunk("acTL", bytesOf(big(count, 4), big(0, 4))));
    expect(probePicture(apng)).toEqual({ ok: true, facts: facts("png", 13, 7, { animated }) });
  });

  test("keeps its facts when orientation, transparency or animation come after the image data", () => {
    const animation = pngChunk("acTL", bytesOf(big(5, 4), big(0, 4)));
    const late = bytesOf(animation, pngChunk("tRNS", bytesOf(big(0, 6))), pngChunk("eXIf", exifBlock(6)));
    expect(probePicture(inserted(plain, plain.length - 12, late))).toEqual({ ok: true, facts: facts("png", 13, 7) });
  });

  test("may be interlaced or have 16 bits per sample", async () => {
    const interlaced = await gradient(13, 7).png({ progressive: true }).toBuffer();
    expect(interlaced[28]).toBe(1);
    expect(probePicture(interlaced)).toEqual({ ok: true, facts: facts("png", 13, 7) });
    const deep = await gradient(13, 7).toColourspace("rgb16").png().toBuffer();
    expect(deep[24]).toBe(16);
    expect(probePicture(deep)).toEqual({ ok: true, facts: facts("png", 13, 7) });
  });

  test("is damaged when a chunk declares a length beyond what the format allows", () => {
    const bytes = patched(plain, indexOfText(plain, "IDAT") - 4, [0xff, 0xff, 0xff, 0xff]);
    const fault = expect.stringMatching(/^damaged: the PNG chunk IDAT at byte \d+ declares an impossible length$/);
    expect(probePicture(bytes)).toEqual({ ok: false, fault });
  });

  test("is truncated when a chunk is longer than the file", () => {
    const bytes = patched(plain, indexOfText(plain, "IDAT") - 4, [0x7f, 0xff, 0xff, 0xff]);
    expect(probePicture(bytes)).toEqual({
      ok: false,
      fault: "truncated: the file ends before the image data does",
    });
  });

  test("is damaged without a header, without image data, with an unknown colour type or with bytes between chunks", () => {
    const appleHeader = inserted(plain, 8, pngChunk("CgBI", bytesOf(big(0, 4))));
    const noData = bytesOf(plain.subarray(0, AFTER_PNG_HEADER), pngChunk("IEND"));
    const between = inserted(plain, AFTER_PNG_HEADER, new Uint8Array(5));
    expect([appleHeader, noData, patched(plain, 25, [5]), between].map(probePicture)).toEqual([
      { ok: false, fault: "damaged: the PNG does not begin with a header (IHDR)" },
      { ok: false, fault: "damaged: the PNG has no image data (IDAT)" },
      { ok: false, fault: "damaged: the PNG header declares colour type 5" },
      { ok: false, fault: "damaged: the PNG has no chunk where one must be, at byte 33" },
    ]);
  });

  test("of no width is of zero size", () => {
    const fault = "zero size: the header declares 0 x 7 pixels";
    expect(probePicture(patched(plain, 16, [0, 0, 0, 0]))).toEqual({ ok: false, fault });
  });

  test("made of an endless row of empty chunks is given up", () => {
    const chunk = pngChunk("IDAT");
    const bytes = new Uint8Array(AFTER_PNG_HEADER + chunk.length * 100_001);
    bytes.set(plain.subarray(0, AFTER_PNG_HEADER));
    for (let at = AFTER_PNG_HEADER; at < bytes.length; at += chunk.length) bytes.set(chunk, at);
    expect(probePicture(bytes)).toEqual({ ok: false, fault: "damaged: it has more than 100000 PNG chunks" });
  });
});
