import { describe, expect, it } from "vitest";
import { decodePicture } from "./decode-picture.js";
import { sharp } from "./sharp.js";
import { makeBmp } from "./testing/make-bmp.js";
import { encode, gradient, largestDifference, paint, pixelAt } from "./testing/pictures.js";
import { UndecodablePictureError } from "./undecodable-picture-error.js";

const picture = paint(40, 30, gradient);
const translucent = paint(20, 10, () => [200, 100, 50, 128]);
const orange = sharp({ create: { width: 20, height: 10, channels: 3, background: { r: 200, g: 100, b: 50 } } });

describe("decodePicture", () => {
  it.each(["png", "webp", "tiff"] as const)("gives the exact pixels of a %s", async (format) => {
    expect(await decodePicture(await encode(picture, format))).toEqual({ ...picture, data: expect.anything() });
    expect(largestDifference(picture, await decodePicture(await encode(picture, format)))).toBe(0);
  });

  it("gives nearly the pixels of a JPEG", async () => {
    const decoded = await decodePicture(await encode(picture, "jpg"));
    expect(decoded).toMatchObject({ width: 40, height: 30, channels: 3 });
    expect(largestDifference(picture, decoded)).toBeLessThanOrEqual(6);
  });

  it("decodes a BMP", async () => {
    const decoded = await decodePicture(makeBmp({ width: 1, height: 1, depth: 24, rows: [[1, 2, 3]] }));
    expect(pixelAt(decoded, 0, 0)).toEqual([3, 2, 1]);
  });

  it("takes the first frame of an animation", async () => {
    const frames = paint(8, 16, (_, y) => (y < 8 ? [200, 0, 0] : [0, 0, 200]));
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
    const decoded = await decodePicture(await sharp(frames.data, { raw }).gif().toBuffer());
    expect(decoded).toMatchObject({ width: 8, height: 8 });
    expect(pixelAt(decoded, 7, 7).slice(0, 3)).toEqual([200, 0, 0]);
  });

  it.each(["png", "webp", "tiff"] as const)("keeps the alpha of a %s", async (format) => {
    const decoded = await decodePicture(await encode(translucent, format));
    expect(pixelAt(decoded, 3, 3)).toEqual([200, 100, 50, 128]);
  });

  it.each([
    ["greyscale", orange.clone().greyscale().jpeg(), [128, 128, 128]],
    ["16 bits per channel", orange.clone().toColourspace("rgb16").png(), [200, 100, 50]],
    ["16-bit greyscale", orange.clone().toColourspace("grey16").png(), [128, 128, 128]],
    ["a palette", orange.clone().png({ palette: true }), [200, 100, 50]],
  ] as const)("turns %s into 8-bit red, green and blue", async (_, image, expected) => {
    const decoded = await decodePicture(await image.toBuffer());
    expect(decoded.channels).toBe(3);
    pixelAt(decoded, 5, 5).forEach((value, c) => {
      expect(Math.abs(value - (expected[c] ?? 0))).toBeLessThanOrEqual(2);
    });
  });

  it("turns CMYK into red, green and blue", async () => {
    const decoded = await decodePicture(await orange.clone().toColourspace("cmyk").jpeg().toBuffer());
    const [red = 0, green = 0, blue = 0] = pixelAt(decoded, 5, 5);
    expect(decoded.channels).toBe(3);
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
  });

  it.each([
    [3, 40, 30, [39, 29]],
    [6, 30, 40, [29, 0]],
    [8, 30, 40, [0, 39]],
  ] as const)("turns EXIF orientation %i upright", async (orientation, width, height, [x, y]) => {
    const file = await sharp(await encode(picture, "jpg"))
      .withMetadata({ orientation })
      .jpeg({ quality: 98 })
      .toBuffer();
    const decoded = await decodePicture(file);
    expect(decoded).toMatchObject({ width, height });
    // The upper left corner of the stored picture.
    pixelAt(decoded, x, y).forEach((value, c) => {
      expect(Math.abs(value - (gradient(0, 0)[c] ?? 0))).toBeLessThanOrEqual(10);
    });
  });

  it("refuses more pixels than allowed, with its code", async () => {
    const failure = await decodePicture(await encode(picture), 40 * 30 - 1).catch((error: unknown) => error);
    expect(UndecodablePictureError.isInstance(failure)).toBe(true);
    expect(failure).toMatchObject({ code: "GC_MEDIA_UNDECODABLE", name: "UndecodablePictureError" });
    expect(await decodePicture(await encode(picture), 40 * 30)).toMatchObject({ width: 40 });
  });

  it.each([
    ["nothing", ""],
    ["text", "not a picture at all"],
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ["a PDF", "%PDF-1.4\n"],
  ])("refuses %s", async (_, text) => {
    await expect(decodePicture(new TextEncoder().encode(text))).rejects.toThrow(UndecodablePictureError);
  });

  it("names the cause when the library fails", async () => {
    const bytes = (await encode(picture)).slice();
    bytes.fill(0x55, 50, 90);
    await expect(decodePicture(bytes)).rejects.toMatchObject({
      code: "GC_MEDIA_UNDECODABLE",
      cause: expect.any(Error),
    });
  });
});
