import type { InpaintPlan } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { decodePicture } from "../decode-picture.js";
import type { Pixels } from "../pixels.js";
import { encode, largestDifference, noise, paint, pixelAt } from "../testing/pictures.js";
import { UndecodablePictureError } from "../undecodable-picture-error.js";
import { inpaint } from "./inpaint.js";

type Boxes = readonly { x: number; y: number; width: number; height: number }[];

const byBoxes = (boxes: Boxes, format: "jpg" | "png" = "png"): InpaintPlan => {
  return { work: "inpaint", format, region: { by: "rectangles", boxes } };
};
const byMask = (resize = false, threshold = 128): InpaintPlan => {
  return { work: "inpaint", format: "png", region: { by: "mask", threshold, resize } };
};

const BOX = { x: 30, y: 20, width: 24, height: 18 };
const isInBox = (x: number, y: number): boolean => x >= 30 && x < 54 && y >= 20 && y < 38;
const slope = paint(96, 64, (x, y) => [40 + x, 60 + y * 2, 150 - x]);
const spoiled = paint(96, 64, (x, y) => (isInBox(x, y) ? [255, 0, 0] : [40 + x, 60 + y * 2, 150 - x]));
const boxMask = (width: number, height: number, light = 255): Pixels => {
  return paint(width, height, (x, y) => {
    return isInBox(Math.floor((x * 96) / width), Math.floor((y * 64) / height)) ? [light, light, light] : [0, 0, 0];
  });
};
const repaired = async (plan: InpaintPlan, mask?: Pixels): Promise<Pixels> => {
  return decodePicture(await inpaint(await encode(spoiled), plan, mask && (await encode(mask))));
};

