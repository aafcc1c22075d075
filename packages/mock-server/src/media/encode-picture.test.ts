import { describe, expect, it } from "vitest";
import { decodePicture } from "./decode-picture.js";
import { encodePicture } from "./encode-picture.js";
import { sharp } from "./sharp.js";
import { gradient, largestDifference, paint, pixelAt } from "./testing/pictures.js";

const picture = paint(40, 30, gradient);
const clear = paint(16, 16, () => [10, 20, 30, 0]);

describe("encodePicture", () => {
  it("writes a PNG that comes back exactly", async () => {
    expect(largestDifference(picture, await decodePicture(await encodePicture(picture, "png")))).toBe(0);
  });

  it("writes a JPEG with full colour resolution and no metadata", async () => {
    const file = await encodePicture(picture, "jpg");
    expect(largestDifference(picture, await decodePicture(file))).toBeLessThanOrEqual(8);
    const metadata = await sharp(file).metadata();
    expect(metadata).toMatchObject({ format: "jpeg", chromaSubsampling: "4:4:4" });
    expect(metadata.exif ?? metadata.icc ?? metadata.xmp).toBeUndefined();
  });

  it("keeps alpha in a PNG", async () => {
    expect(pixelAt(await decodePicture(await encodePicture(clear, "png")), 3, 3)[3]).toBe(0);
  });

  it("shows white, or the background asked for, where a JPEG would be transparent", async () => {
    expect(pixelAt(await decodePicture(await encodePicture(clear, "jpg")), 3, 3)).toEqual([255, 255, 255]);
    const red = await decodePicture(await encodePicture(clear, "jpg", { background: "ff0000" }));
    expect(pixelAt(red, 3, 3)[0]).toBeGreaterThanOrEqual(252);
    expect(pixelAt(red, 3, 3)[1]).toBeLessThanOrEqual(3);
  });

  it.each(["jpg", "png"] as const)("writes the same %s bytes for the same pixels", async (format) => {
    expect(await encodePicture(picture, format)).toEqual(await encodePicture(picture, format));
  });
});
