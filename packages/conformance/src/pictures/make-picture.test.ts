import { createHash } from "node:crypto";
import { probePicture } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { lossyTolerance } from "../properties/tolerance.js";
import { contents } from "./contents/index.js";
import { drawPicture, makePicture, type PictureSpec } from "./make-picture.js";
import { readPixels } from "./read-pixels.js";

const size = { width: 121, height: 97 } as const;
const formats = ["jpg", "png", "webp", "tiff", "gif", "bmp"] as const;
const names = Object.keys(contents) as (keyof typeof contents)[];

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** The largest difference between what was drawn and what a reader sees. */
async function mostApart(spec: PictureSpec): Promise<number> {
  const seen = await readPixels(await makePicture(spec));
  const { rgb } = drawPicture(spec);
  if (!seen) return 255;
  let most = 0;
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    for (const channel of [0, 1, 2]) {
      const is = seen.data[pixel * seen.channels + channel] ?? 0;
      most = Math.max(most, Math.abs((rgb[pixel * 3 + channel] ?? 0) - is));
    }
  }
  return most;
}

describe("a made picture", () => {
  it.each(formats)("is a %s of exactly the size asked for", async (format) => {
    const probe = probePicture(await makePicture({ ...size, format }));
    expect(probe).toMatchObject({ ok: true, facts: { format, ...size, alpha: false, animated: false } });
  });

  it.each(["png", "tiff", "webp"] as const)("has exactly the drawn pixels as %s", async (format) => {
    for (const content of names) expect(await mostApart({ ...size, format, content })).toBe(0);
  });

  it("has nearly the drawn pixels as jpg, and the nearest of 216 colours as gif", async () => {
    expect(await mostApart({ ...size, format: "jpg", content: "plain" })).toBeLessThanOrEqual(lossyTolerance);
    expect(await mostApart({ ...size, format: "gif" })).toBeLessThanOrEqual(26);
  });

  it("has its rows upside down and its channels the other way round as bmp", async () => {
    const bmp = await makePicture({ ...size, format: "bmp" });
    const { rgb, width, height } = drawPicture(size);
    const lastRow = rgb.subarray((height - 1) * width * 3);
    expect([...bmp.subarray(54, 60)]).toEqual([2, 1, 0, 5, 4, 3].map((at) => lastRow[at]));
  });

  // Known by what they were when this was written: another processor, Node or library has to give the same.
  it("has the same pixels on every machine", () => {
    const digests = Object.fromEntries(
      names.map((content) => [content, digest(drawPicture({ ...size, content }).rgb)]),
    );
    expect(digests).toMatchInlineSnapshot(`
      {
        "object": "0d53d4767956b0c8",
        "plain": "ca530a40356fca21",
        "portrait": "ba8e67658be3ba75",
        "spots": "e5e62549e1ff6db9",
        "stamp": "8ccf4a106e6a7f85",
      }
    `);
  });

  it("has the same bytes on every machine, but for the formats that a library writes", async () => {
    const files = await Promise.all(
      (["png", "tiff", "gif", "bmp"] as const).map(async (format) => [
        format,
        digest(await makePicture({ ...size, format, content: "portrait" })),
      ]),
    );
    expect(Object.fromEntries(files)).toMatchInlineSnapshot(`
      {
        "bmp": "8b3d0e3d64b8f717",
        "gif": "b4c55fb0b682d2a5",
        "png": "7c09462350543024",
        "tiff": "92df9bfdad178fb2",
      }
    `);
  });

  it("is made once", async () => {
    expect(await makePicture({ ...size, format: "jpg" })).toBe(await makePicture({ ...size, format: "jpg" }));
  });

  it("has its subject whole however long it is", () => {
    for (const shape of [size, { width: 4096, height: 64 }, { width: 64, height: 400 }]) {
      const { covered, width } = drawPicture(shape);
      const columns = new Set([...covered.keys()].filter((at) => covered[at] === 1).map((at) => at % width));
      expect(Math.min(...columns)).toBeGreaterThan(0);
      expect(Math.max(...columns)).toBeLessThan(width - 1);
      expect(columns.size).toBeGreaterThan(Math.min(shape.width, shape.height) / 2);
    }
  });
});
