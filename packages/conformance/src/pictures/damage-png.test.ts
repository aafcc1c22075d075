import { probePicture } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { type Damage, damagePng } from "./damage-png.js";
import { makePicture } from "./make-picture.js";
import { readPixels } from "./read-pixels.js";

const size = { width: 60, height: 40 } as const;
const whole = await makePicture({ ...size, format: "png" });

describe("a damaged picture", () => {
  it.each<Damage>(["truncated", "wrong-magic", "bad-crc", "huge-size", "empty"])(
    "cannot be read when it is %s",
    async (damage) => {
      expect(await readPixels(damagePng(whole, damage))).toBeUndefined();
    },
  );

  it("is no picture by its first bytes, when those are others or none", () => {
    for (const damage of ["wrong-magic", "empty"] as const)
      expect(probePicture(damagePng(whole, damage)).ok).toBe(false);
  });

  it("claims a million pixels each way when its size is huge", () => {
    expect(probePicture(damagePng(whole, "huge-size"))).toMatchObject({
      facts: { width: 1_000_000, height: 1_000_000 },
    });
  });

  it("is a whole picture and a page when it is a polyglot", async () => {
    const both = damagePng(whole, "polyglot");
    expect(await readPixels(both)).toMatchObject(size);
    expect(new TextDecoder().decode(both)).toContain("<html>");
  });

  it("leaves the picture it was made of whole", async () => {
    expect(await readPixels(whole)).toMatchObject(size);
  });
});
