import type { AnyVendor, Clock, EditionName } from "@graycard/core";
import type { Strictness } from "./basis/strictness.js";
import type { ChaosOptions } from "./faults/chaos.js";
import type { FaultScript } from "./faults/fault-script.js";
import type { SourceFetcherOptions } from "./fetching/source-fetcher.js";
import type { FileStore } from "./files/file-store.js";
import type { Happening } from "./journal/happening.js";
import type { Journal } from "./journal/journal.js";
import type { Ledger } from "./ledger/ledger.js";
import type { Listening } from "./listen.js";
import type { MemoryOptions } from "./mock-core.js";
import type { Proxying } from "./proxy/proxying.js";
import type { Pace } from "./sessions/pace.js";
import type { RateAlgorithmName } from "./sessions/rate-windows/index.js";
import type { NewSession } from "./sessions/session.js";
import type { SessionRecords } from "./sessions/session-records.js";
import type { VerifyOptions } from "./sessions/verify.js";
import type { Snapshot } from "./snapshot/snapshot.js";
import type { SocketLimits } from "./socket-limits.js";

/** What can be chosen for a mock; {@link createMock} refuses any other name. */
export interface MockOptions {
  /** The vendors to play; all of them unless said. */
  readonly vendors?: readonly AnyVendor[];
  /** Where time comes from; the system's clock unless said. */
  readonly clock?: Clock;
  /**
   * The time at which sessions begin, as ISO 8601 (`2027-01-31T12:00:00Z`) or in milliseconds since the epoch; now unless
   * said. At the paces `manual` and `instant` each session begins there and only waiting moves it on: with the same
   * `seed`, the same requests get the same bytes, down to times and signatures. At `realtime` time runs on from there.
   */
  readonly startAt?: string | number;
  /** Makes ids, delays and keys reproducible; random unless said. */
  readonly seed?: string | number;
  readonly pace?: Pace;
  readonly edition?: EditionName;
  /** Single readings by name, per vendor id. */
  readonly readings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Requests per second and credential; the documents' own unless said. */
  readonly qps?: number | "off";
  /** How requests are counted against that rate; `sliding` unless said. */
  readonly rateWindow?: RateAlgorithmName;
  /** Faults at random, within bounds, for every session; none unless said. */
  readonly chaos?: ChaosOptions;
  /** A folder whose pictures `image_url` can name, besides the built-in ones. */
  readonly filesFolder?: string;
  /** Download what `image_url` and `mask_url` name and no file stands for; nothing is ever dialled unless said. */
  readonly fetchUrls?: boolean | FetchUrls;
  /** The address result links are written with, when it is not the one requests come to. */
  readonly publicUrl?: string;
  /** Accept only credentials that {@link Mock.session} handed out. */
  readonly onlyIssuedCredentials?: boolean;
  /** How much is kept of tasks whose results can still be asked for. */
  readonly memory?: MemoryOptions;
  /** What the control plane asks for; needed where a port is open to other machines. At least 16 characters. */
  readonly controlToken?: string;
  /** Names, besides localhost, under which the control plane may be asked, such as `mock.internal`. */
  readonly controlHosts?: readonly string[];
  /** Origins, such as `https://mock.example`, whose pages may use the control plane; none unless said. */
  readonly controlOrigins?: readonly string[];
  /** Told of mistakes of the mock's own; standard error unless said. */
  readonly report?: (error: unknown) => void;
  /** Told of every exchange when it has ended, with an explanation of what went wrong. */
  readonly onExchange?: (happening: Happening) => void;
  /** Roughly how much memory the journal of each session may take, in bytes; 32 MiB unless said. */
  readonly journalBytes?: number;
  /** The weakest that answers of a session may rest on before verifying it fails; anything goes unless said. */
  readonly strict?: Strictness;
}

/**
 * Where pictures may be downloaded from besides public addresses: `allow` takes host names, addresses and ranges of
 * addresses, the first two with or without a port. `resolve` says where names lead; the system does unless said.
 *
 * @example
 * createMock({ fetchUrls: { allow: ["localhost", "192.168.1.5:8080", "10.0.0.0/8"] } });
 */
export type FetchUrls = Pick<SourceFetcherOptions, "allow" | "resolve">;

