import { describe, expect, it } from "vitest";
import { cheapestCover, type Offer } from "./cheapest-cover.js";

/** Numbers that look random and are the same each time. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomOffers(seed: number): readonly Offer[] {
  const next = numbers(seed);
  return Array.from({ length: 1 + next(9) }, () => ({
    cost: next(6),
    brings: [..."abcdefg"].filter(() => next(3) === 0),
  }));
}

const costOf = (offers: readonly Offer[]) => offers.reduce((sum, { cost }) => sum + cost, 0);
const broughtBy = (offers: readonly Offer[]) => [...new Set(offers.flatMap(({ brings }) => brings))].sort();

/** Looks at every choice there is. */
function cheapestOfAll(offers: readonly Offer[]): number {
  const wanted = broughtBy(offers).join();
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** offers.length; mask++) {
    const chosen = offers.filter((_, index) => mask & (1 << index));
    if (broughtBy(chosen).join() === wanted) best = Math.min(best, costOf(chosen));
  }
  return best;
}

describe("the cheapest cover", () => {
  it("takes one that brings all, where single ones cost more together", () => {
    const all = { cost: 3, brings: ["a", "b", "c"] };
    const singles = ["a", "b", "c"].map((each) => ({ cost: 2, brings: [each] }));
    expect(cheapestCover([...singles, all])).toEqual([all]);
    expect(cheapestCover([...singles, { ...all, cost: 7 }])).toEqual(singles);
  });

  it("is not fooled by what looks best at first", () => {
    const [left, right] = [
      { cost: 3, brings: ["a", "b", "c"] },
      { cost: 3, brings: ["d", "e", "f"] },
    ];
    const tempting = { cost: 3, brings: ["a", "b", "d", "e"] };
    expect(cheapestCover([tempting, left, right])).toEqual([left, right]);
  });

  it("takes one of two alike, and nothing that brings nothing", () => {
    const one = { cost: 1, brings: ["a"] };
    expect(cheapestCover([one, { ...one }, { cost: 0, brings: [] }])).toEqual([one]);
    expect(cheapestCover([])).toEqual([]);
  });

  it("brings all there is, for as little as any choice does", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const offers = randomOffers(seed);
      const chosen = cheapestCover(offers);
      expect([seed, broughtBy(chosen)]).toEqual([seed, broughtBy(offers)]);
      expect([seed, costOf(chosen)]).toEqual([seed, cheapestOfAll(offers)]);
    }
  });
});
