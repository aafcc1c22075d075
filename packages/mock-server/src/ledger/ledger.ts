import type { WorkKind } from "@graycard/core";
import { AgedMap } from "../files/aged-map.js";
import type { Task } from "../tasks/task.js";
import { Booking, type SavedBooking } from "./booking.js";
import { type Fate, fateAt, fates, wastedFates } from "./fate.js";

/** How many submits are booked before the oldest make room. */
const mostEntries = 20_000;

/** One accepted submit: what it cost, and what came of it. */
export interface LedgerEntry {
  /** Unique within its ledger, in the order of booking. */
  readonly id: string;
  readonly taskId: string;
  /** When it was accepted; milliseconds since the epoch, on the session's clock. */
  readonly at: number;
  readonly vendor: string;
  readonly endpoint: string;
  /** The kind of work, which is what prices are made by. */
  readonly priceClass: WorkKind;
  /** In the vendor's credits; absent where no price is known. */
  readonly credits?: number;
  /** Whether the vendor takes money for it: not for work that failed under another HTTP status than 200. */
  readonly charged: boolean;
  /** The length of its pictures, in bytes. */
  readonly bytes: number;
  /** The same for two submits of the same work; absent while its pictures are on their way. */
  readonly fingerprint?: string;
  readonly fate: Fate;
  /** The task that was taken on for the same work before. */
  readonly duplicateOf?: string;
  /** Whether its price was spent on nothing. Of the same work, one submit that was delivered is worth its price. */
  readonly wasted: boolean;
}

/** All of a ledger, added up. */
export interface LedgerSummary {
  readonly submits: number;
  readonly fates: Readonly<Record<Fate, number>>;
  /** What was charged, as far as prices are known. */
  readonly credits: number;
  /** The part of it that was spent on duplicates, orphans and results that nobody fetched in time. */
  readonly wastedCredits: number;
  /** Charged submits without a known price, which the credits leave out. */
  readonly unpriced: number;
}

/** All that a ledger knows. */
export interface SavedLedger {
  readonly booked: number;
  readonly evicted: number;
  readonly bookings: readonly SavedBooking[];
}

/**
 * The submits a session was charged for. Nothing in it runs by itself: what became of each is worked out, from what
 * happened and from the time on the session's clock, whenever somebody asks.
 *
 * What vendors charge for is an answer with HTTP 200, whatever the state of its task; that is how their markets count,
 * and no document says otherwise. A request that was refused is never booked.
 *
 * @example
 * const { fates, credits, wastedCredits } = session.ledger.summary();
 */
export class Ledger {
  readonly #now: () => number;
  #bookings = new AgedMap<string, Booking>();
  #booked = 0;
  #evicted = 0;

  /** @param now the time on the session's clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Books a submit that was accepted. */
  book(task: Task): Booking {
    const booking = Booking.of(`submit-${++this.#booked}`, task);
    this.#bookings.set(task.id, booking);
    if (this.#bookings.size > mostEntries) {
      const { oldest } = this.#bookings;
      if (oldest) this.#bookings.delete(oldest.taskId);
      this.#evicted++;
    }
    return booking;
  }

  /** The booking of a task. */
  of(taskId: string): Booking | undefined {
    return this.#bookings.get(taskId);
  }

