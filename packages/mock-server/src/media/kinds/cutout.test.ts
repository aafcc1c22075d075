import type { CutoutPlan } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { decodePicture } from "../decode-picture.js";
import type { Pixels } from "../pixels.js";
import { sharp } from "../sharp.js";
import { type Colour, encode, largestDifference, noise, paint, pixelAt } from "../testing/pictures.js";
import { UndecodablePictureError } from "../undecodable-picture-error.js";
import { cutout, findSubject } from "./cutout.js";

const plan = (changes: Partial<CutoutPlan> = {}): CutoutPlan => {
  const outputs = ["image", "mask"] as const;
  return { work: "cutout", subject: "auto", crop: false, format: "png", background: "ffffff", outputs, ...changes };
};

/** Both outputs, decoded. */
async function cut(source: Uint8Array, changes: Partial<CutoutPlan> = {}): Promise<{ image: Pixels; mask: Pixels }> {
  const { image, mask } = await cutout(source, plan(changes));
  if (image === undefined || mask === undefined) throw new Error("An output is missing.");
  return { image: await decodePicture(image), mask: await decodePicture(mask) };
}

const isInDisc = (x: number, y: number): boolean => Math.hypot(x - 90, y - 60) < 38;
const GREY: Colour = [205, 208, 210];
const disc = paint(180, 120, (x, y) => (isInDisc(x, y) ? [190, 70, 40] : GREY));
const litDisc = paint(180, 120, (x, y) => {
  const light = 150 + x / 3 + noise(x, y);
  return isInDisc(x, y) ? [40, 70 + noise(y, x), 120] : [light, light, light - 10];
});

/** How well the white of a mask agrees with the shape drawn: the share of the union that both have. */
function agreement(mask: Pixels, isInside: (x: number, y: number) => boolean): number {
  let both = 0;
  let either = 0;
  for (let at = 0; at < mask.width * mask.height; at++) {
    const [x, y] = [at % mask.width, Math.floor(at / mask.width)];
    const isWhite = (pixelAt(mask, x, y)[0] ?? 0) >= 128;
    if (isWhite && isInside(x, y)) both++;
    if (isWhite || isInside(x, y)) either++;
  }
  return both / either;
}

