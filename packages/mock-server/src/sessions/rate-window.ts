import { type RateAlgorithmName, rateAlgorithm } from "./rate-windows/index.js";
import type { Admission, RateRule } from "./rate-windows/rate-algorithm.js";

/** What one algorithm remembers of one caller. Requests that were turned away do not count. */
export class RateWindow {
  readonly #algorithm: ReturnType<typeof rateAlgorithm>;
  #state: unknown;

  /** @param algorithm `sliding` unless said: at most so many in any second */
  constructor(algorithm: RateAlgorithmName = "sliding") {
    this.#algorithm = rateAlgorithm(algorithm);
    this.#state = this.#algorithm.start;
  }

  /** What it remembers, as plain JSON. */
  save(): unknown {
    return this.#state;
  }

  /** Goes on with what another window of the same algorithm remembered. */
  load(saved: unknown): void {
    this.#state = saved;
  }

  /** Admits a request at `now`, or says in how many milliseconds the next one would be admitted. */
  admit(now: number, rule: RateRule): Admission {
    const { admission, state } = this.#algorithm.admit(this.#state, now, rule);
    this.#state = state;
    return admission;
  }
}
