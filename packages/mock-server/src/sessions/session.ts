import type { AnyVendor, Clock, EditionName, Exchange, Readings } from "@graycard/core";
import type { Strictness } from "../basis/strictness.js";
import { Chaos, type ChaosOptions, type SavedChaos } from "../faults/chaos.js";
import { FaultScript, type SavedFault } from "../faults/fault-script.js";
import { AgedMap } from "../files/aged-map.js";
import type { FileStore } from "../files/file-store.js";
import { Journal } from "../journal/journal.js";
import { Ledger, type SavedLedger } from "../ledger/ledger.js";
import { createRandom, type DrawnUuid, type Random, type SavedRandom } from "../random.js";
import type { Task } from "../tasks/task.js";
import { type SavedTriggers, SessionTriggers } from "../triggers/session-triggers.js";
import { Activity } from "./activity.js";
import { type Pace, type PacedClock, pacedClock, type TimeStart } from "./pace.js";
import { RateWindow } from "./rate-window.js";
import type { RateAlgorithmName } from "./rate-windows/index.js";
import { SessionClosedError } from "./session-closed-error.js";
import { SessionResetError } from "./session-reset-error.js";
import type { WaitingEnded } from "./waiting-ended.js";

/** What can be chosen for each session. */
export interface SessionOptions {
  readonly pace: Pace;
  readonly edition: EditionName;
  /** Single readings by name, per vendor id. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Requests per second; `off` admits all, undefined leaves it to the vendor's documents. */
  readonly qps?: number | "off";
  /** How requests are counted against the rate; `sliding` unless said. */
  readonly rateWindow?: RateAlgorithmName;
  /** Faults at random, within bounds; none unless said. */
  readonly chaos?: ChaosOptions;
  /** Roughly how much memory the journal may take, in bytes; 32 MiB unless said. */
  readonly journalBytes?: number;
  /** The weakest that answers may rest on before verifying the session fails; they may rest on anything unless said. */
  readonly strict?: Strictness;
}

/** What can be chosen for a session that is asked for. */
export interface NewSession extends Partial<SessionOptions> {
  /**
   * Makes its ids and delays the same as those of the first session with this seed in any other mock. A second one in
   * the same mock has others, since ids of tasks are told apart within a mock; they are the same every time, too.
   */
  readonly seed?: string | number;
}

/** What a session remembers besides its tasks, files and readings, as plain JSON. */
export interface SavedState {
  readonly now: number;
  readonly random: SavedRandom;
  readonly exchangeIds: SavedRandom;
  readonly windows: readonly { readonly name: string; readonly state: unknown }[];
  readonly faults: readonly SavedFault[];
  readonly triggers: SavedTriggers;
  readonly chaos?: SavedChaos | undefined;
  readonly journal: { readonly exchanges: readonly Exchange[]; readonly evicted: number };
  readonly ledger: SavedLedger;
  /** Absent where none was. */
  readonly droppedTasks?: number | undefined;
}

/** A caller's own world: its tasks, clock, rate windows, files, faults and journal. Nobody else sees them. */
export class Session {
  readonly id: string;
  readonly options: SessionOptions;
  readonly vendors: readonly AnyVendor[];
  readonly random: Random;
  readonly activity = new Activity();
  readonly paced: PacedClock;
  /** The time on its clock when it began; milliseconds since the epoch. */
  readonly beganAt: number;
  readonly tasks = new AgedMap<string, Task>();
  /** How many tasks came since the dead ones were last looked for. */
  tasksSinceTidied = 0;
  /** How many of its tasks had to go while their results could still be asked for. */
  droppedTasks = 0;
  readonly faults: FaultScript;
  readonly triggers = new SessionTriggers();
  readonly chaos: Chaos | undefined;
  readonly files: FileStore;
  readonly journal: Journal;
  /** What was charged, and what came of it. */
  readonly ledger: Ledger;
  /** The readings in force, by vendor id; filled when a vendor is first spoken to. */
  readonly readings = new Map<string, Readings>();
  readonly #windows = new Map<string, RateWindow>();
  readonly #vendors: readonly AnyVendor[];
  /** Those who wait on its clock. */
  readonly #sleepers = new Set<AbortController>();
  #closing: AbortController | undefined;
  #exchangeIds: Random;

  constructor(input: {
    readonly id: string;
    readonly options: SessionOptions;
    /** The vendors that can be spoken to. */
    readonly vendors: readonly AnyVendor[];
    readonly random: Random;
    readonly base: Clock;
    readonly time?: TimeStart | undefined;
    readonly files: FileStore;
  }) {
    this.id = input.id;
    this.options = input.options;
    this.vendors = input.vendors;
    this.random = input.random;
    this.#vendors = input.vendors;
    this.#exchangeIds = input.random.fork("exchanges");
    this.faults = new FaultScript(input.vendors, () => this.paced.clock.now());
    const { chaos } = input.options;
    this.chaos = chaos && new Chaos(chaos, input.random.fork("chaos"), input.vendors);
    this.paced = pacedClock(input.options.pace, input.base, this.activity, input.time);
    this.beganAt = this.paced.clock.now();
    this.files = input.files;
    const { journalBytes } = input.options;
    this.journal = new Journal(journalBytes === undefined ? {} : { mostBytes: journalBytes });
    this.ledger = new Ledger(() => this.paced.clock.now());
  }

