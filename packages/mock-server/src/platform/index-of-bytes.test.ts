import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexOfBytes as inBrowsers } from "./browser/bytes.js";
import { indexOfBytes as inNode } from "./node/bytes.js";

/** Of few different bytes, so that a part of the needle stands in many places. */
const bytes = (maxLength: number, minLength = 0) =>
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength, maxLength }).map((all) => Uint8Array.from(all));

describe("the search for bytes in others", () => {
  it.each([
    ["Node", inNode],
    ["browsers", inBrowsers],
  ])("finds in %s the first place from a place on", (_, indexOf) => {
    fc.assert(
      fc.property(bytes(60), bytes(6, 1), fc.nat(60), (all, needle, from) => {
        const places = Array.from({ length: Math.max(0, all.length - needle.length + 1) }, (_, at) => at);
        const first = places.find((at) => at >= from && needle.every((byte, index) => all[at + index] === byte));
        expect(indexOf(all, needle, from)).toBe(first ?? -1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
