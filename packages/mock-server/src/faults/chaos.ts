import type { AnyVendor } from "@graycard/core";
import type { Random } from "../random.js";
import type { Bends } from "./bends.js";
import { type ChaosFault, chaosPool } from "./chaos-pool.js";
import { playFault } from "./fault-play.js";
import { type PreparedFault, prepareFault, type RequestPoint, type ScriptedFault } from "./scripted-fault.js";

/** Faults at random, from the session's seed and within bounds. Off unless asked for. */
export interface ChaosOptions {
  /** The share of requests that a fault meets, 0..1. */
  readonly rate: number;
  /** The most faults of a session; 100 unless said. */
  readonly budget?: number;
  /**
   * The request of a series that succeeds at the latest; 3 unless said. A series are the requests for one operation,
   * and for a poll or a download those for one task, that follow one another without a success.
   */
  readonly successBy?: number;
  /** What to pick from; faults that a sound client survives, unless said. */
  readonly faults?: readonly ChaosFault[];
}

const usualBudget = 100;
const usualSuccessBy = 3;

/** More series than this are not remembered; the one met longest ago is forgotten first. */
const mostSeries = 10_000;

interface Series {
  /** Requests so far. */
  asked: number;
  /** Faults since the last success. */
  inRow: number;
}

/** How far chaos has come. */
export interface SavedChaos {
  readonly left: number;
  readonly series: readonly ({ readonly name: string } & Readonly<Series>)[];
}

/** A request, and which of its kind it belongs to: the task of a poll or download, if it is one. */
export interface ChaosPoint extends RequestPoint {
  readonly taskId?: string | undefined;
}

/**
 * Plays faults at random. Whether a request is met depends on the seed, its series and its number in it alone, so that
 * tasks that run at once do not change what happens to each other.
 */
export class Chaos {
  readonly #rate: number;
  readonly #successBy: number;
  readonly #pool: readonly PreparedFault[];
  readonly #random: Random;
  readonly #series = new Map<string, Series>();
  #left: number;

  /**
   * @throws {RangeError} for a rate outside of 0..1, or a bound that is no whole number from 1
   * @throws {FaultScriptError} for a fault that there is not, or that refuses its parameters
   */
  constructor(options: ChaosOptions, random: Random, vendors: readonly AnyVendor[]) {
    const { rate, budget = usualBudget, successBy = usualSuccessBy, faults = chaosPool } = options;
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`The rate of chaos is a number from 0 to 1; it is ${rate}.`);
    checkCount("budget", budget);
    checkCount("successBy", successBy);
    this.#rate = rate;
    this.#left = budget;
    this.#successBy = successBy;
    this.#random = random;
    this.#pool = faults.map((plan) => prepareFault({ ...plan, times: "always" }, vendors));
  }

  /** Bends a request, or leaves it alone; says by what it was bent. */
  strike(bends: Bends, point: ChaosPoint): ScriptedFault | undefined {
    if (this.#rate === 0 || this.#left === 0) return undefined;
    const fitting = this.#pool.filter((each) => each.matches(point));
    if (fitting.length === 0) return undefined;
    const { vendor, endpoint, operation, taskId } = point;
    const name = [vendor, endpoint, operation, taskId].join("/");
    const series = this.#seriesOf(name);
    const draw = this.#random.fork(`${name}/${series.asked++}`);
    // The last of a series is spared whatever is drawn: that is what bounds it.
    if (series.inRow >= this.#successBy - 1 || draw.next() >= this.#rate) {
      series.inRow = 0;
      return undefined;
    }
    const chosen = fitting[Math.floor(draw.next() * fitting.length)];
    if (!chosen) return undefined;
    series.inRow++;
    this.#left--;
    const takeBack = () => {
      series.inRow = Math.max(0, series.inRow - 1);
      this.#left++;
    };
    bends.played.push({ ...playFault({ ...chosen, by: "chaos" }, bends), takeBack });
    return chosen.plan;
  }

  /** How much it has struck, and where. */
  save(): SavedChaos {
    return { left: this.#left, series: [...this.#series].map(([name, series]) => ({ name, ...series })) };
  }

  /** Goes on from where it stood. */
  load({ left, series }: SavedChaos): void {
    this.#left = left;
    this.#series.clear();
    for (const { name, asked, inRow } of series) this.#series.set(name, { asked, inRow });
  }

  #seriesOf(name: string): Series {
    const series = this.#series.get(name) ?? { asked: 0, inRow: 0 };
    this.#series.delete(name);
    this.#series.set(name, series);
    const [oldest] = this.#series.keys();
    if (this.#series.size > mostSeries && oldest !== undefined) this.#series.delete(oldest);
    return series;
  }
}

function checkCount(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(`The ${name} of chaos is a whole number from 1; it is ${value}.`);
}