describe("inpaint", () => {
  it("continues a gradient through the region and leaves a PNG untouched outside", async () => {
    const result = await repaired(byBoxes([BOX]));
    expect(largestDifference(result, spoiled, (x, y) => !isInBox(x, y))).toBe(0);
    expect(largestDifference(result, slope, isInBox)).toBeLessThanOrEqual(8);
  });

  it("leaves a JPEG within three levels outside", async () => {
    const source = await encode(spoiled, "jpg");
    const result = await decodePicture(await inpaint(source, byBoxes([BOX], "jpg")));
    const before = await decodePicture(source);
    expect(largestDifference(result, before, (x, y) => !isInBox(x, y))).toBeLessThanOrEqual(3);
    expect(largestDifference(result, before, isInBox)).toBeGreaterThan(50);
  });

  it("clips boxes at the edges and ignores those beyond", async () => {
    const boxes = [
      { x: -10, y: -10, width: 15, height: 15 },
      { x: 90, y: 60, width: 100, height: 100 },
      { x: 200, y: 5, width: 10, height: 10 },
      { x: 5, y: -20, width: 10, height: 10 },
    ];
    const source = paint(96, 64, (x, y) => [(x * 37 + y * 11) % 256, 100, 100]);
    const result = await decodePicture(await inpaint(await encode(source), byBoxes(boxes)));
    const isInside = (x: number, y: number): boolean => (x < 5 && y < 5) || (x >= 90 && y >= 60);
    expect(largestDifference(result, source, (x, y) => !isInside(x, y))).toBe(0);
    expect(largestDifference(result, source, isInside)).toBeGreaterThan(20);
  });

  it("repairs where the mask is light, up to the threshold and including it", async () => {
    expect(largestDifference(await repaired(byMask(), boxMask(96, 64)), slope, isInBox)).toBeLessThanOrEqual(8);
    expect(largestDifference(await repaired(byMask(), boxMask(96, 64, 128)), slope, isInBox)).toBeLessThanOrEqual(8);
    expect(largestDifference(await repaired(byMask(), boxMask(96, 64, 127)), spoiled)).toBe(0);
  });

  it("takes the transparent part of a mask for black", async () => {
    const mask = paint(96, 64, () => [255, 255, 255, 0]);
    expect(largestDifference(await repaired(byMask(), mask), spoiled)).toBe(0);
  });

  it("scales a mask of another size where the plan allows it, else refuses it", async () => {
    const result = await repaired(byMask(true), boxMask(48, 32));
    expect(largestDifference(result, spoiled, (x, y) => !isInBox(x, y))).toBe(0);
    expect(largestDifference(result, slope, isInBox)).toBeLessThanOrEqual(8);
    await expect(repaired(byMask(false), boxMask(48, 32))).rejects.toThrow(RangeError);
  });

  it("leaves the picture unchanged when nothing is marked", async () => {
    expect(
      largestDifference(
        await repaired(
          byMask(),
          paint(96, 64, () => [0, 0, 0]),
        ),
        spoiled,
      ),
    ).toBe(0);
    expect(largestDifference(await repaired(byBoxes([])), spoiled)).toBe(0);
  });

  it("gives the mean colour when everything is marked", async () => {
    const source = paint(31, 17, (x) => (x % 2 === 0 ? [100, 0, 30] : [200, 0, 30]));
    const plan = byBoxes([{ x: 0, y: 0, width: 31, height: 17 }]);
    const result = await decodePicture(await inpaint(await encode(source), plan));
    expect(
      largestDifference(
        result,
        paint(31, 17, () => [148, 0, 30]),
      ),
    ).toBeLessThanOrEqual(1);
  });

  it.each([
    [1, 1],
    [1, 40],
    [40, 1],
    [10, 10],
  ])("repairs a picture of %i by %i pixels", async (width, height) => {
    const source = await encode(paint(width, height, () => [90, 120, 30]));
    const result = await decodePicture(await inpaint(source, byBoxes([{ x: 0, y: 0, width: 5, height: 5 }])));
    expect(
      largestDifference(
        result,
        paint(width, height, () => [90, 120, 30]),
      ),
    ).toBeLessThanOrEqual(1);
  });

  it("continues grain with grain of its kind", async () => {
    const source = paint(96, 64, (x, y) =>
      isInBox(x, y) ? [255, 0, 0] : [100 + noise(x, y), 100 + noise(x, y), 100 + noise(x, y)],
    );
    const result = await decodePicture(await inpaint(await encode(source), byBoxes([BOX])));
    const values = Array.from(
      { length: 200 },
      (_, at) => pixelAt(result, 34 + (at % 16), 24 + Math.floor(at / 16))[0] ?? 0,
    );
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(4);
  });

  it("spreads no colour from transparent pixels", async () => {
    const source = paint(40, 20, (x, y) => (x < 20 ? [0, 255, 0, 0] : [200, 40, 40, x > 25 && y < 10 ? 250 : 255]));
    const result = await decodePicture(
      await inpaint(await encode(source), byBoxes([{ x: 15, y: 5, width: 10, height: 10 }])),
    );
    expect(largestDifference(result, source, (x, y) => x < 15 || x >= 25 || y < 5 || y >= 15)).toBe(0);
    const [red = 0, green = 0] = pixelAt(result, 22, 10);
    expect(red).toBeGreaterThan(180);
    expect(green).toBeLessThan(60);
  });

  it("gives the same bytes twice", async () => {
    const source = await encode(spoiled, "jpg");
    expect(await inpaint(source, byBoxes([BOX], "jpg"))).toEqual(await inpaint(source, byBoxes([BOX], "jpg")));
  });

  it("refuses a missing mask, and a source or mask that cannot be decoded", async () => {
    const source = await encode(spoiled);
    await expect(inpaint(source, byMask())).rejects.toThrow(TypeError);
    await expect(inpaint(source, byMask(), source.subarray(0, 100))).rejects.toThrow(UndecodablePictureError);
    await expect(inpaint(source.subarray(0, 100), byBoxes([BOX]))).rejects.toThrow(UndecodablePictureError);
  });
});
