import { describe, expect, it } from "vitest";
import { bases, weakestBasis } from "./answer-basis.js";

describe("the weakest basis", () => {
  it("is the one furthest from the words of the documents, in whatever order they come", () => {
    for (const [at, weaker] of bases.entries()) {
      for (const firmer of bases.slice(0, at + 1)) {
        expect(weakestBasis([firmer, weaker])).toBe(weaker);
        expect(weakestBasis(new Set([weaker, firmer]))).toBe(weaker);
      }
    }
  });

  it("of nothing is documented: nothing was leaned on", () => {
    expect(weakestBasis([])).toBe("documented");
  });
});
