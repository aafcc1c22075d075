import { describe, expect, test } from "vitest";
import { sniffFormat } from "./sniff-format.js";
import { bytesOf, little } from "./testing/bytes.js";
import { encodeBmp } from "./testing/encode-bmp.js";
import { samplePictures } from "./testing/sample-pictures.js";

describe("sniffFormat", () => {
  test("names the format of a real file of each kind", async () => {
    for (const [format, bytes] of Object.entries(await samplePictures())) expect(sniffFormat(bytes)).toBe(format);
  });

  test.each([
    ["jpg", "\xff\xd8\xff"],
    ["png", "\x89PNG\r\n\x1a\n"],
    ["webp", "RIFF\0\0\0\0WEBP"],
    ["tiff", "II*\0"],
    ["tiff", "MM\0*"],
    ["tiff", "II+\0"],
    ["tiff", "MM\0+"],
    ["gif", "GIF87a"],
    ["gif", "GIF89a"],
  ])("names %s by the fewest bytes that tell it, and by no fewer", (format, mark) => {
    const bytes = bytesOf(mark);
    expect(sniffFormat(bytes)).toBe(format);
    expect(sniffFormat(bytes.subarray(0, -1))).toBeUndefined();
  });

  test.each([12, 16, 40, 52, 56, 64, 108, 124] as const)("takes a BMP with a second header of %i bytes", (kind) => {
    expect(sniffFormat(encodeBmp({ width: 1, height: 1, kind }))).toBe("bmp");
  });

  test("does not take every text that begins with BM for a picture", () => {
    expect(sniffFormat(bytesOf("BM is a common pair of letters"))).toBeUndefined();
    expect(sniffFormat(bytesOf("BM", little(0, 12), little(41, 4)))).toBeUndefined();
    expect(sniffFormat(bytesOf("BM"))).toBeUndefined();
  });

  test.each(["", "RIFF\0\0\0\0WAVE", "GIF88a", "<svg>", "%PDF-1.7", "II*\x01", "\0\0\0 ftypavif"])(
    "does not name %j",
    (text) => {
      expect(sniffFormat(bytesOf(text))).toBeUndefined();
    },
  );
});
