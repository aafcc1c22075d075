import { describe, expect, it } from "vitest";
import { diffuse, emptyGrid, type Grid } from "./diffuse.js";

/** A slope of which only the places that `isKnown` selects are known. */
function slope(width: number, height: number, isKnown: (x: number, y: number) => boolean): Grid {
  const grid = emptyGrid(width, height, 1);
  grid.values.forEach((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    grid.known[at] = isKnown(x, y) ? 1 : 0;
    grid.values[at] = isKnown(x, y) ? x + 2 * y : Number.NaN;
  });
  return grid;
}

const worst = ({ width, values }: Grid): number => {
  return Math.max(...Array.from(values, (value, at) => Math.abs(value - (at % width) - 2 * Math.floor(at / width))));
};

describe("diffuse", () => {
  it("continues a slope through a hole", () => {
    const grid = slope(40, 33, (x, y) => x < 10 || x >= 30 || y < 8 || y >= 25);
    diffuse(grid);
    expect(worst(grid)).toBeLessThan(3);
  });

  it("keeps what is known and stays within its range", () => {
    const grid = slope(37, 21, (x, y) => (x + y) % 9 === 0);
    const before = grid.values.slice();
    diffuse(grid);
    expect(grid.values.every((value, at) => grid.known[at] === 0 || value === before[at])).toBe(true);
    expect(Math.min(...grid.values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...grid.values)).toBeLessThanOrEqual(36 + 2 * 20);
  });

  it("spreads a single known place everywhere", () => {
    const grid = slope(13, 7, (x, y) => x === 4 && y === 3);
    diffuse(grid);
    expect(new Set(grid.values)).toEqual(new Set([10]));
  });

  it.each([
    [1, 1],
    [5, 3],
    [1, 8],
  ])("becomes zero where nothing is known, at %i by %i", (width, height) => {
    const grid = slope(width, height, () => false);
    diffuse(grid);
    expect(new Set(grid.values)).toEqual(new Set([0]));
  });
});
