import { setMaxListeners } from "node:events";

/** Why a batch goes on no more. */
export type StopReason =
  | "interrupted"
  | "budget"
  | "unreachable"
  | "refused"
  | "redirected"
  | "rate"
  | "unknown"
  | "results"
  | "files"
  | "mistake";

/** Thrown right before a submit leaves, which keeps it here. */
export class HeldBack extends Error {
  override readonly name = "HeldBack";
}

/** Ends a batch: new work first, then waiting, and what is on its way last. */
export class CallStop {
  #reason: StopReason | undefined;
  readonly #submits = new AbortController();
  readonly #polls = new AbortController();
  readonly #all = new AbortController();

  constructor() {
    // As many listen as pictures are under way, and Node.js warns of more than ten.
    setMaxListeners(0, this.#submits.signal, this.#polls.signal, this.#all.signal);
  }

  /** Why it ends; the first reason stays. */
  get reason(): StopReason | undefined {
    return this.#reason;
  }

  /** Whether pictures that nothing was paid for are still begun; those of a spent budget are looked at, as results may be due. */
  get beginsMore(): boolean {
    return this.#reason === undefined || this.#reason === "budget";
  }

  /** Aborts waits for known tasks: they can be asked for again. */
  get polls(): AbortSignal {
    return this.#polls.signal;
  }

  /** Aborts everything, even what is on its way. */
  get all(): AbortSignal {
    return this.#all.signal;
  }

  /** No more submits; tasks that are known are waited for, unless it was an interruption. */
  begin(reason: StopReason): void {
    this.#reason = reason === "interrupted" ? reason : (this.#reason ?? reason);
    this.#submits.abort(new HeldBack(reason));
    if (reason === "interrupted") this.#polls.abort(new HeldBack(reason));
  }

  /** Waits for nothing any more. */
  now(): void {
    this.begin("interrupted");
    this.#all.abort(new HeldBack("interrupted"));
  }

  /** The signal of one submit: until it leaves it can be called off at no cost, and afterwards it is waited for. */
  submit(): { readonly signal: AbortSignal; leaves(): void; done(): void } {
    const own = new AbortController();
    let left = false;
    const unlessLeft = () => {
      if (!left) own.abort(this.#submits.signal.reason);
    };
    const always = () => own.abort(this.#all.signal.reason);
    this.#submits.signal.addEventListener("abort", unlessLeft);
    this.#all.signal.addEventListener("abort", always);
    if (this.#submits.signal.aborted) unlessLeft();
    return {
      signal: own.signal,
      leaves: () => {
        if (this.#reason !== undefined) throw new HeldBack(this.#reason);
        left = true;
      },
      done: () => {
        this.#submits.signal.removeEventListener("abort", unlessLeft);
        this.#all.signal.removeEventListener("abort", always);
      },
    };
  }
}
