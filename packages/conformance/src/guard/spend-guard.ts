import type { AnyEndpoint, AnyVendor, Clock, OperationName } from "@graycard/core";
import { InconclusiveError } from "../errors/inconclusive-error.js";
import { RunStoppedError } from "../errors/run-stopped-error.js";
import type { ReceiptEntry, ReceiptEvent } from "./receipt.js";

/** Hard caps of a run, and who writes down what it pays for. */
export interface SpendGuardOptions {
  readonly clock: Pick<Clock, "now">;
  /** Requests of any kind, downloads of results included. */
  readonly maxCalls?: number | undefined;
  readonly maxCredits?: number | undefined;
  /** Prices of a submit by `vendor/endpoint`, for those no document names or that cost something else. */
  readonly prices?: Readonly<Record<string, number>>;
  /** Told of every submit as it happens, before anything else does; what it throws ends the run. */
  readonly receipt?: (event: ReceiptEvent) => void;
}

/** Why a run ended before its end. */
export interface Stop {
  readonly by: "budget" | "interrupt";
  /** In a sentence, for reports. */
  readonly reason: string;
}

/** A request that wants to leave. */
export interface Departure {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly operation: OperationName;
  /** `vendor/endpoint/area/scenario` */
  readonly scenario: string;
}

/** What came of a submit, as far as money goes. */
export type Charge = { readonly by: "answer"; readonly taskId: string | undefined } | "free" | "unknown";

/** Leave for one request. */
export interface Ticket {
  /**
   * To be called right before the request is sent.
   * @throws {RunStoppedError} when the run was interrupted in the meantime
   */
  leaves(): void;
  /** To be called once, whatever came of it. */
  settle(charge: Charge): void;
}

/**
 * Stands before every request of a run and lets none go beyond a cap. A submit takes its price along before it leaves
 * and gives it back when it turns out to be free, so the caps hold whatever the subject answers.
 */
export class SpendGuard {
  readonly #options: SpendGuardOptions;
  readonly #receipt: ReceiptEntry[] = [];
  readonly #stopping = new AbortController();
  #stop: Stop | undefined;
  #isInterrupted = false;
  /** Requests that were given leave and are not over. */
  #open = 0;
  #calls = 0;
  #submits = 0;
  #spent = 0;
  #reserved = 0;
  #waiting: (() => void)[] = [];

  constructor(options: SpendGuardOptions) {
    this.#options = options;
  }

  /** Why nothing leaves any more; undefined while something may. */
  get stopped(): Stop | undefined {
    return this.#stop;
  }

  /** Aborted when nothing leaves any more: nobody has to wait for anything then. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Whether what is paid for is written down, and so belongs into a report. */
  get keepsReceipt(): boolean {
    return this.#options.receipt !== undefined;
  }

  /** Every submit that was or may have been paid for, in the order in which that became known. */
  get receipt(): readonly ReceiptEntry[] {
    return this.#receipt;
  }

  /** The price of a submit in the vendor's credits, where one is known. */
  priceOf(vendor: Pick<AnyVendor, "id">, endpoint: Pick<AnyEndpoint, "id" | "credits">): number | undefined {
    return this.#options.prices?.[`${vendor.id}/${endpoint.id}`] ?? endpoint.credits;
  }

  /** Lets nothing more leave; the first reason stays. What a budget gave leave to before may still go. */
  stop(stop: Stop): void {
    this.#stop ??= stop;
    if (stop.by === "interrupt") this.#isInterrupted = true;
    this.#abortWhenIdle();
    this.#wake();
  }

