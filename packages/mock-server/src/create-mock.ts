import {
  type AnyVendor,
  type Clock,
  type EditionName,
  readingNames,
  systemClock,
  UnknownReadingError,
  vendors,
} from "@graycard/core";
import { createSourceFetcher } from "#platform/fetching";
import { builtInFolder, diskFolder } from "#platform/folders";
import { listen } from "#platform/listen";
import { openProxy } from "#platform/proxy";
import { createApp } from "./app.js";
import { type Strictness, strictnesses } from "./basis/strictness.js";
import { createControl } from "./control/control.js";
import type { GuardOptions } from "./control/guard.js";
import { Chaos, type ChaosOptions } from "./faults/chaos.js";
import type { FaultScript } from "./faults/fault-script.js";
import type { SourceFetcherOptions } from "./fetching/source-fetcher.js";
import { FileStore } from "./files/file-store.js";
import { layeredFolder } from "./files/layered-folder.js";
import type { Happening } from "./journal/happening.js";
import type { Journal } from "./journal/journal.js";
import type { Ledger } from "./ledger/ledger.js";
import type { Listening } from "./listen.js";
import { type MemoryOptions, MockCore } from "./mock-core.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import type { Proxying } from "./proxy/proxying.js";
import { createRandom } from "./random.js";
import { type Pace, paces } from "./sessions/pace.js";
import { type RateAlgorithmName, rateAlgorithmNames } from "./sessions/rate-windows/index.js";
import { type NewSession, Session, type SessionOptions } from "./sessions/session.js";
import { recordsOf, type SessionRecords } from "./sessions/session-records.js";
import { SessionRegistry } from "./sessions/session-registry.js";
import { checksFor, type VerifyOptions, verifySession } from "./sessions/verify.js";
import { type Restored, restoreSnapshot } from "./snapshot/restore-snapshot.js";
import type { Snapshot } from "./snapshot/snapshot.js";
import { takeSnapshot } from "./snapshot/take-snapshot.js";
import type { SocketLimits } from "./socket-limits.js";

export interface MockOptions {
  /** The vendors to play; all of them unless said. */
  readonly vendors?: readonly AnyVendor[];
  /** Where time comes from; the system's clock unless said. */
  readonly clock?: Clock;
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
   * @throws {WeakBasisError} in a session with `strict`, for each answer that rests on less than that
   * @throws {WasteError} with `{ waste: "none" }`, for each submit whose result never reached the caller
   */
  verify(options?: VerifyOptions): void;
  /**
   * Saves the session as plain JSON, once nothing in it is at work: tasks with their pictures, clock, files, planned
   * faults, rates, journal and ledger. No credential is in it.
   */
  snapshot(): Promise<Snapshot>;
}

