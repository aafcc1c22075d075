/** Something that can be bought: what it costs, and what it brings. */
export interface Offer {
  readonly cost: number;
  readonly brings: readonly string[];
}

/** How many partial choices are looked at before the best one so far is taken. */
const mostSteps = 200_000;

/**
 * The cheapest offers that together bring everything which any of them brings, in the order given. It is found exactly
 * where that takes a reasonable number of steps, as for all suites so far; else it is the best that was found.
 *
 * @example
 * cheapestCover([{ cost: 1, brings: ["a"] }, { cost: 1, brings: ["b"] }, { cost: 1, brings: ["a", "b"] }]); // [{ cost: 1, brings: ["a", "b"] }]
 */
export function cheapestCover<T extends Offer>(offers: readonly T[]): readonly T[] {
  const wanted = new Set(offers.flatMap(({ brings }) => brings));
  const useful = offers.filter((offer, index) => offer.brings.length > 0 && !isDominated(offer, index, offers));
  const chosen = new Search(useful).cheapest(wanted);
  return offers.filter((offer) => chosen.has(offer));
}

/** Whether another offer brings all of this one for no more; of two alike, the first stays. */
function isDominated(offer: Offer, index: number, offers: readonly Offer[]): boolean {
  return offers.some((other, at) => {
    if (at === index || other.cost > offer.cost) return false;
    if (!offer.brings.every((each) => other.brings.includes(each))) return false;
    const alike = other.cost === offer.cost && other.brings.length === new Set(offer.brings).size;
    return !alike || at < index;
  });
}

/** Branches on what the fewest offers bring, and leaves every branch that cannot be cheaper than the best. */
class Search<T extends Offer> {
  readonly #offers: readonly T[];
  readonly #sellers: ReadonlyMap<string, readonly T[]>;
  #best: readonly T[] = [];
  #bestCost = Number.POSITIVE_INFINITY;
  #steps = 0;

  constructor(offers: readonly T[]) {
    this.#offers = offers;
    const wanted = new Set(offers.flatMap(({ brings }) => brings));
    this.#sellers = new Map(
      [...wanted].map((each) => [each, offers.filter(({ brings }) => brings.includes(each)).sort(byCost)]),
    );
  }

  cheapest(wanted: ReadonlySet<string>): ReadonlySet<T> {
    this.#keep(this.#greedy(wanted));
    this.#branch([...wanted], [], 0);
    return new Set(this.#best);
  }

  #keep(chosen: readonly T[]): void {
    const cost = chosen.reduce((sum, offer) => sum + offer.cost, 0);
    if (cost >= this.#bestCost) return;
    this.#best = chosen;
    this.#bestCost = cost;
  }

  #greedy(wanted: ReadonlySet<string>): readonly T[] {
    const left = new Set(wanted);
    const chosen: T[] = [];
    while (left.size > 0) {
      const rate = ({ cost, brings }: T) => {
        const news = brings.filter((each) => left.has(each)).length;
        return news === 0 ? Number.POSITIVE_INFINITY : cost / news;
      };
      const next = this.#offers.reduce((best, offer) => (rate(offer) < rate(best) ? offer : best));
      chosen.push(next);
      for (const each of next.brings) left.delete(each);
    }
    return chosen;
  }

  #branch(left: readonly string[], chosen: readonly T[], cost: number): void {
    if (++this.#steps > mostSteps) return;
    if (left.length === 0) {
      this.#keep(chosen);
      return;
    }
    if (cost + this.#atLeast(left) >= this.#bestCost) return;
    const sellersOf = (each: string) => this.#sellers.get(each) ?? [];
    const rarest = left.reduce((best, each) => (sellersOf(each).length < sellersOf(best).length ? each : best));
    for (const offer of sellersOf(rarest)) {
      const rest = left.filter((each) => !offer.brings.includes(each));
      this.#branch(rest, [...chosen, offer], cost + offer.cost);
    }
  }

  /** Nothing brings the rest for less: each of it costs at least its share of its cheapest seller. */
  #atLeast(left: readonly string[]): number {
    const open = new Set(left);
    const share = ({ cost, brings }: T) => cost / brings.filter((each) => open.has(each)).length;
    return left.reduce((sum, each) => sum + Math.min(...(this.#sellers.get(each) ?? []).map(share)), 0);
  }
}

function byCost(a: Offer, b: Offer): number {
  return a.cost - b.cost;
}
