import { describe, expect, it } from "vitest";
import { decodePicture } from "../decode-picture.js";
import { sharp } from "../sharp.js";
import { encode, gradient, largestDifference, noise, paint, pixelAt } from "../testing/pictures.js";
import { UndecodablePictureError } from "../undecodable-picture-error.js";
import { restore } from "./restore.js";

const PNG = { work: "restore", format: "png" } as const;
const JPG = { work: "restore", format: "jpg" } as const;

describe("restore", () => {
  it.each([
    [61, 43],
    [10, 10],
    [1, 17],
    [1, 1],
  ])("keeps a size of %i by %i pixels", async (width, height) => {
    const source = await encode(paint(width, height, gradient), "jpg");
    expect(await sharp(await restore(source, JPG)).metadata()).toMatchObject({ format: "jpeg", width, height });
  });

  it("makes a soft edge steeper and tones wider", async () => {
    const edge = paint(40, 20, (x) => (x < 20 ? [90, 90, 90] : [160, 160, 160]));
    const soft = await sharp(await encode(edge))
      .blur(2)
      .png()
      .toBuffer();
    const result = await decodePicture(await restore(soft, PNG));
    const before = await decodePicture(soft);
    const rise = (pixels: typeof result): number =>
      (pixelAt(pixels, 21, 10)[0] ?? 0) - (pixelAt(pixels, 18, 10)[0] ?? 0);
    expect(rise(result)).toBeGreaterThan(rise(before) * 1.5);
    expect(pixelAt(result, 1, 10)[0]).toBeLessThan(90);
    expect(pixelAt(result, 38, 10)[0]).toBeGreaterThan(160);
  });

  it("takes fine grain away", async () => {
    const grainy = paint(60, 40, (x, y) => [x < 3 ? 0 : x > 56 ? 255 : 120 + noise(x, y), 120, 120]);
    const result = await decodePicture(await restore(await encode(grainy), PNG));
    const values = Array.from(
      { length: 300 },
      (_, at) => pixelAt(result, 20 + (at % 20), 10 + Math.floor(at / 20))[0] ?? 0,
    );
    expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(4);
  });

  it("leaves a picture of one colour as it is", async () => {
    const plain = paint(20, 20, () => [120, 130, 140]);
    expect(largestDifference(await decodePicture(await restore(await encode(plain), PNG)), plain)).toBe(0);
  });

  it("keeps alpha in a PNG", async () => {
    const source = paint(20, 20, (x) => [x * 10, 90, 90, 128]);
    expect(pixelAt(await decodePicture(await restore(await encode(source), PNG)), 10, 10)[3]).toBe(128);
  });

  it("gives the same bytes twice", async () => {
    const source = await encode(paint(40, 30, gradient), "jpg");
    expect(await restore(source, JPG)).toEqual(await restore(source, JPG));
  });

  it("refuses what cannot be decoded", async () => {
    await expect(restore(new Uint8Array(20), JPG)).rejects.toThrow(UndecodablePictureError);
  });
});
