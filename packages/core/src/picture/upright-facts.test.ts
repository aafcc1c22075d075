import { describe, expect, test } from "vitest";
import { uprightFacts } from "./upright-facts.js";

const stored = { format: "jpg", width: 4, height: 3, alpha: false, animated: false } as const;

describe("uprightFacts", () => {
  test.each([1, 2, 3, 4])("keeps width and height under orientation %i", (orientation) => {
    expect(uprightFacts({ ...stored, orientation })).toEqual(stored);
  });

  test.each([5, 6, 7, 8])("swaps width and height under orientation %i", (orientation) => {
    expect(uprightFacts({ ...stored, orientation })).toEqual({ ...stored, width: 3, height: 4 });
  });

  test.each([
    [0, 3],
    [4, 0],
    [-4, 3],
  ])("refuses a size of %i x %i", (width, height) => {
    const message = `zero size: the header declares ${width} x ${height} pixels`;
    expect(() => uprightFacts({ ...stored, width, height, orientation: 1 })).toThrow(message);
  });
});
