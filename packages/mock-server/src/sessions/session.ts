import type { AnyVendor, Clock, EditionName, Readings } from "@graycard/core";
import { FaultScript } from "../faults/fault-script.js";
import type { FileStore } from "../files/file-store.js";
import { Journal } from "../journal/journal.js";
import type { Random } from "../random.js";
import type { Task } from "../tasks/task.js";
import { Activity } from "./activity.js";
import { type Pace, type PacedClock, pacedClock } from "./pace.js";
import { RateWindow } from "./rate-window.js";

/** What can be chosen for each session. */
export interface SessionOptions {
  readonly pace: Pace;
  readonly edition: EditionName;
  /** Single readings by name, per vendor id. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Requests per second; `off` admits all, undefined leaves it to the vendor's documents. */
  readonly qps?: number | "off";
}

/** A caller's own world: its tasks, clock, rate windows, files, faults and journal. Nobody else sees them. */
export class Session {
  readonly id: string;
  readonly options: SessionOptions;
  readonly random: Random;
  readonly activity = new Activity();
  readonly paced: PacedClock;
  readonly tasks = new Map<string, Task>();
  readonly faults: FaultScript;
  readonly files: FileStore;
  readonly journal: Journal;
  /** The readings in force, by vendor id; filled when a vendor is first spoken to. */
  readonly readings = new Map<string, Readings>();
  readonly #windows = new Map<string, RateWindow>();
  readonly #exchangeIds: Random;

  constructor(input: {
    readonly id: string;
    readonly options: SessionOptions;
    /** The vendors that can be spoken to. */
    readonly vendors: readonly AnyVendor[];
    readonly random: Random;
    readonly base: Clock;
    readonly files: FileStore;
  }) {
    this.id = input.id;
    this.options = input.options;
    this.random = input.random;
    this.#exchangeIds = input.random.fork("exchanges");
    this.faults = new FaultScript(input.vendors);
    this.paced = pacedClock(input.options.pace, input.base, this.activity);
    this.files = input.files;
    this.journal = new Journal();
  }

  get clock(): Clock {
    return this.paced.clock;
  }

  /** An id for an exchange; a stream of its own, so that asking does not change the ids of tasks to come. */
  nextExchangeId(): string {
    return this.#exchangeIds.uuid();
  }

  /** The rate window of one vendor: keys of different vendors do not share one. */
  window(vendorId: string): RateWindow {
    const window = this.#windows.get(vendorId) ?? new RateWindow();
    this.#windows.set(vendorId, window);
    return window;
  }

  /** Waits on the session's clock without counting as being at work; for ever, if that is how long it takes. */
  async waitUntil(at: number, signal: AbortSignal): Promise<void> {
    this.activity.leave();
    let awake = false;
    const onWake = () => {
      if (!awake) this.activity.enter();
      awake = true;
    };
    try {
      await (Number.isFinite(at) ? this.clock.sleepUntil(at, { signal, onWake }) : aborted(signal));
    } finally {
      onWake();
    }
  }
}

/** Rejects when the signal aborts, and does nothing before: a clock that leaps must not leap to the end of time. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}
