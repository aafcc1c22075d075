import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharp } from "../../../media/sharp.js";
import { blur } from "./blur.js";
import { extract, flatten, negate } from "./colours.js";
import { convolve } from "./convolve.js";
import type { Raster } from "./raster.js";
import { resample } from "./resample.js";

/** A picture as pictures are: even areas, slopes and edges, no noise. */
function drawing(width: number, height: number, channels: 1 | 3 | 4): Raster {
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < data.length; at++) {
    const [place, c] = [Math.floor(at / channels), at % channels];
    const [x, y] = [place % width, Math.floor(place / width)];
    const inside = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (Math.min(width, height) / 3) ** 2;
    data[at] = c === 3 ? 255 : inside ? 40 + c * 60 : Math.round((x / width) * 120 + (y / height) * 100);
  }
  return { width, height, channels, data };
}

const native = ({ data, width, height, channels }: Raster) => {
  const image = sharp(data, { raw: { width, height, channels } });
  return channels === 1 ? image.toColourspace("b-w") : image;
};

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] as number)), 0) / a.length;
}

describe("pictures in plain code look like those of the native library", () => {
  // Between whole factors the native library places its pixels up to half of one apart from where they belong.
  it.each([0.25, 0.5, 2, 4])("when they become %d times as large", async (factor) => {
    for (const kernel of ["lanczos3", "cubic"] as const) {
      for (const channels of [1, 3, 4] as const) {
        const raster = drawing(64, 48, channels);
        const [width, height] = [64 * factor, 48 * factor];
        const own = resample(raster, width, height, kernel);
        expect([own.width, own.height, own.channels]).toEqual([width, height, channels]);
        const other = await native(raster).resize({ width, height, fit: "fill", kernel }).raw().toBuffer();
        expect(meanDifference(own.data, other)).toBeLessThan(2);
      }
    }
  });

  it.each([0.6, 1.2, 1.8, 2.5])("when they are blurred by %d pixels", async (deviation) => {
    for (const channels of [1, 3, 4] as const) {
      const raster = drawing(64, 48, channels);
      const other = await native(raster).blur(deviation).raw().toBuffer();
      expect(meanDifference(blur(raster, deviation).data, other)).toBeLessThan(2);
    }
  });

  it("when they are sharpened", async () => {
    const by = { width: 3, height: 3, kernel: [0, -1, 0, -1, 12, -1, 0, -1, 0], scale: 8 };
    for (const channels of [3, 4] as const) {
      const raster = drawing(64, 48, channels);
      expect(
        meanDifference(convolve(raster, by).data, await native(raster).convolve(by).raw().toBuffer()),
      ).toBeLessThan(0.5);
    }
  });

  it("when they are cut, flattened and turned into their negative", async () => {
    const raster = drawing(40, 30, 4);
    const faded = { ...raster, data: raster.data.map((value, at) => (at % 4 === 3 ? at % 256 : value)) };
    const box = { left: 3, top: 5, width: 20, height: 11 };
    const other = async (image: ReturnType<typeof native>) => new Uint8Array(await image.raw().toBuffer());
    expect(extract(faded, box).data).toEqual(await other(native(faded).extract(box)));
    expect(negate(faded).data).toEqual(await other(native(faded).negate({ alpha: false })));
    const flat = await other(native(faded).flatten({ background: "#10ff80" }));
    expect(meanDifference(flatten(faded, "#10ff80").data, flat)).toBeLessThan(1);
  });
});

describe("a resampled picture", () => {
  it("keeps an even colour exactly, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), fc.nat(255), (from, to, level) => {
        const even = { width: from, height: 1, channels: 1 as const, data: new Uint8Array(from).fill(level) };
        expect(resample(even, to, 2, "lanczos3").data.every((value) => value === level)).toBe(true);
      }),
    );
  });

  it("takes no colour from what is transparent", () => {
    const data = new Uint8Array([...[255, 0, 0, 255], ...[0, 255, 0, 0]]);
    const wide = resample({ width: 2, height: 1, channels: 4, data }, 8, 1, "lanczos3");
    for (let at = 0; at < wide.data.length; at += 4) {
      if ((wide.data[at + 3] as number) > 8) expect([...wide.data.subarray(at, at + 3)]).toEqual([255, 0, 0]);
    }
  });
});
