import { describe, expect, test } from "vitest";
import { probePicture } from "../probe-picture.js";
import { bytesOf, indexOfText, inserted, patched } from "../testing/bytes.js";
import { AFTER_JPG_START, jpgSegment } from "../testing/chunks.js";
import { exifBlock } from "../testing/encode-tiff.js";
import { facts, gradient } from "../testing/sample-pictures.js";

const plain = Uint8Array.from(await gradient(13, 7).jpeg().toBuffer());
const usual = { ok: true, facts: facts("jpg", 13, 7) };
const TRUNCATED = { ok: false, fault: "truncated: the file ends before the image data does" };

const withSegment = (code: number, content: Uint8Array): Uint8Array =>
  inserted(plain, AFTER_JPG_START, jpgSegment(code, content));
const frameAt = indexOfText(plain, "\xff\xc0");
const scanAt = indexOfText(plain, "\xff\xda");

describe("a JPEG", () => {
  test.each([
    [3, 13, 7],
    [5, 7, 13],
    [6, 7, 13],
    [8, 7, 13],
  ])("with orientation %i is %i x %i upright", async (orientation, width, height) => {
    const turned = await gradient(13, 7).withMetadata({ orientation }).jpeg().toBuffer();
    expect(probePicture(turned)).toEqual({ ok: true, facts: facts("jpg", width, height) });
  });

  test("may be progressive, CMYK, gray, or made with arithmetic coding", async () => {
    const progressive = await gradient(13, 7).jpeg({ progressive: true }).toBuffer();
    expect(indexOfText(progressive, "\xff\xc2")).toBeGreaterThan(0);
    const cmyk = await gradient(13, 7).toColourspace("cmyk").jpeg().toBuffer();
    const gray = await gradient(13, 7, 1).toColourspace("b-w").jpeg().toBuffer();
    const arithmetic = patched(plain, frameAt + 1, [0xc9]);
    for (const bytes of [progressive, cmyk, gray, arithmetic]) expect(probePicture(bytes)).toEqual(usual);
  });

  test("may have fill bytes before its markers", () => {
    const fill = new Uint8Array(300).fill(0xff);
    expect(probePicture(inserted(inserted(plain, scanAt, fill), AFTER_JPG_START, fill))).toEqual(usual);
  });

  test("may have restart markers in its image data and stray ones before", () => {
    const restarts = bytesOf(0xff, 0xd0, 0x12, 0xff, 0xd7, 0xff, 0x00);
    expect(probePicture(inserted(plain, plain.length - 2, restarts))).toEqual(usual);
    expect(probePicture(inserted(plain, scanAt, bytesOf(0xff, 0xd3, 0xff, 0x01)))).toEqual(usual);
  });

  test("may have stray bytes between its segments", () => {
    expect(probePicture(inserted(plain, scanAt, bytesOf(0, 0, 7, 0xff, 0, 9)))).toEqual(usual);
  });

  test("keeps its own size when its metadata holds a thumbnail with another", async () => {
    const thumbnail = await gradient(160, 120).jpeg().toBuffer();
    const exif = bytesOf("Exif\0\0", exifBlock(6, "big"), thumbnail);
    expect(probePicture(withSegment(0xe1, exif))).toEqual({ ok: true, facts: facts("jpg", 7, 13) });
  });

  test("takes its orientation from the first EXIF segment and not from XMP", () => {
    const xmp = jpgSegment(0xe1, bytesOf("http://ns.adobe.com/xap/1.0/\0<x/>"));
    const first = jpgSegment(0xe1, bytesOf("Exif\0\0", exifBlock(6)));
    const second = jpgSegment(0xe1, bytesOf("Exif\0\0", exifBlock(1)));
    const bytes = inserted(plain, AFTER_JPG_START, bytesOf(xmp, first, second));
    expect(probePicture(bytes)).toEqual({ ok: true, facts: facts("jpg", 7, 13) });
  });

  test("may be followed by a film longer than its own data", () => {
    expect(probePicture(bytesOf(plain, new Uint8Array(200_000).fill(0x55)))).toEqual(usual);
  });

  test("without an end marker is truncated, even when a thumbnail has one", async () => {
    const thumbnail = await gradient(16, 12).jpeg().toBuffer();
    const exif = withSegment(0xe1, bytesOf("Exif\0\0", exifBlock(1), thumbnail));
    expect(probePicture(exif.subarray(0, -2))).toEqual(TRUNCATED);
    expect(probePicture(bytesOf(plain.subarray(0, -2), new Uint8Array(100_000)))).toEqual(TRUNCATED);
  });

  test.each([0, 1])("with a segment of length %i is damaged", (size) => {
    const bytes = inserted(plain, AFTER_JPG_START, bytesOf(0xff, 0xe5, 0, size));
    const fault = `damaged: the JPEG segment at byte 2 declares a length of ${size}`;
    expect(probePicture(bytes)).toEqual({ ok: false, fault });
  });

  test("is damaged when its parts are missing, doubled or in the wrong order", () => {
    const frame = plain.subarray(frameAt, frameAt + 19);
    const noFrame = bytesOf(plain.subarray(0, frameAt), plain.subarray(frameAt + frame.length));
    const noScan = bytesOf(plain.subarray(0, scanAt), 0xff, 0xd9);
    const oddFrame = patched(plain, frameAt + 9, [2]);
    const doubleStart = inserted(plain, AFTER_JPG_START, bytesOf(0xff, 0xd8));
    expect([noFrame, noScan, inserted(plain, frameAt, frame), oddFrame, doubleStart].map(probePicture)).toEqual([
      { ok: false, fault: "damaged: the JPEG has image data (SOS) before any frame header (SOF)" },
      { ok: false, fault: "damaged: the JPEG ends (EOI) before any image data (SOS)" },
      { ok: false, fault: "damaged: the JPEG has two frame headers (SOF)" },
      { ok: false, fault: "damaged: the JPEG frame header (SOF) has a wrong length" },
      { ok: false, fault: "damaged: the JPEG has a misplaced marker at byte 2" },
    ]);
  });

  test("that leaves its height to be told later is of zero size", () => {
    const fault = "zero size: the header declares 13 x 0 pixels";
    expect(probePicture(patched(plain, frameAt + 5, [0, 0]))).toEqual({ ok: false, fault });
  });

  test.each([0x00, 0xff, 0xd0])("made of ten megabytes of %i is given up", (byte) => {
    const bytes = new Uint8Array(10_000_000).fill(byte);
    bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 2]);
    expect(probePicture(bytes).ok).toBe(false);
  });

  test("made of an endless row of bare markers or empty segments is given up", () => {
    const bare = bytesOf("\xff\xd8", ...Array(50_000).fill("\xff\xd0"));
    expect(probePicture(bare)).toMatchObject({ ok: false, fault: expect.stringContaining("misplaced marker") });
    const empty = bytesOf("\xff\xd8", ...Array(10_001).fill("\xff\xe5\0\x02"));
    const fault = "damaged: it has more than 10000 JPEG segments before its image data";
    expect(probePicture(empty)).toEqual({ ok: false, fault });
  });
});
