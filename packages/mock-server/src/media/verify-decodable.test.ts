import { describe, expect, it } from "vitest";
import { decodePicture } from "./decode-picture.js";
import { sharp } from "./sharp.js";
import { makeBmp } from "./testing/make-bmp.js";
import { encode, gradient, paint } from "./testing/pictures.js";
import { UndecodablePictureError } from "./undecodable-picture-error.js";
import { verifyDecodable } from "./verify-decodable.js";

/** Enough detail for a file of some length. */
const picture = paint(90, 70, (x, y) => [(x * y) % 256, (x * 7 + y * 13) % 256, (x ^ y) & 255]);
const KEPT = [0.1, 0.3, 0.5, 0.8, 0.95, 0.99];

const files = {
  jpg: () => encode(picture, "jpg"),
  "progressive jpg": async () =>
    sharp(await encode(picture, "jpg"))
      .jpeg({ progressive: true })
      .toBuffer(),
  png: () => encode(picture, "png"),
  webp: () => encode(picture, "webp"),
  tiff: () => encode(picture, "tiff"),
  gif: () => encode(picture, "gif"),
} as const;

describe.each(Object.entries(files))("a %s", (_, make) => {
  it("is verified and decoded when it is whole", async () => {
    const whole = await make();
    await expect(verifyDecodable(whole)).resolves.toBeUndefined();
    await expect(decodePicture(whole)).resolves.toMatchObject({ width: 90, height: 70 });
  });

  it.each(KEPT)("is refused when only a share of %f is left", async (share) => {
    const whole = await make();
    const cut = whole.subarray(0, Math.floor(whole.length * share));
    await expect(verifyDecodable(cut)).rejects.toThrow(UndecodablePictureError);
    await expect(decodePicture(cut)).rejects.toThrow(UndecodablePictureError);
  });
});

describe("verifyDecodable", () => {
  it("refuses a JPEG that lacks but a byte of its image data", async () => {
    const whole = await files.jpg();
    // The last two bytes only say that the picture is over.
    for (const missing of [3, 4, 20]) {
      await expect(verifyDecodable(whole.subarray(0, -missing))).rejects.toThrow(UndecodablePictureError);
    }
  });

  it("refuses a PNG with a changed byte", async () => {
    const bytes = (await files.png()).slice();
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    await expect(verifyDecodable(bytes)).rejects.toThrow(UndecodablePictureError);
  });

  it("accepts a picture of one pixel", async () => {
    await expect(verifyDecodable(await encode(paint(1, 1, gradient)))).resolves.toBeUndefined();
  });

  it("judges a BMP by its header and length", async () => {
    const whole = makeBmp({ width: 1, height: 1, depth: 24, rows: [[1, 2, 3]] });
    await expect(verifyDecodable(whole)).resolves.toBeUndefined();
    await expect(verifyDecodable(whole.subarray(0, -1))).rejects.toThrow(UndecodablePictureError);
  });

  it("refuses more pixels than allowed", async () => {
    await expect(verifyDecodable(await files.png(), 1000)).rejects.toThrow(UndecodablePictureError);
  });
});
