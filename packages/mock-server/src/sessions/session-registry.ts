import { createHash } from "node:crypto";
import { type AnyVendor, type Clock, type Readings, resolveReadings } from "@graycard/core";
import type { FileStore } from "../files/file-store.js";
import type { Random } from "../random.js";
import { Session, type SessionOptions } from "./session.js";

/** A key with this word in it is refused, so that the documented refusal can be seen without any set-up. */
export const refusedKeyWord = "invalid";

/** More sessions than any honest use has; the one unused for longest goes when there are more. */
const mostSessions = 10_000;

/**
 * Finds the session of a credential. Credentials themselves are not kept: a session is filed under a salted hash.
 */
export class SessionRegistry {
  /** Sessions that were asked for: whoever did holds them, and must not find another in their place. */
  readonly #held = new Map<string, Session>();
  /** Sessions of credentials that just came along. */
  readonly #met = new Map<string, Session>();
  readonly #salt: string;
  readonly #defaults: SessionOptions;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #files: FileStore;
  readonly #onlyIssued: boolean;
  readonly #vendors: readonly AnyVendor[];
  #issued = 0;

  constructor(input: {
    readonly defaults: SessionOptions;
    readonly random: Random;
    readonly clock: Clock;
    readonly files: FileStore;
    /** Refuse every credential that was not handed out by {@link issue}. */
    readonly onlyIssued: boolean;
    readonly vendors: readonly AnyVendor[];
  }) {
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
    const refused = this.#onlyIssued || parts.some((part) => part.includes(refusedKeyWord));
    const session = this.#met.get(key) ?? (refused ? undefined : this.#make(key, this.#defaults));
    if (!session) return undefined;
    // To the end of the line: what goes first is what was not used for longest.
    this.#met.delete(key);
    this.#met.set(key, session);
    const [oldest] = this.#met.keys();
    if (this.#met.size > mostSessions && oldest !== undefined) this.#met.delete(oldest);
    return session;
  }

  /** A new session and, for each vendor, a fresh credential that belongs to it. */
  issue(options: Partial<SessionOptions>): {
    readonly session: Session;
    readonly credentials: Readonly<Record<string, readonly string[]>>;
  } {
    const vendors = this.#vendors;
    const name = `session-${this.#issued++}`;
    // A stream of its own: ids that a session shows must say nothing about its credential.
    const random = this.#random.fork(`${name}/credentials`);
    const credentials: Record<string, readonly string[]> = {};
    for (const vendor of vendors) {
      const count = vendor.auth.by === "query" ? vendor.auth.parameters.length : 1;
      credentials[vendor.id] = Array.from({ length: count }, () => `graycard-mock-${random.hex(12)}`);
    }
    const session = this.#make(name, { ...this.#defaults, ...options });
    for (const vendor of vendors) this.#held.set(this.#key(vendor, credentials[vendor.id] ?? []), session);
    return { session, credentials };
  }

  #make(name: string, options: SessionOptions): Session {
    const random = this.#random.fork(name);
    return new Session({
      id: random.hex(8),
      options,
      random,
      base: this.#clock,
      files: this.#files.fork(),
      vendors: this.#vendors,
    });
  }

  #key(vendor: AnyVendor, parts: readonly string[]): string {
    return createHash("sha256")
      .update([this.#salt, vendor.id, ...parts].join("\0"))
      .digest("hex");
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
