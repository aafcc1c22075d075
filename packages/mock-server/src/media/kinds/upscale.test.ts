import type { UpscalePlan } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { decodePicture } from "../decode-picture.js";
import { sharp } from "../sharp.js";
import { makeBmp } from "../testing/make-bmp.js";
import { encode, gradient, largestDifference, paint, pixelAt } from "../testing/pictures.js";
import { UndecodablePictureError } from "../undecodable-picture-error.js";
import { upscale } from "./upscale.js";

const plan = (changes: Partial<UpscalePlan> = {}): UpscalePlan => {
  return { work: "upscale", factor: 2, mode: "general", facesOnly: false, format: "png", ...changes };
};
const FACTORS = [1, 2, 4] as const;
const MODES = [{ mode: "general" }, { mode: "portrait" }, { mode: "portrait", facesOnly: true }] as const;

/** Skin with blemishes in the left half, a blue pattern in the right one. */
const half = paint(64, 40, (x, y) => {
  const grain = ((x * 7 + y * 11) % 5) * 3;
  return x < 32 ? [224 - grain, 172 - grain, 140 - grain] : [30, 60 + grain * 4, 180];
});

describe("upscale", () => {
  describe.each(MODES)("with %o", (mode) => {
    it.each([
      [33, 21],
      [10, 10],
      [1, 17],
      [1, 1],
    ])("gives exactly the factor times %i by %i pixels", async (width, height) => {
      const source = await encode(paint(width, height, gradient), "png");
      for (const factor of FACTORS) {
        const metadata = await sharp(await upscale(source, plan({ ...mode, factor, format: "jpg" }))).metadata();
        expect(metadata).toMatchObject({ format: "jpeg", width: width * factor, height: height * factor });
      }
    });

    it("keeps the alpha of the source in a PNG and paints it white in a JPEG", async () => {
      const source = await encode(paint(20, 20, (x) => [90, 90, 200, x < 10 ? 0 : 255]));
      for (const factor of FACTORS) {
        const png = await decodePicture(await upscale(source, plan({ ...mode, factor })));
        expect([pixelAt(png, 0, 0)[3], pixelAt(png, png.width - 1, 0)[3]]).toEqual([0, 255]);
        const jpg = await decodePicture(await upscale(source, plan({ ...mode, factor, format: "jpg" })));
        expect(Math.min(...pixelAt(jpg, 0, 0))).toBeGreaterThan(250);
      }
    });

    it("gives the same bytes twice", async () => {
      const source = await encode(half, "jpg");
      expect(await upscale(source, plan(mode))).toEqual(await upscale(source, plan(mode)));
    });
  });

  it("enlarges the upright picture and drops its metadata", async () => {
    const jpg = await encode(paint(30, 20, gradient), "jpg");
    const turned = await sharp(jpg).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    for (const factor of FACTORS) {
      const metadata = await sharp(await upscale(turned, plan({ factor, format: "jpg" }))).metadata();
      expect(metadata).toMatchObject({ width: 20 * factor, height: 30 * factor });
      expect(metadata.orientation ?? metadata.exif).toBeUndefined();
    }
  });

  it("sharpens edges, also at factor 1, and leaves even areas alone", async () => {
    const source = paint(20, 10, (x) => (x < 10 ? [100, 100, 100] : [150, 150, 150]));
    const result = await decodePicture(await upscale(await encode(source), plan({ factor: 1 })));
    expect(pixelAt(result, 9, 5)[0]).toBeLessThan(100);
    expect(pixelAt(result, 10, 5)[0]).toBeGreaterThan(150);
    expect(pixelAt(result, 2, 5)).toEqual([100, 100, 100]);
  });

  it("enlarges a BMP", async () => {
    const bmp = makeBmp({ width: 2, height: 1, depth: 24, rows: [[1, 2, 3, 1, 2, 3]] });
    expect(await decodePicture(await upscale(bmp, plan()))).toMatchObject({ width: 4, height: 2 });
  });

  it("evens out skin in portrait mode", async () => {
    const source = await encode(half);
    const spread = async (mode: UpscalePlan["mode"]): Promise<number> => {
      const result = await decodePicture(await upscale(source, plan({ mode, factor: 1 })));
      const values = Array.from(
        { length: 400 },
        (_, at) => pixelAt(result, 6 + (at % 20), 8 + Math.floor(at / 20))[0] ?? 0,
      );
      return Math.max(...values) - Math.min(...values);
    };
    expect(await spread("portrait")).toBeLessThan((await spread("general")) / 2);
  });

  it("changes nothing but skin when only faces are asked for", async () => {
    const source = await encode(half);
    const result = await decodePicture(await upscale(source, plan({ mode: "portrait", facesOnly: true })));
    const plain = await decodePicture(
      await sharp(source).resize({ width: 128, height: 80, fit: "fill", kernel: "lanczos3" }).png().toBuffer(),
    );
    expect(largestDifference(result, plain, (x) => x >= 90)).toBe(0);
    expect(largestDifference(result, plain, (x) => x < 50)).toBeGreaterThan(4);
  });

  it.each(MODES)("refuses what cannot be decoded, with %o", async (mode) => {
    const cut = (await encode(half, "jpg")).subarray(0, 700);
    for (const factor of FACTORS) {
      await expect(upscale(cut, plan({ ...mode, factor }))).rejects.toThrow(UndecodablePictureError);
    }
  });
});
