import { probePicture } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { makePicture } from "./make-picture.js";
import { readPixels } from "./read-pixels.js";
import { type WeighableFormat, weighPicture } from "./weigh-picture.js";

const formats = ["png", "jpg", "bmp", "tiff"] as const satisfies readonly WeighableFormat[];
const size = { width: 60, height: 40 } as const;

describe.each(formats)("a %s", (format) => {
  it.each([16, 1000, 65_537, 65_538, 65_540, 65_541, 1_000_001])("gets exactly %i bytes heavier", async (bytes) => {
    const picture = await makePicture({ ...size, format });
    const heavy = weighPicture(picture, format, picture.byteLength + bytes);
    expect(heavy.byteLength).toBe(picture.byteLength + bytes);
    expect(probePicture(heavy)).toMatchObject({ ok: true, facts: { format, ...size } });
    // What reads pictures here does not know BMP.
    if (format !== "bmp") expect((await readPixels(heavy))?.data).toEqual((await readPixels(picture))?.data);
  });

  it("is refused where it is heavier already", async () => {
    const picture = await makePicture({ ...size, format });
    expect(() => weighPicture(picture, format, picture.byteLength - 1)).toThrow(RangeError);
    expect(weighPicture(picture, format, picture.byteLength)).toBe(picture);
  });
});

it("a jpg and a png are refused where nothing fits between", async () => {
  for (const format of ["jpg", "png"] as const) {
    const picture = await makePicture({ ...size, format });
    expect(() => weighPicture(picture, format, picture.byteLength + 1)).toThrow(`of ${picture.byteLength} bytes`);
  }
});
