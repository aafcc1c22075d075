import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../../../testing/fixed-run.js";
import { smallestFacePx } from "./smallest-face.js";

const anySide = fc.integer({ min: 48, max: 4096 });

describe("the smallest face that is found", () => {
  test.each([
    // The example of the document, which rounds down.
    [4096, 3200, 66],
    [48, 48, 48],
    [2303, 2303, 48],
    [2304, 2304, 48],
    [2351, 2351, 48],
    [2352, 2352, 49],
    [2352, 4096, 49],
    [4096, 2351, 48],
    [4096, 4096, 85],
  ])("in %i x %i has a side of %i px", (width, height, face) => {
    expect(smallestFacePx(width, height)).toBe(face);
  });

  test("is a whole number, never below 48, and the same for the turned picture", () => {
    fc.assert(
      fc.property(anySide, anySide, (width, height) => {
        const face = smallestFacePx(width, height);
        expect(Number.isInteger(face)).toBe(true);
        expect(face).toBeGreaterThanOrEqual(48);
        expect(smallestFacePx(height, width)).toBe(face);
      }),
      fixedRun,
    );
  });

  test("is no larger than a 48th of the short edge, once that is above 48", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2304, max: 4096 }), fc.nat({ max: 1000 }), (short, more) => {
        const exact = short / 48;
        const face = smallestFacePx(short + more, short);
        expect(face).toBeLessThanOrEqual(exact);
        expect(face).toBeGreaterThan(exact - 1);
      }),
      fixedRun,
    );
  });
});
