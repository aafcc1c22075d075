import { expect, test } from "vitest";
import { spanInWords } from "./span-in-words.js";

test.each([
  [0, "1 s"],
  [90_400, "90 s"],
  [119_999, "120 s"],
  [120_000, "2 min"],
  [7_199_999, "120 min"],
  [7_200_000, "2 h"],
  [172_799_999, "48 h"],
  [172_800_000, "2 days"],
  [30 * 86_400_000, "30 days"],
])("%i ms are %s", (ms, words) => {
  expect(spanInWords(ms)).toBe(words);
});