describe("cutout", () => {
  it.each(["auto", "object", "person"] as const)("finds a disc on a plain background as %s", async (subject) => {
    const { mask } = await cut(await encode(disc), { subject });
    expect(agreement(mask, isInDisc)).toBeGreaterThan(0.95);
  });

  it("finds it on an uneven and grainy background, also in a JPEG", async () => {
    expect(agreement((await cut(await encode(litDisc))).mask, isInDisc)).toBeGreaterThan(0.95);
    expect(agreement((await cut(await encode(litDisc, "jpg"))).mask, isInDisc)).toBeGreaterThan(0.95);
  });

  it("finds it in a picture larger than the copy it decides on", async () => {
    const large = await sharp(await encode(disc))
      .resize(1080, 720, { kernel: "nearest" })
      .png()
      .toBuffer();
    const { mask, image } = await cut(large);
    expect([mask.width, mask.height, image.width, image.height]).toEqual([1080, 720, 1080, 720]);
    expect(agreement(mask, (x, y) => isInDisc(Math.floor(x / 6), Math.floor(y / 6)))).toBeGreaterThan(0.95);
  });

  it("keeps the hole of a ring open and closes a spot of background colour", async () => {
    const isInRing = (x: number, y: number): boolean => isInDisc(x, y) && Math.hypot(x - 90, y - 60) >= 18;
    const ring = paint(180, 120, (x, y) => (isInRing(x, y) ? [190, 70, 40] : GREY));
    expect(agreement((await cut(await encode(ring))).mask, isInRing)).toBeGreaterThan(0.93);
    const spotted = paint(180, 120, (x, y) =>
      isInDisc(x, y) && Math.hypot(x - 80, y - 60) >= 2 ? [190, 70, 40] : GREY,
    );
    expect(agreement((await cut(await encode(spotted))).mask, isInDisc)).toBeGreaterThan(0.95);
  });

  it("takes a body that runs out below for part of a person", async () => {
    const isPerson = (x: number, y: number): boolean =>
      Math.hypot(x - 60, y - 50) < 26 || (y > 80 && Math.abs(x - 60) < 52);
    const source = paint(120, 150, (x, y) => (isPerson(x, y) ? [180, 120, 90] : [110, 150, 160]));
    expect(agreement((await cut(await encode(source), { subject: "person" })).mask, isPerson)).toBeGreaterThan(0.95);
  });

  it("takes the red ink of a stamp, all of its parts", async () => {
    const isInk = (x: number, y: number): boolean => {
      const radius = Math.hypot(x - 60, y - 60);
      return (radius > 36 && radius < 42) || (Math.abs(x - 60) < 14 && Math.abs(y - 60) < 6);
    };
    const isText = (x: number, y: number): boolean => y % 15 < 2 && x < 20;
    const source = paint(120, 120, (x, y) =>
      isInk(x, y) ? [205, 40, 45] : isText(x, y) ? [30, 30, 30] : [250, 248, 240],
    );
    expect(agreement((await cut(await encode(source), { subject: "stamp" })).mask, isInk)).toBeGreaterThan(0.98);
  });

  it("uses the alpha that the source has", async () => {
    const source = paint(60, 40, (x, y) => [120, 130, 140, x >= 20 && x < 40 && y >= 10 ? 255 : 0]);
    const { image, mask } = await cut(await encode(source));
    expect(agreement(mask, (x, y) => x >= 20 && x < 40 && y >= 10)).toBe(1);
    expect(pixelAt(image, 30, 20)).toEqual([120, 130, 140, 255]);
    expect(pixelAt(image, 5, 5)).toEqual([0, 0, 0, 0]);
  });

  it("turns the picture upright first", async () => {
    const turned = await sharp(await encode(disc, "jpg"))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { image, mask } = await cut(turned);
    expect([image.width, image.height, mask.width, mask.height]).toEqual([120, 180, 120, 180]);
    expect(agreement(mask, (x, y) => Math.hypot(x - 60, y - 90) < 38)).toBeGreaterThan(0.95);
  });

  it("draws a PNG mask in pure black and white, white where the image is at least half opaque", async () => {
    const result = await cutout(await encode(litDisc), plan());
    expect(await sharp(result.mask).metadata()).toMatchObject({ format: "png", channels: 1, width: 180, height: 120 });
    const mask = await decodePicture(result.mask ?? new Uint8Array());
    const image = await decodePicture(result.image ?? new Uint8Array());
    expect(new Set(mask.data)).toEqual(new Set([0, 255]));
    const expected = paint(180, 120, (x, y) => {
      const value = (pixelAt(image, x, y)[3] ?? 0) >= 128 ? 255 : 0;
      return [value, value, value];
    });
    expect(largestDifference(mask, expected)).toBe(0);
  });

  it("leaves the background of a PNG transparent and the subject as it was", async () => {
    const { image } = await cut(await encode(disc));
    expect(image.channels).toBe(4);
    expect(pixelAt(image, 2, 2)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(image, 90, 60)).toEqual([190, 70, 40, 255]);
  });

  it("leaves nothing of the background's colour along the outline", async () => {
    const smooth = await sharp(await encode(disc))
      .blur(1)
      .png()
      .toBuffer();
    const { image } = await cut(smooth);
    for (let at = 0; at < 180 * 120; at++) {
      const [, green = 0, , alpha = 0] = pixelAt(image, at % 180, Math.floor(at / 180));
      if (alpha > 0) expect(green).toBeLessThan(110);
    }
  });

  it("paints the background of a JPEG in the colour asked for", async () => {
    const { image, mask } = await cut(await encode(disc), { format: "jpg", background: "ff0000" });
    const corners = [0, 179].flatMap((x) => [0, 119].map((y) => pixelAt(image, x, y)));
    for (const [red = 0, green = 255, blue = 255] of corners) {
      expect(red).toBeGreaterThanOrEqual(252);
      expect(Math.max(green, blue)).toBeLessThanOrEqual(3);
    }
    expect([...new Set(mask.data)].filter((value) => value > 12 && value < 243)).toEqual([]);
  });

  it.each(["png", "jpg"] as const)(
    "crops image and mask of a %s to the box that the subject touches",
    async (format) => {
      const { image, mask } = await cut(await encode(disc), { crop: true, format });
      expect([image.width, image.height]).toEqual([mask.width, mask.height]);
      expect(Math.abs(mask.width - 75)).toBeLessThanOrEqual(2);
      const isWhite = (x: number, y: number): boolean => (pixelAt(mask, x, y)[0] ?? 0) >= 128;
      const columns = Array.from({ length: mask.width }, (_, x) => x);
      const rows = Array.from({ length: mask.height }, (_, y) => y);
      expect(columns.some((x) => isWhite(x, 0)) && columns.some((x) => isWhite(x, mask.height - 1))).toBe(true);
      expect(rows.some((y) => isWhite(0, y)) && rows.some((y) => isWhite(mask.width - 1, y))).toBe(true);
    },
  );

  it("gives only the outputs asked for", async () => {
    const source = await encode(disc);
    expect(Object.keys(await cutout(source, plan({ outputs: ["image"] })))).toEqual(["image"]);
    expect(Object.keys(await cutout(source, plan({ outputs: ["mask"] })))).toEqual(["mask"]);
  });

  it("gives an empty cutout, uncropped, when nothing stands out", async () => {
    const { image, mask } = await cut(await encode(paint(30, 20, () => GREY)), { crop: true });
    expect([image.width, image.height]).toEqual([30, 20]);
    expect(new Set([...mask.data, ...image.data])).toEqual(new Set([0]));
  });

  it.each([
    [1, 1],
    [1, 30],
    [10, 10],
  ])("works on %i by %i pixels", async (width, height) => {
    const { image } = await cut(await encode(paint(width, height, (x, y) => [x * 9, y * 9, 77])));
    expect([image.width, image.height]).toEqual([width, height]);
  });

  it("gives the same bytes twice", async () => {
    const source = await encode(litDisc, "jpg");
    expect(await cutout(source, plan({ crop: true }))).toEqual(await cutout(source, plan({ crop: true })));
  });

  it("refuses what cannot be decoded", async () => {
    const source = await encode(disc);
    await expect(cutout(source.subarray(0, 200), plan())).rejects.toThrow(UndecodablePictureError);
    await expect(findSubject(source.subarray(0, 200), "auto")).rejects.toThrow(UndecodablePictureError);
  });
});

describe("findSubject", () => {
  it.each([
    ["a picture of one colour", paint(60, 40, () => GREY)],
    ["grain", paint(60, 40, (x, y) => [120 + noise(x, y), 120 + noise(y, x), 120])],
    ["an even slope", paint(60, 40, (x, y) => [60 + x * 2, 80 + y, 150])],
    ["full transparency", paint(60, 40, () => [9, 9, 9, 0])],
    ["a single pixel", paint(1, 1, () => GREY)],
  ])("is false for %s", async (_, pixels) => {
    for (const subject of ["auto", "person", "object", "stamp"] as const) {
      expect(await findSubject(await encode(pixels), subject)).toBe(false);
    }
  });

  it("is true for something that stands out", async () => {
    expect(await findSubject(await encode(disc), "auto")).toBe(true);
    expect(await findSubject(await encode(litDisc, "jpg"), "person")).toBe(true);
  });

  it("looks for red ink where a stamp is asked for", async () => {
    expect(await findSubject(await encode(disc), "stamp")).toBe(true);
    expect(await findSubject(await encode(litDisc), "stamp")).toBe(false);
  });
});