/** One caller's world within a mock, and fresh credentials to enter it with. */
export interface MockSession {
  /** The name it goes by in records; it opens nothing. */
  readonly id: string;
  /** The parts of a credential, per vendor id, in the order the vendor lists them. */
  readonly credentials: Readonly<Record<string, readonly string[]>>;
  readonly clock: Clock;
  /** Moves the session's time on by milliseconds; resolves when what became due has settled. */
  advance(ms: number): Promise<void>;
  /** Waits for `work`; at the pace `manual` it moves time to whatever is next due until the work is done. */
  passUntil<T>(work: Promise<T>): Promise<T>;
  readonly faults: FaultScript;
  /** Pictures that only this session's `image_url` can name. */
  readonly files: Pick<FileStore, "put">;
  readonly journal: Journal;
  /** What each submit would have cost, and what came of what was paid for. */
  readonly ledger: Pick<Ledger, "entries" | "summary" | "waste" | "problems" | "evicted">;
  /**
   * Makes sure that the session ended as its test meant it to: every planned fault was used up, no evidence was lost,
   * no answer of a `strict` session leaned on too little and, where that is asked for, nothing was paid for in vain.
   *
   * @throws {UnusedFaultsError} with the faults that were not, and the requests that came instead
   * @throws {EvidenceLostError} when journal or ledger had to let go of something
   * @throws {TasksDroppedError} when tasks had to go for want of room while their results could still be asked for
   * @throws {WeakBasisError} in a session with `strict`, for each answer that rests on less than that
   * @throws {WasteError} with `{ waste: "none" }`, for each submit whose result never reached the caller
   */
  verify(options?: VerifyOptions): void;
  /**
   * Saves the session as plain JSON, once nothing in it is at work: tasks with their pictures, clock, files, planned
   * faults, rates, journal and ledger. No credential is in it.
   */
  snapshot(): Promise<Snapshot>;
  /**
   * Ends the session: its tasks and pictures are let go, and its credentials are like any others from then on. Whoever
   * waits in it hears of it at once: 410 in place of an answer, a body that breaks off with a {@link SessionClosedError},
   * over a port a connection that is closed. Journal, ledger and `verify()` stay with whoever holds the session;
   * `mock.verify()` and `mock.sessions()` do not know it any more. A second time does nothing.
   *
   * @example
   * using session = mock.session(); // closed at the end of the test
   */
  close(): void;
  [Symbol.dispose](): void;
}

/** A mock of the vendors. It remembers nothing beyond its own life, charges nothing, and calls nobody unless told to. */
export interface Mock {
  /** The vendors it plays. */
  readonly vendors: readonly AnyVendor[];
  /** The address result links are written with; that of each request unless it was said. */
  readonly publicUrl: string | undefined;
  /** Answers a request without a port, as `fetch` would; rejects with the reason of an abort, as any fetch. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  session(options?: NewSession): MockSession;
  /**
   * Makes a session that goes on from a saved one, in the place of that session if it is still here. In a mock with the
   * same seed it has the credentials it had, and links it gave out still work.
   *
   * @throws {SnapshotError} for what is no saved session, or one with a task of a vendor that is not played
   * @example
   * const saved = JSON.stringify(await session.snapshot());
   * const again = createMock({ seed: "shop" }).restore(JSON.parse(saved));
   */
  restore(saved: unknown): MockSession;
  /** Whether nobody can use the control plane: a port is open to other machines, and there is no token. */
  readonly controlIsOff: boolean;
  /** Faults planned for every session. */
  readonly faults: FaultScript;
  /** The exchanges of nobody's session: a credential that is missing or refused, a link that leads nowhere. */
  readonly journal: Journal;
  /**
   * Opens a port: a free one of this machine's own unless said. With `tls` it speaks HTTPS under a fresh certificate
   * for the vendors' real hosts and this machine's own names; `certificate` of the result is what clients must trust.
   *
   * @throws {NoPortsError} in a browser
   */
  listen(options?: {
    port?: number;
    host?: string;
    tryNext?: number;
    tls?: boolean;
    /** How long connections may keep the port waiting, and how many there may be. */
    sockets?: Partial<SocketLimits>;
  }): Promise<Listening>;
  /**
   * Opens a port of this machine for programs that have the vendors' hosts built in: the mock over HTTP and HTTPS, and
   * a proxy for both. What is for a vendor, or for the host of `publicUrl`, is answered by the mock; this machine's own
   * services, and the hosts in `pass` (`db.example`, `db.example:8080`), are reached; nothing else is.
   *
   * @throws {NoPortsError} in a browser
   * @throws {RangeError} for a host in `pass` that is none, or that the mock plays
   * @example
   * const { url, certificate } = await mock.proxy(); // HTTPS_PROXY=url, and a file with the certificate for the client
   */
  proxy(options?: { port?: number; pass?: readonly string[] }): Promise<Proxying>;
  /**
   * Makes sure that all of it ended as its tests meant it to: faults planned for every session were used up, and every
   * session that is still here passes its own {@link MockSession.verify}.
   *
   * @throws {MockVerificationError} with all that was found, and in which session
   * @example
   * afterAll(() => mock.verify());
   */
  verify(options?: VerifyOptions): void;
  /** What every session has on record: those that were asked for first, then those of keys that just came along. */
  sessions(): readonly SessionRecords[];
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
