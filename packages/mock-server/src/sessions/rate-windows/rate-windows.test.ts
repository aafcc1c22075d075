import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { rateAlgorithms } from "./index.js";

test("every algorithm has a file of its own, and is listed under its name", () => {
  const files = readdirSync(new URL(".", import.meta.url))
    .filter((file) => !file.includes(".test.") && !["index.ts", "rate-algorithm.ts"].includes(file))
    .map((file) => file.replace(/\.ts$/, ""));
  expect(Object.keys(rateAlgorithms).sort()).toEqual(files.sort());
  for (const [name, algorithm] of Object.entries(rateAlgorithms)) {
    expect(algorithm.name).toBe(name);
    expect(algorithm.sentence).toMatch(/^[A-Z].*\.$/);
  }
});