  /** Every booked submit, oldest first, as it stands now. */
  entries(): readonly LedgerEntry[] {
    const now = this.#now();
    const firsts = new Map<string, Booking>();
    /** First submits that came to nothing, and whose work a later one delivered. */
    const madeGood = new Set<Booking>();
    return [...this.#bookings.values()].map((booking) => {
      const { fingerprint } = booking;
      const first = fingerprint === undefined ? undefined : firsts.get(fingerprint);
      // Asking again for work that is known to have failed is no mistake.
      const again = first && !(first.failedAt !== undefined && first.failedAt <= booking.at) ? first : undefined;
      if (fingerprint !== undefined && !again) firsts.set(fingerprint, booking);
      const own = fateAt(booking, now);
      const isWorthIt = again && own === "delivered" && isWasted(fateAt(again, now)) && !madeGood.has(again);
      if (isWorthIt) madeGood.add(again);
      return toEntry(booking, { again, fate: again ? "duplicate" : own, wasted: !isWorthIt });
    });
  }

  summary(): LedgerSummary {
    return summaryOf(this.entries());
  }

  /** What was paid for and came to nothing, or has come to nothing so far, one sentence each. */
  waste(): readonly string[] {
    return this.entries().flatMap((entry) => wasteOf(entry) ?? []);
  }

  /** Why what is here is not the whole story, one sentence each; none when it is. */
  problems(): readonly string[] {
    if (this.#evicted === 0) return [];
    const gone = this.#evicted === 1 ? "submit has" : `${this.#evicted} submits have`;
    return [`The oldest ${gone} made room in the ledger, which holds ${mostEntries}: its sums are too small.`];
  }

  /** Everything it knows. */
  save(): SavedLedger {
    const bookings = [...this.#bookings.values()].map((booking) => booking.save());
    return { booked: this.#booked, evicted: this.#evicted, bookings };
  }

  /** Knows what another ledger knew, and nothing else. */
  load({ booked, evicted, bookings }: SavedLedger): void {
    this.#booked = booked;
    this.#evicted = evicted;
    this.#bookings = new AgedMap();
    for (const saved of bookings) this.#bookings.set(saved.taskId, Booking.load(saved));
  }

  /** How many submits are no longer here. */
  get evicted(): number {
    return this.#evicted;
  }

  /** Forgets everything, as if nothing had been charged yet. */
  clear(): void {
    this.#bookings = new AgedMap();
    this.#evicted = 0;
  }
}

/** Adds up booked submits, which may be of several sessions. */
export function summaryOf(entries: readonly LedgerEntry[]): LedgerSummary {
  const counts = Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>;
  for (const { fate } of entries) counts[fate]++;
  const charged = entries.filter((entry) => entry.charged);
  const wasted = charged.filter((entry) => entry.wasted);
  return {
    submits: entries.length,
    fates: counts,
    credits: sum(charged),
    wastedCredits: sum(wasted),
    unpriced: charged.filter(({ credits }) => credits === undefined).length,
  };
}

function isWasted(fate: Fate): boolean {
  return wastedFates.includes(fate);
}

interface Judgement {
  /** The submit of the same work that came before. */
  readonly again: Booking | undefined;
  readonly fate: Fate;
  /** Whether a fate that stands for waste does so here. */
  readonly wasted: boolean;
}

function toEntry(booking: Booking, { again, fate, wasted }: Judgement): LedgerEntry {
  const { id, taskId, at, vendor, endpoint, work, credits, bytes, fingerprint } = booking;
  return {
    id,
    taskId,
    at,
    vendor,
    endpoint,
    priceClass: work,
    ...(credits === undefined ? {} : { credits }),
    charged: booking.failedAt === undefined || booking.failureIsCharged,
    bytes,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    fate,
    ...(again ? { duplicateOf: again.taskId } : {}),
    wasted: wasted && isWasted(fate),
  };
}

function wasteOf(entry: LedgerEntry): string | undefined {
  if (!entry.charged || (entry.fate === "duplicate" && !entry.wasted)) return undefined;
  const { vendor, endpoint, taskId, credits } = entry;
  const what = `${vendor} ${endpoint}, task ${taskId}${credits === undefined ? "" : ` (${credits} credits)`}`;
  switch (entry.fate) {
    case "duplicate":
      return `${what}: the same work had been taken on before, as task ${entry.duplicateOf}.`;
    case "orphaned":
      return `${what}: nobody learned how it ended.`;
    case "expired-unread":
      return `${what}: its links died before anybody followed one.`;
    case "open":
      return `${what}: its result has not been fetched so far.`;
    default:
      return undefined;
  }
}

function sum(entries: readonly LedgerEntry[]): number {
  return entries.reduce((total, { credits = 0 }) => total + credits, 0);
}
