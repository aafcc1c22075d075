import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../../../testing/fixed-run.js";
import { picwishErrata } from "../errata.js";
import { appliedScaleFactor, smallestLongEdgePx } from "./scale-factor.js";

const readings = picwishErrata["scale.auto-bands"].readings;
const documented = readings["500-1000"].value;
const observed = readings["512-1024"].value;

/** Long edges that a picture may have, and a pixel beyond. */
const anyEdge = fc.integer({ min: 1, max: 4097 });
const anyRequest = fc.constantFrom(undefined, 1 as const, 2 as const, 4 as const);
const anyBands = fc.constantFrom(documented, observed);

describe("the scale factor that applies", () => {
  test.each([
    // [long edge, automatic, 1, 2, 4]
    [9, 1, 1, 1, 1],
    [10, 1, 1, 2, 4],
    [11, 4, 1, 2, 4],
    [500, 4, 1, 2, 4],
    [501, 2, 1, 2, 1],
    [512, 2, 1, 2, 1],
    [1000, 2, 1, 2, 1],
    [1001, 1, 1, 1, 1],
    [1024, 1, 1, 1, 1],
    [1100, 1, 1, 1, 1],
    [4096, 1, 1, 1, 1],
  ])("at %i px is %i by itself, and %i, %i, %i on request", (edge, ...expected) => {
    const applied = ([undefined, 1, 2, 4] as const).map((factor) => appliedScaleFactor(edge, factor, documented));
    expect(applied).toEqual(expected);
  });

  test.each([
    [10, 1, 1, 2, 4],
    [11, 4, 1, 2, 4],
    [501, 4, 1, 2, 4],
    [512, 4, 1, 2, 4],
    [513, 2, 1, 2, 1],
    [1000, 2, 1, 2, 1],
    [1024, 2, 1, 2, 1],
    [1025, 1, 1, 1, 1],
    [4096, 1, 1, 1, 1],
  ])("at %i px is %i by itself with the newer bands, and %i, %i, %i on request", (edge, ...expected) => {
    const applied = ([undefined, 1, 2, 4] as const).map((factor) => appliedScaleFactor(edge, factor, observed));
    expect(applied).toEqual(expected);
  });

  test("is the requested one or 1", () => {
    fc.assert(
      fc.property(anyEdge, anyRequest, anyBands, (edge, requested, bands) => {
        const possible = requested === undefined ? [1, 2, 4] : [1, requested];
        expect(possible).toContain(appliedScaleFactor(edge, requested, bands));
      }),
      fixedRun,
    );
  });

  test("never grows with the picture, from the first pixel that is enlarged", () => {
    fc.assert(
      fc.property(anyEdge, anyEdge, anyRequest, anyBands, (one, other, requested, bands) => {
        const [smaller, larger] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(smaller > smallestLongEdgePx);
        const factors = [smaller, larger].map((edge) => appliedScaleFactor(edge, requested, bands));
        expect(factors[0]).toBeGreaterThanOrEqual(factors[1] ?? 0);
      }),
      fixedRun,
    );
  });

  test("is never above what the size gets by itself, but at the smallest edge", () => {
    fc.assert(
      fc.property(anyEdge, anyRequest, anyBands, (edge, requested, bands) => {
        fc.pre(edge !== smallestLongEdgePx);
        const automatic = appliedScaleFactor(edge, undefined, bands);
        expect(appliedScaleFactor(edge, requested, bands)).toBeLessThanOrEqual(automatic);
      }),
      fixedRun,
    );
  });

  test("keeps every result within the largest side of a source", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), anyRequest, anyBands, (edge, requested, bands) => {
        expect(edge * appliedScaleFactor(edge, requested, bands)).toBeLessThanOrEqual(4096);
      }),
      fixedRun,
    );
  });
});