  get clock(): Clock {
    return this.paced.clock;
  }

  /** An id for an exchange; a stream of its own, so that asking does not change the ids of tasks to come. */
  nextExchangeId(): DrawnUuid {
    return this.#exchangeIds.drawUuid();
  }

  /**
   * The rate window of one vendor: keys of different vendors do not share one.
   *
   * @param algorithm another than the session's own, with a memory of its own
   */
  window(vendorId: string, algorithm: RateAlgorithmName = this.options.rateWindow ?? "sliding"): RateWindow {
    const key = `${vendorId}/${algorithm}`;
    let window = this.#windows.get(key);
    if (!window) {
      window = new RateWindow(algorithm);
      this.#windows.set(key, window);
    }
    return window;
  }

  /** Forgets what was admitted, as if nobody had asked for anything yet. */
  forgetRates(): void {
    this.#windows.clear();
  }

  /** What it remembers besides its tasks, files and readings. */
  save(): SavedState {
    const { random, faults, triggers, chaos, journal, ledger } = this;
    return {
      now: this.clock.now(),
      random: random.save(),
      exchangeIds: this.#exchangeIds.save(),
      windows: [...this.#windows].map(([name, window]) => ({ name, state: window.save() })),
      faults: faults.save(),
      triggers: triggers.save(),
      ...(chaos ? { chaos: chaos.save() } : {}),
      journal: { exchanges: journal.exchanges(), evicted: journal.evicted },
      ledger: ledger.save(),
      ...(this.droppedTasks > 0 ? { droppedTasks: this.droppedTasks } : {}),
    };
  }

  /** Remembers what another session with the same options did; time and randomness it was made with. */
  load(saved: Omit<SavedState, "now" | "random">): void {
    this.#exchangeIds = createRandom(saved.exchangeIds.seed, saved.exchangeIds.position);
    for (const { name, state } of saved.windows) {
      const [vendorId = "", algorithm] = name.split("/");
      this.window(vendorId, algorithm as RateAlgorithmName).load(state);
    }
    this.faults.load(saved.faults);
    // Words do not end by time.
    this.triggers.load(saved.triggers, () => new FaultScript(this.#vendors, () => 0));
    if (saved.chaos) this.chaos?.load(saved.chaos);
    this.journal.load(saved.journal.exchanges, saved.journal.evicted);
    this.ledger.load(saved.ledger);
    this.droppedTasks = saved.droppedTasks ?? 0;
  }

  /**
   * Aborts, with a {@link SessionClosedError}, when the session is closed, and with a {@link SessionResetError} when what
   * is under way now has to end; what comes after that has another.
   */
  get closed(): AbortSignal {
    this.#closing ??= new AbortController();
    return this.#closing.signal;
  }

  get isClosed(): boolean {
    return this.#closing?.signal.aborted ?? false;
  }

  /** Wakes whoever waits in it, for good. */
  close(): void {
    if (this.isClosed) return;
    this.#closing ??= new AbortController();
    this.#endWaiting(new SessionClosedError(this.id));
  }

  /** Wakes whoever waits in it now: what they wait for is gone. */
  wake(): void {
    if (this.isClosed) return;
    this.#endWaiting(new SessionResetError(this.id));
    this.#closing = undefined;
  }

  #endWaiting(reason: WaitingEnded): void {
    this.#closing?.abort(reason);
    for (const sleeper of [...this.#sleepers]) sleeper.abort(reason);
  }

  /**
   * Waits on the session's clock without counting as being at work; for ever, if that is how long it takes.
   *
   * @throws the reason of an abort
   * @throws {SessionClosedError} when the session is closed meanwhile
   * @throws {SessionResetError} when it is reset
   */
  async waitUntil(at: number, signal: AbortSignal): Promise<void> {
    // Signals joined by AbortSignal.any stay with the longest-lived of them: a session has many waits.
    const sleeper = new AbortController();
    const leave = () => sleeper.abort(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    this.#sleepers.add(sleeper);
    if (signal.aborted) leave();
    if (this.isClosed) sleeper.abort(this.closed.reason);
    try {
      await this.#sleepUntil(at, sleeper.signal);
    } finally {
      this.#sleepers.delete(sleeper);
      signal.removeEventListener("abort", leave);
    }
  }

  async #sleepUntil(at: number, signal: AbortSignal): Promise<void> {
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
