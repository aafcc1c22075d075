import type { Clock, EditionName, Readings } from "@graycard/core";
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
  readonly faults = new FaultScript();
  readonly files: FileStore;
  readonly journal: Journal;
  /** The readings in force, by vendor id; filled when a vendor is first spoken to. */
  readonly readings = new Map<string, Readings>();
  readonly #windows = new Map<string, RateWindow>();

  constructor(input: {
    readonly id: string;
    readonly options: SessionOptions;
    readonly random: Random;
    readonly base: Clock;
    readonly files: FileStore;
  }) {
    this.id = input.id;
    this.options = input.options;
    this.random = input.random;
    this.paced = pacedClock(input.options.pace, input.base, this.activity);
    this.files = input.files;
    this.journal = new Journal();
  }

  get clock(): Clock {
    return this.paced.clock;
  }

  /** The rate window of one vendor: keys of different vendors do not share one. */
  window(vendorId: string): RateWindow {
    const window = this.#windows.get(vendorId) ?? new RateWindow();
    this.#windows.set(vendorId, window);
    return window;
  }

  /** Waits on the session's clock without counting as being at work. */
  async waitUntil(at: number, signal: AbortSignal): Promise<void> {
    this.activity.leave();
    let awake = false;
    const onWake = () => {
      if (!awake) this.activity.enter();
      awake = true;
    };
    try {
      await this.clock.sleepUntil(at, { signal, onWake });
    } finally {
      onWake();
    }
  }

  /** Forgets tasks that can no longer be asked for. */
  forgetTasksBefore(createdAt: number): Task[] {
    const gone = [...this.tasks.values()].filter((task) => task.createdAt < createdAt);
    for (const task of gone) this.tasks.delete(task.id);
    return gone;
  }
}