/** A mock of the vendors. It remembers nothing beyond its own life, charges nothing, and calls nobody unless told to. */
export interface Mock {
  /** The vendors it plays. */
  readonly vendors: readonly AnyVendor[];
  /** The address result links are written with; that of each request unless it was said. */
  readonly publicUrl: string | undefined;
  /** Answers a request without a port; rejects with the reason of an abort, as any fetch. */
  fetch(request: Request): Promise<Response>;
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
  /** What every session has on record: those that were asked for first, then those of keys that just came along. */
  sessions(): readonly SessionRecords[];
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes a mock.
 *
 * @throws {UnknownReadingError} when a reading is asked for that a vendor does not have, or a vendor not played
 * @throws {RangeError} when pace or edition is none, a control token is too short, `qps` is not above zero, `filesFolder` is no folder, or `fetchUrls` allows what is no host
 * @example
 * const mock = createMock({ pace: "instant" });
 * const { credentials } = mock.session();
 * const answer = await mock.fetch(new Request("http://mock/api/tasks/visual/scale", {
 *   method: "POST", headers: { "X-API-KEY": credentials.picwish[0] }, body: form,
 * }));
 */
export function createMock(options: MockOptions = {}): Mock {
  const played = options.vendors ?? vendors;
  const defaults: SessionOptions = {
    pace: options.pace ?? "realtime",
    edition: options.edition ?? "documented",
    readings: options.readings ?? {},
    ...(options.qps === undefined ? {} : { qps: options.qps }),
    ...(options.rateWindow === undefined ? {} : { rateWindow: options.rateWindow }),
    ...(options.chaos === undefined ? {} : { chaos: options.chaos }),
    ...(options.journalBytes === undefined ? {} : { journalBytes: options.journalBytes }),
    ...(options.strict === undefined ? {} : { strict: options.strict }),
  };
  checkOptions(played, defaults);
  const { chaos: _, ...calm } = defaults;
  const random = createRandom(String(options.seed ?? crypto.getRandomValues(new Uint32Array(4)).join("-")));
  const clock = options.clock ?? systemClock;
  const folders = [...(options.filesFolder ? [diskFolder(options.filesFolder)] : []), builtInFolder()];
  const files = new FileStore(layeredFolder(folders));
  const sessions = new SessionRegistry({
    defaults,
    random: random.fork("sessions"),
    clock,
    files,
    onlyIssued: options.onlyIssuedCredentials ?? false,
    vendors: played,
  });
  const nobody = new Session({
    id: "nobody",
    // Nobody could move the clock of a session that nobody has.
    options: { ...calm, pace: defaults.pace === "manual" ? "instant" : defaults.pace },
    random: random.fork("nobody"),
    base: clock,
    files,
    vendors: played,
  });
  const report = options.report ?? ((error: unknown) => console.error("graycard mock:", error));
  const { fetchUrls = false } = options;
  const core = new MockCore({
    vendors: played,
    sessions,
    nobody,
    random,
    clock,
    publicUrl: options.publicUrl?.replace(/\/+$/, ""),
    fetcher: fetchUrls === false ? undefined : createSourceFetcher(fetchUrls === true ? {} : fetchUrls),
    memory: options.memory,
    report,
    onExchange: options.onExchange,
  });
  return assemble(core, files, played, defaults, {
    token: options.controlToken,
    hosts: options.controlHosts,
    origins: options.controlOrigins,
  });
}

function assemble(
  core: MockCore,
  files: FileStore,
  played: readonly AnyVendor[],
  defaults: SessionOptions,
  guard: GuardOptions,
): Mock {
  const issue = (own: NewSession) => {
    checkOptions(played, { ...defaults, ...own });
    return core.sessions.issue(own);
  };
  const restore = (saved: unknown) => restoreSnapshot(core, saved, (options) => checkOptions(played, options));
  const control = createControl({ core, files, open: issue, restore }, guard);
  const app = createApp(core, control);
  const inFlight = new Set<Request>();
  const fetch = async (request: Request) => {
    request.signal.throwIfAborted();
    // Only a request that somebody holds passes on that its caller gave up; a caller who waits need not hold it.
    inFlight.add(request);
    try {
      return await app.fetch(request);
    } catch (error) {
      // What a caller hears that gave up is its own reason, as from any fetch.
      throw error instanceof CallerGoneError ? error.cause : error;
    } finally {
      inFlight.delete(request);
    }
  };
  const open = new Set<Listening>();
  const close = async () => {
    const all = [...open];
    open.clear();
    core.fetcher?.close();
    await Promise.all(all.map((each) => each.close()));
    await core.sources.close();
  };
  return {
    vendors: core.vendors,
    publicUrl: core.publicUrl,
    fetch,
    get controlIsOff() {
      return control.guard.off;
    },
    faults: core.faults,
    journal: core.nobody.journal,
    session(own = {}) {
      return handleOf(core, issue(own));
    },
    restore(saved) {
      return handleOf(core, restore(saved));
    },
    async listen({ port = 0, host = "127.0.0.1", tryNext = 0, tls = false, sockets = {} } = {}) {
      const listening = await listen(app, {
        port,
        host,
        tryNext,
        sockets,
        ...(tls ? { tls: certified(core, host) } : {}),
      });
      control.guard.listensOn(host);
      open.add(listening);
      return listening;
    },
    async proxy({ port = 0, pass = [] } = {}) {
      const tls = certified(core, "localhost");
      const proxying = await openProxy(app, { port, pass, tls, played: playedHosts(core) });
      open.add(proxying);
      return proxying;
    },
    sessions: () => core.sessions.all().map(recordsOf),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What the embedder gets of a session. */
function handleOf(core: MockCore, { session, credentials }: Restored): MockSession {
  return {
    id: session.id,
    credentials,
    clock: session.clock,
    advance: (ms) => session.paced.advance(ms),
    passUntil: (work) => session.paced.passUntil(work),
    faults: session.faults,
    files: session.files,
    journal: session.journal,
    ledger: session.ledger,
    verify: (options) => verifySession(session, checksFor(options)),
    snapshot: () => takeSnapshot(core, session),
  };
}

/** What a certificate is made for. Those who check it live in real time, whatever the time of the mock. */
function certified(core: MockCore, host: string) {
  const played = playedHosts(core).map((name) => name.replace(/^\[|\]$/g, ""));
  return { hosts: [...played, "localhost", "127.0.0.1", "::1", host], now: systemClock.now() };
}

/** The hosts that the mock stands for: those of its vendors, and the one that links are written with. */
function playedHosts({ vendors: all, publicUrl }: MockCore): readonly string[] {
  return [...all.flatMap(({ hosts }) => hosts), ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])];
}

const editionNames: readonly EditionName[] = ["documented", "observed"];

/** What is wrong is found when it is asked for, not when the first request needs it. */
function checkOptions(
  played: readonly AnyVendor[],
  { pace, edition, readings, qps, rateWindow, chaos, strict }: SessionOptions,
): void {
  if (strict !== undefined && !strictnesses.includes(strict)) {
    throw new RangeError(`No session is strict about "${strict}"; it can be about ${strictnesses.join(", ")}.`);
  }
  if (!paces.includes(pace)) throw new RangeError(`There is no pace "${pace}"; there are ${paces.join(", ")}.`);
  if (!editionNames.includes(edition)) {
    throw new RangeError(`There is no edition "${edition}"; there are ${editionNames.join(", ")}.`);
  }
  if (chaos) new Chaos(chaos, createRandom("checked only"), played);
  if (rateWindow !== undefined && !rateAlgorithmNames.includes(rateWindow)) {
    throw new RangeError(`There is no rate window "${rateWindow}"; there are ${rateAlgorithmNames.join(", ")}.`);
  }
  if (typeof qps === "number" && !(qps > 0)) throw new RangeError(`qps must be above 0, or "off"; it is ${qps}.`);
  for (const id of Object.keys(readings)) {
    if (played.some((vendor) => vendor.id === id)) continue;
    const known = played.map((vendor) => vendor.id).join(", ");
    throw new UnknownReadingError(`There are readings for "${id}", which this mock does not play; it plays ${known}.`);
  }
  for (const vendor of played) readingNames(vendor, edition, readings[vendor.id] ?? {});
}