  #abortWhenIdle(): void {
    if (this.#stop && (this.#isInterrupted || this.#open === 0)) {
      this.#stopping.abort(new RunStoppedError(this.#stop.reason));
    }
  }

  /**
   * Asks leave for a request, and takes what it may cost.
   *
   * @throws {RunStoppedError} when a cap stands against it, or the run was stopped
   * @throws {InconclusiveError} for a submit without a known price in a run with a cap on credits
   */
  async admit(departure: Departure): Promise<Ticket> {
    const price = departure.operation === "submit" ? this.#knownPrice(departure) : 0;
    while (!this.#fits(price)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#calls++;
    this.#open++;
    this.#reserved += price;
    return this.#ticket(departure, price);
  }

  #knownPrice({ vendor, endpoint }: Departure): number {
    const price = this.priceOf(vendor, endpoint);
    if (price !== undefined || this.#options.maxCredits === undefined) return price ?? 0;
    const name = `${vendor.id}/${endpoint.id}`;
    throw new InconclusiveError(
      `No price of ${name} is known, so --max-credits cannot hold; --price ${name}=CREDITS names it.`,
    );
  }

  /** Whether there is room now; false when there may be when what is on its way has been answered. */
  #fits(price: number): boolean {
    if (this.#stop) throw new RunStoppedError(this.#stop.reason);
    const { maxCalls = Number.POSITIVE_INFINITY, maxCredits = Number.POSITIVE_INFINITY } = this.#options;
    if (this.#calls + 1 > maxCalls) return this.#refuse(`--max-calls ${maxCalls} is reached`);
    if (price === 0 || this.#spent + this.#reserved + price <= maxCredits) return true;
    if (this.#spent + price <= maxCredits) return false;
    const left = `${maxCredits - this.#spent} of --max-credits ${maxCredits} are left`;
    return this.#refuse(`a submit for ${price} credits may not leave: ${left}`);
  }

  #refuse(why: string): never {
    this.stop({ by: "budget", reason: `The run was stopped by its budget: ${why}.` });
    throw new RunStoppedError(this.#stop?.reason ?? why);
  }

  #ticket(departure: Departure, price: number): Ticket {
    let entry: Omit<ReceiptEntry, "outcome"> | undefined;
    let left = false;
    let settled = false;
    return {
      leaves: () => {
        if (this.#stop && this.#isInterrupted) throw new RunStoppedError(this.#stop.reason);
        left = true;
        if (departure.operation !== "submit") return;
        entry = this.#entry(departure);
        this.#tell({ event: "leaves", ...entry });
      },
      settle: (charge) => {
        if (settled) return;
        settled = true;
        this.#open--;
        this.#reserved -= price;
        if (!left) this.#calls--;
        if (entry) this.#book(entry, charge, price);
        this.#abortWhenIdle();
        this.#wake();
      },
    };
  }

  #entry({ vendor, endpoint, scenario }: Departure): Omit<ReceiptEntry, "outcome"> {
    const credits = this.priceOf(vendor, endpoint);
    return {
      number: ++this.#submits,
      at: new Date(this.#options.clock.now()).toISOString(),
      vendor: vendor.id,
      endpoint: endpoint.id,
      scenario,
      ...(credits === undefined ? {} : { credits }),
    };
  }

  #book(entry: Omit<ReceiptEntry, "outcome">, charge: Charge, price: number): void {
    if (charge === "free") {
      this.#tell({ event: "free", number: entry.number });
      return;
    }
    this.#spent += price;
    const taskId = charge === "unknown" ? undefined : charge.taskId;
    const outcome = charge === "unknown" ? "unknown" : "accepted";
    const paid: ReceiptEntry = { ...entry, outcome, ...(taskId === undefined ? {} : { taskId }) };
    this.#receipt.push(paid);
    this.#tell({ event: "paid", ...paid });
  }

  /** What cannot be written down is not paid for. */
  #tell(event: ReceiptEvent): void {
    try {
      this.#options.receipt?.(event);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const reason = `The run was stopped: its receipt cannot be written (${why}).`;
      this.#isInterrupted = true;
      this.stop({ by: "budget", reason });
      if (event.event === "leaves") throw new RunStoppedError(reason);
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
