import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.js";
import { garble, garbledBytes } from "./garble.js";

const changed = (a: Uint8Array, b: Uint8Array) => a.filter((byte, at) => byte !== b[at]).length;

describe("garble", () => {
  it("alters exactly the share it is told, and no length", () => {
    const shares = fc.double({ min: 1e-9, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), shares, fc.string(), (bytes, share, seed) => {
        const before = bytes.slice();
        const garbled = garble(bytes, share, createRandom(seed));
        expect(garbled.byteLength).toBe(bytes.byteLength);
        expect(changed(bytes, garbled)).toBe(garbledBytes(bytes.byteLength, share));
        expect(bytes).toEqual(before);
      }),
      { seed: 7 },
    );
  });

  it("alters the same for the same seed, and something else for another", () => {
    const bytes = new Uint8Array(100);
    const [one, again, other] = ["a", "a", "b"].map((seed) => garble(bytes, 0.1, createRandom(seed)));
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
  });

  it("reaches every part of a body", () => {
    const garbled = garble(new Uint8Array(100_000), 0.1, createRandom("spread"));
    const tenths = Array.from({ length: 10 }, (_, at) => garbled.subarray(at * 10_000, (at + 1) * 10_000));
    for (const tenth of tenths) expect(Math.abs(changed(tenth, new Uint8Array(10_000)) - 1000)).toBeLessThan(150);
  });
});

describe("garbledBytes", () => {
  it.each([
    [0, 0.5, 0],
    [1, 0.001, 1],
    [10, 0.1, 1],
    [10, 0.25, 3],
    [10, 1, 10],
  ])("of %i bytes a share of %d is %i", (length, share, bytes) => {
    expect(garbledBytes(length, share)).toBe(bytes);
  });
});
