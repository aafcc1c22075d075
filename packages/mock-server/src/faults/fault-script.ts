import type { AnyVendor } from "@graycard/core";
import type { Bends } from "./bends.js";
import { type FaultPlay, playFault } from "./fault-play.js";
import { type PreparedFault, prepareFault, type RequestPoint, type ScriptedFault } from "./scripted-fault.js";

/** A plan and what became of it so far. */
interface Entry {
  readonly prepared: PreparedFault;
  /** The numbers of the matching requests it is for, when it was planned by number. */
  readonly nth: ReadonlySet<number> | undefined;
  /** When it ends by itself, in milliseconds since the epoch; where owners count, on the clock of nobody. */
  readonly endsAt: number;
  /** The time of each owner of a clock when it was planned. */
  readonly plannedAt: WeakMap<Timed, number> | undefined;
  /** Matching requests so far. */
  seen: number;
  skip: number;
  left: number;
  used: number;
  /** Uses by number that were taken back when later requests had been counted: they go to whatever comes next. */
  owed: number;
}

/** Whoever has a clock that `forMs` can be counted on, such as a session. */
export interface Timed {
  readonly clock: { now(): number };
  /** The time on it when it began. */
  readonly beganAt: number;
}

/** Those who are there, and whoever stands in for a request of none of them. */
export interface Owners {
  all(): readonly Timed[];
  readonly nobody: Timed;
}

/** One use of an entry. */
interface Use {
  /** The entry's place in its script, which is that in any copy of it. */
  readonly at: number;
  readonly prepared: PreparedFault;
  /** Which of the matching requests it met. */
  readonly number: number;
  readonly wasOwed: boolean;
}

/** A plan and how far it has come; what has no end is left out. */
export interface SavedFault {
  readonly plan: ScriptedFault;
  readonly by?: string | undefined;
  readonly seen: number;
  readonly skip: number;
  readonly used: number;
  readonly left?: number | undefined;
  readonly owed?: number | undefined;
  readonly endsAt?: number | undefined;
}

/** A planned fault and how often it applied. */
export interface FaultUse {
  readonly plan: ScriptedFault;
  readonly used: number;
  /** It applied as often as planned, or ended by itself after it had. */
  readonly done: boolean;
}

/**
 * Planned faults, in order. Of those that are limited in number only the first that matches a request applies to it,
 * so that a list plays out request by request; those planned for `always` all apply. What is planned by number (`nth`)
 * has its request to itself: the others in number wait for the next. A use that did nothing to its request, such as the
 * outcome of a task on a submit that is refused, is taken back when that is known: the plan is next again.
 *
 * @example
 * session.faults.script([
 *   { fault: "refuse", with: { fault: "rate-limited" }, operation: "poll", nth: [2, 3] },
 *   { fault: "task-outcome", with: { code: -7 }, endpoint: "scale" },
 * ]);
 */
export class FaultScript {
  readonly #vendors: readonly AnyVendor[];
  readonly #now: () => number;
  readonly #owners: Owners | undefined;
  #entries: Entry[] = [];

  /**
   * @param vendors whose endpoints and errata faults can name
   * @param now the time that `forMs` is counted in
   * @param owners on whose clocks it is counted instead: for each from when it was planned, or from when it began
   */
  constructor(vendors: readonly AnyVendor[], now: () => number, owners?: Owners) {
    this.#vendors = vendors;
    this.#now = now;
    this.#owners = owners;
  }

