import { type AnyVendor, type Clock, type Readings, resolveReadings } from "@graycard/core";
import { sha256Hex } from "#platform/hash";
import type { FileStore } from "../files/file-store.js";
import { createRandom, type Random, type SavedRandom } from "../random.js";
import { withoutWords } from "../triggers/grammar.js";
import { type MockStart, timeFrom } from "./mock-start.js";
import { type NewSession, Session, type SessionOptions } from "./session.js";

/** A key with this word in it is refused, so that the documented refusal can be seen without any set-up. */
export const refusedKeyWord = "invalid";

/** Whether the word is in a part of a key, other than within a trigger: some of those have it in their names. */
function isRefused(part: string): boolean {
  return part.includes(refusedKeyWord) && withoutWords(part).includes(refusedKeyWord);
}

/** More sessions than any honest use has; the one unused for longest goes when there are more. */
const mostSessions = 10_000;

/**
 * Finds the session of a credential. Credentials themselves are not kept: a session is filed under a salted hash.
 */
export class SessionRegistry {
  /** Sessions that were asked for: whoever did holds them, and must not find another in their place. */
  readonly #held = new Map<string, Session>();
  /** The same, by the first of several parts of their credentials. */
  readonly #halves = new Map<string, Session>();
  /** Sessions of credentials that just came along. */
  readonly #met = new Map<string, Session>();
  /** The last of them. */
  #latest: Session | undefined;
  readonly #salt: string;
  readonly #defaults: SessionOptions;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #files: FileStore;
  readonly #onlyIssued: boolean;
  readonly #vendors: readonly AnyVendor[];
  readonly #start: MockStart | undefined;
  /** Restored sessions of credentials that just came along and have not come again yet, by id. */
  readonly #awaited = new Map<string, Session>();
  readonly #numbers = new WeakMap<Session, number>();
  readonly #mostMet: number;
  #issued = 0;
  #forgotten = 0;
  /** How many sessions were asked for with a seed. */
  readonly #seeds = new Map<string, number>();

  constructor(input: {
    readonly defaults: SessionOptions;
    readonly random: Random;
    readonly clock: Clock;
    readonly files: FileStore;
    /** Refuse every credential that was not handed out by {@link issue}. */
    readonly onlyIssued: boolean;
    readonly vendors: readonly AnyVendor[];
    /** When sessions begin; at the time of the clock unless said. */
    readonly start?: MockStart | undefined;
    /** How many sessions of credentials that just came along are remembered; 10 000 unless said. */
    readonly mostMet?: number;
  }) {
    this.#start = input.start;
    this.#mostMet = input.mostMet ?? mostSessions;
    this.#defaults = input.defaults;
    this.#random = input.random;
    this.#clock = input.clock;
    this.#files = input.files;
    this.#onlyIssued = input.onlyIssued;
    this.#vendors = input.vendors;
    this.#salt = input.random.fork("salt").hex(16);
  }

