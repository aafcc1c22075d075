import { describe, expect, it } from "vitest";
import type { Pixels } from "../pixels.js";
import { latelyFound } from "./lately-found.js";
import type { SoftMask } from "./soft-mask.js";

const pixels = (value: number, width = 2): Pixels => ({
  width,
  height: 6 / width,
  channels: 3,
  data: new Uint8Array(18).fill(value),
});
const mask = (width: number): SoftMask => ({ width, height: 1, data: new Uint8Array(width) });

/** A search that counts how often it is made. */
function search(found: () => Promise<SoftMask | undefined>) {
  let made = 0;
  const find = () => {
    made++;
    return found();
  };
  return { find, made: () => made };
}

describe("what was lately found", () => {
  it("is not looked for again in the same pixels, for the same kind of subject", async () => {
    const { find, made } = search(async () => mask(3));
    const first = await latelyFound(pixels(1), "object", find);
    expect(await latelyFound(pixels(1), "object", find)).toBe(first);
    expect(made()).toBe(1);
    await latelyFound(pixels(1), "person", find);
    await latelyFound(pixels(1, 3), "object", find);
    await latelyFound(pixels(2), "object", find);
    expect(made()).toBe(4);
  });

  it("is forgotten when others came after it", async () => {
    const { find, made } = search(async () => undefined);
    for (const value of [10, 11, 12, 13, 14, 10]) await latelyFound(pixels(value), "object", find);
    expect(made()).toBe(6);
    await latelyFound(pixels(10), "object", find);
    expect(made()).toBe(6);
  });

  it("is looked for again after a search that failed", async () => {
    await expect(latelyFound(pixels(20), "object", () => Promise.reject(new Error("no memory")))).rejects.toThrow();
    expect(await latelyFound(pixels(20), "object", async () => mask(1))).toEqual(mask(1));
  });
});