  /**
   * Adds faults to the end of the script: all of them, or none.
   *
   * @throws {FaultScriptError} for an unknown fault, vendor, endpoint or operation, or parameters that the fault refuses.
   */
  script(plans: readonly ScriptedFault[]): void {
    // Whoever plans for all is named: in the journal of a session nobody would look for it.
    const by = this.#owners && "a plan for every session";
    this.add(plans.map((plan) => ({ ...prepareFault(plan, this.#vendors), by })));
  }

  /** Adds faults that were checked before. */
  add(prepared: readonly PreparedFault[]): void {
    for (const each of prepared) this.#entries.push(toEntry(each, this.#now, this.#owners));
  }

  /** Whether nothing was planned. */
  get empty(): boolean {
    return this.#entries.length === 0;
  }

  /** Whether anything is planned for such requests, whenever they come. */
  meets(point: RequestPoint): boolean {
    return this.#entries.some(({ prepared }) => prepared.matches(point));
  }

  /**
   * Bends a request by whatever applies to it, and says what that was.
   *
   * @param owner whose request it is, where `forMs` is counted on the clocks of several
   */
  bend(bends: Bends, point: RequestPoint, owner?: Timed): readonly ScriptedFault[] {
    // Most requests of most sessions: nothing is planned, and nothing may cost anything.
    if (this.#entries.length === 0) return [];
    const matching = this.#entries.filter((entry) => this.#alive(entry, owner) && entry.prepared.matches(point));
    for (const entry of matching) entry.seen++;
    const chosen = choose(matching);
    for (const entry of chosen) {
      bends.played.push(this.#use(entry, bends));
    }
    return chosen.map(({ prepared }) => prepared.plan);
  }

  /** Uses an entry, which can be taken back. */
  #use(entry: Entry, bends: Bends): FaultPlay {
    const { prepared, seen: number } = entry;
    const wasOwed = entry.nth !== undefined && !entry.nth.has(number);
    entry.left--;
    entry.used++;
    if (wasOwed) entry.owed--;
    const use: Use = { at: this.#entries.indexOf(entry), prepared, number, wasOwed };
    return {
      ...playFault(prepared, bends),
      script: this,
      takeBack: () => this.#takeBack(use),
      takeBackIn: (copy) => copy.#takeBack(use),
    };
  }

  #takeBack({ at, prepared, number, wasOwed }: Use): void {
    const entry = this.#entries[at];
    // It may have been cleared meanwhile.
    if (entry?.prepared !== prepared) return;
    entry.left++;
    entry.used--;
    const isLatest = entry.seen === number;
    if (isLatest) entry.seen--;
    if (entry.nth && (wasOwed || !isLatest)) entry.owed++;
  }

  /** Every planned fault with how often it applied, in the order planned. */
  uses(): readonly FaultUse[] {
    return this.#entries.map((entry) => ({ plan: entry.prepared.plan, used: entry.used, done: this.#done(entry) }));
  }

  /** The planned faults that have not applied as often as planned; a test that ends with any of them missed something. */
  unused(): readonly ScriptedFault[] {
    return this.uses().flatMap(({ plan, done }) => (done ? [] : [plan]));
  }

  /** The same plans, used as often as here: what happens to one of the two from now is nothing to the other. */
  fork(): FaultScript {
    const copy = new FaultScript(this.#vendors, this.#now, this.#owners);
    copy.#entries = this.#entries.map((entry) => ({ ...entry }));
    return copy;
  }

  clear(): void {
    this.#entries = [];
  }

  /** The plans, and how far each of them has come. */
  save(): readonly SavedFault[] {
    return this.#entries.map(({ prepared: { plan, by }, endsAt, seen, skip, left, used, owed }) => {
      const counts = { plan, ...(by === undefined ? {} : { by }), seen, skip, used };
      return {
        ...counts,
        ...(Number.isFinite(left) ? { left } : {}),
        ...(Number.isFinite(endsAt) ? { endsAt } : {}),
        ...(owed > 0 ? { owed } : {}),
      };
    });
  }

  /**
   * Goes on from where plans stood.
   *
   * @throws {FaultScriptError} for a plan that this mock does not know
   */
  load(saved: readonly SavedFault[]): void {
    const never = Number.POSITIVE_INFINITY;
    this.#entries = saved.map(({ plan, by, seen, skip, used, left = never, endsAt = never, owed = 0 }) => {
      const entry = toEntry({ ...prepareFault(plan, this.#vendors), by }, this.#now, this.#owners);
      return { ...entry, seen, skip, used, left, endsAt, owed };
    });
  }

  #alive(entry: Entry, owner?: Timed): boolean {
    return entry.left > 0 && !this.#isOver(entry, owner);
  }

  /** Whether it has ended by itself: for one owner, or else for all of them. */
  #isOver({ endsAt, plannedAt, prepared }: Entry, owner?: Timed): boolean {
    if (endsAt === Number.POSITIVE_INFINITY) return false;
    if (!plannedAt) return this.#now() >= endsAt;
    const { forMs = endsAt } = prepared.plan;
    const over = (each: Timed) => each.clock.now() - (plannedAt.get(each) ?? each.beganAt) >= forMs;
    if (owner) return over(owner);
    const all = this.#owners?.all() ?? [];
    return all.length === 0 ? this.#now() >= endsAt : all.every(over);
  }

  #done(entry: Entry): boolean {
    // Without end in number, or ended by time: then once is enough.
    if (entry.left === Number.POSITIVE_INFINITY || !this.#alive(entry)) return entry.used > 0;
    return entry.left <= 0;
  }
}

/** Those of the matching entries that apply, in the order planned. */
function choose(matching: readonly Entry[]): readonly Entry[] {
  const byNumber = matching.filter(({ nth, seen, owed }) => nth && (nth.has(seen) || owed > 0));
  let turnTaken = byNumber.length > 0;
  return matching.filter((entry) => {
    if (entry.nth) return byNumber.includes(entry);
    if (!isLimited(entry)) return passes(entry);
    if (turnTaken || !passes(entry)) return false;
    turnTaken = true;
    return true;
  });
}

function isLimited({ left }: Entry): boolean {
  return left !== Number.POSITIVE_INFINITY;
}

/** Whether an entry has left alone as many requests as it was to. */
function passes(entry: Entry): boolean {
  if (entry.skip === 0) return true;
  entry.skip--;
  return false;
}

function toEntry(prepared: PreparedFault, now: () => number, owners: Owners | undefined): Entry {
  const { times = 1, after = 0, nth, forMs } = prepared.plan;
  const numbers = nth === undefined ? undefined : new Set(typeof nth === "number" ? [nth] : nth);
  const left = numbers ? numbers.size : times === "always" ? Number.POSITIVE_INFINITY : times;
  const endsAt = forMs === undefined ? Number.POSITIVE_INFINITY : now() + forMs;
  const plannedAt = forMs === undefined ? undefined : owners && timesOf(owners);
  return { prepared, nth: numbers, endsAt, plannedAt, seen: 0, skip: after, left, used: 0, owed: 0 };
}

function timesOf({ all, nobody }: Owners): WeakMap<Timed, number> {
  return new WeakMap([nobody, ...all()].map((each) => [each, each.clock.now()]));
}