  /** The session of a credential, made on first sight; undefined for a credential that is refused. */
  find(vendor: AnyVendor, parts: readonly string[]): Session | undefined {
    const key = this.#key(vendor, parts);
    const held = this.#held.get(key);
    if (held) return held;
    const met = this.#met.get(key);
    // Who asks twice in a row, as who polls does, is at the end of the line already.
    if (met && met === this.#latest) return met;
    const refused = this.#onlyIssued || parts.some(isRefused) || this.#isHalfRight(vendor, parts);
    const session =
      met ?? this.#arrived(key) ?? (refused ? undefined : this.#make(this.#random.fork(key), this.#defaults));
    if (!session) return undefined;
    // To the end of the line: what goes first is what was not used for longest.
    this.#met.delete(key);
    this.#met.set(key, session);
    this.#latest = session;
    if (this.#met.size <= this.#mostMet) return session;
    const [oldest] = this.#met.keys();
    if (oldest !== undefined) {
      this.#met.delete(oldest);
      this.#forgotten++;
    }
    return session;
  }

  /** A new session and, for each vendor, a fresh credential that belongs to it. */
  issue({ seed, ...options }: NewSession): {
    readonly session: Session;
    readonly credentials: Readonly<Record<string, readonly string[]>>;
  } {
    const number = this.#issued++;
    const random = seed === undefined ? this.#random.fork(`session-${number}`) : this.#seeded(String(seed));
    const session = this.#make(random, { ...this.#defaults, ...options });
    this.#numbers.set(session, number);
    return { session, credentials: this.#hold(session, number) };
  }

  /** How many sessions of credentials that just came along made room for others. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** A number that is the same in every mock with the same seed, and says nothing about it. */
  get mark(): string {
    return this.#random.fork("mark").hex(8);
  }

  /** Which of the sessions that were asked for it is; undefined for one that just came along. */
  numberOf(session: Session): number | undefined {
    return this.#numbers.get(session);
  }

  /**
   * Takes a session in that goes on from a saved one, in the place of that session if it is still here, with a
   * credential for each vendor that leads to it. In a mock with the same seed those of before lead to it, too.
   */
  restore(input: {
    readonly id: string;
    readonly options: SessionOptions;
    readonly random: SavedRandom;
    readonly startsAt: number;
    readonly mark: string;
    readonly number?: number | undefined;
  }): {
    readonly session: Session;
    readonly before: Session | undefined;
    readonly credentials: Readonly<Record<string, readonly string[]>>;
  } {
    const { id, options, startsAt } = input;
    const before = this.byId(id);
    const random = createRandom(input.random.seed, input.random.position);
    const [base, files, vendors] = [this.#clock, this.#files.fork(), this.#vendors];
    const time = { startsAt, standsBetweenLeaps: this.#start !== undefined };
    const session = new Session({ id, options, random, base, time, files, vendors });
    if (before) this.remove(before);
    const known = input.mark === this.mark;
    const met = known && input.number === undefined;
    const number = (known ? input.number : undefined) ?? this.#issued;
    this.#issued = Math.max(this.#issued, number + 1);
    // One that just came along stays one: its own credential leads to it again, and not only what is handed out now.
    if (met) this.#awaited.set(id, session);
    else this.#numbers.set(session, number);
    return { session, before, credentials: this.#hold(session, number) };
  }

  #hold(session: Session, number: number): Readonly<Record<string, readonly string[]>> {
    // A stream of its own: ids that a session shows must say nothing about its credential.
    const random = this.#random.fork(`session-${number}/credentials`);
    const credentials: Record<string, readonly string[]> = {};
    for (const vendor of this.#vendors) {
      const count = vendor.auth.by === "query" ? vendor.auth.parameters.length : 1;
      const parts = Array.from({ length: count }, () => `graycard-mock-${random.hex(12)}`);
      credentials[vendor.id] = parts;
      this.#held.set(this.#key(vendor, parts), session);
      if (count > 1) this.#halves.set(this.#key(vendor, parts.slice(0, 1)), session);
    }
    return credentials;
  }

  /** A key that was handed out, with another secret: whoever mistyped that must not find themselves in a new session. */
  #isHalfRight(vendor: AnyVendor, parts: readonly string[]): boolean {
    return parts.length > 1 && this.#halves.has(this.#key(vendor, parts.slice(0, 1)));
  }

  /** The restored session that a credential led to before. */
  #arrived(key: string): Session | undefined {
    if (this.#awaited.size === 0) return undefined;
    const id = this.#random.fork(key).hex(8);
    const session = this.#awaited.get(id);
    this.#awaited.delete(id);
    return session;
  }

  /** Every session, those that were asked for first. */
  all(): readonly Session[] {
    return [...new Set([...this.#held.values(), ...this.#met.values()])];
  }

  /** The session of an id. */
  byId(id: string): Session | undefined {
    return this.all().find((session) => session.id === id);
  }

  /** Forgets a session; its credentials are like any others from then on. */
  remove(session: Session): void {
    for (const sessions of [this.#held, this.#met, this.#halves]) {
      for (const [key, each] of sessions) if (each === session) sessions.delete(key);
    }
    if (this.#awaited.get(session.id) === session) this.#awaited.delete(session.id);
  }

  #seeded(seed: string): Random {
    const before = this.#seeds.get(seed) ?? 0;
    this.#seeds.set(seed, before + 1);
    return createRandom(`session/${seed}`).fork(String(before));
  }

  #make(random: Random, options: SessionOptions): Session {
    return new Session({
      id: random.hex(8),
      options,
      random,
      base: this.#clock,
      time: this.#start && timeFrom(this.#start, options.pace, this.#clock.now()),
      files: this.#files.fork(),
      vendors: this.#vendors,
    });
  }

  #key(vendor: AnyVendor, parts: readonly string[]): string {
    return sha256Hex(`${this.#salt}\0${vendor.id}\0${parts.length === 1 ? parts[0] : parts.join("\0")}`);
  }
}

/** The readings a session has of a vendor. */
export function readingsOf(session: Session, vendor: AnyVendor): Readings {
  const known = session.readings.get(vendor.id);
  if (known) return known;
  const readings = resolveReadings(vendor, session.options.edition, session.options.readings[vendor.id] ?? {});
  session.readings.set(vendor.id, readings);
  return readings;
}
