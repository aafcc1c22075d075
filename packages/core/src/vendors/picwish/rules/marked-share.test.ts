import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rectangle } from "../../../contract/work.js";
import { fixedRun } from "../../../testing/fixed-run.js";
import { coveredShare, largestMarkedShare } from "./marked-share.js";

const side = fc.integer({ min: 1, max: 24 });
/** Boxes that overlap, touch, hang over any edge, or lie outside altogether. */
const anyBox: fc.Arbitrary<Rectangle> = fc.record({
  x: fc.integer({ min: -8, max: 30 }),
  y: fc.integer({ min: -8, max: 30 }),
  width: fc.integer({ min: 0, max: 30 }),
  height: fc.integer({ min: 0, max: 30 }),
});
const anyBoxes = fc.array(anyBox, { maxLength: 6 });

/** The same share, counted pixel by pixel. */
function countedShare(boxes: readonly Rectangle[], width: number, height: number): number {
  let covered = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isIn = (box: Rectangle) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
      if (boxes.some(isIn)) covered++;
    }
  }
  return covered / (width * height);
}

describe("the share of a picture that boxes cover", () => {
  test("is what counting pixels gives", () => {
    fc.assert(
      fc.property(anyBoxes, side, side, (boxes, width, height) => {
        expect(coveredShare(boxes, width, height)).toBe(countedShare(boxes, width, height));
      }),
      { ...fixedRun, numRuns: 500 },
    );
  });

  test("does not depend on the order of the boxes, nor on boxes given twice", () => {
    const shuffled = anyBoxes.chain((boxes) =>
      fc.shuffledSubarray(boxes, { minLength: boxes.length }).map((other) => [boxes, other] as const),
    );
    fc.assert(
      fc.property(shuffled, side, side, ([boxes, other], width, height) => {
        const share = coveredShare(boxes, width, height);
        expect(coveredShare(other, width, height)).toBe(share);
        expect(coveredShare([...boxes, ...boxes], width, height)).toBe(share);
      }),
      fixedRun,
    );
  });

  test("never shrinks with another box, and stays between 0 and 1", () => {
    fc.assert(
      fc.property(anyBoxes, anyBox, side, side, (boxes, another, width, height) => {
        const [before, after] = [boxes, [...boxes, another]].map((each) => coveredShare(each, width, height));
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
        expect(after).toBeLessThanOrEqual(1);
      }),
      fixedRun,
    );
  });

  test.each<[string, Rectangle[], number]>([
    ["none at all", [], 0],
    ["the whole picture", [{ x: 0, y: 0, width: 100, height: 80 }], 1],
    ["far more than the picture", [{ x: 0, y: 0, width: 4000, height: 4000 }], 1],
    ["the left half", [{ x: 0, y: 0, width: 50, height: 80 }], 0.5],
    ["a box beside the picture", [{ x: 100, y: 0, width: 9, height: 9 }], 0],
    ["a single pixel", [{ x: 99, y: 79, width: 1, height: 1 }], 1 / 8000],
  ])("is exact for %s", (_title, boxes, share) => {
    expect(coveredShare(boxes, 100, 80)).toBe(share);
  });

  test("tells exactly half from a pixel more", () => {
    const half: Rectangle = { x: 0, y: 0, width: 2048, height: 4096 };
    const more: Rectangle = { x: 2048, y: 0, width: 1, height: 1 };
    expect(coveredShare([half], 4096, 4096)).toBe(largestMarkedShare);
    expect(coveredShare([half, more], 4096, 4096)).toBeGreaterThan(largestMarkedShare);
  });
});
