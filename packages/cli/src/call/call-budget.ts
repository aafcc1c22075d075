/** Hard caps on what one run may spend. */
export interface BudgetCaps {
  readonly maxSubmits?: number | undefined;
  readonly maxCredits?: number | undefined;
  /** What one submit costs, where a price is known. */
  readonly credits: number | undefined;
}

/** Counts submits that may have been charged, and lets none go beyond a cap. */
export class CallBudget {
  readonly #caps: BudgetCaps;
  #submits = 0;

  constructor(caps: BudgetCaps) {
    this.#caps = caps;
  }

  /** Submits that left and were not proven free. */
  get submits(): number {
    return this.#submits;
  }

  /** Takes what one submit costs; false, and nothing taken, when that would be too much. */
  take(): boolean {
    const { maxSubmits = Number.POSITIVE_INFINITY, maxCredits = Number.POSITIVE_INFINITY, credits = 0 } = this.#caps;
    const next = this.#submits + 1;
    if (next > maxSubmits || next * credits > maxCredits) return false;
    this.#submits = next;
    return true;
  }

  /** Gives back what a submit took that provably cost nothing. */
  giveBack(): void {
    this.#submits--;
  }
}
