import {
  type AnyVendor,
  type Clock,
  type EditionName,
  readingNames,
  systemClock,
  UnknownReadingError,
  vendors,
} from "@graycard/core";
import { builtInFolder, diskFolder } from "#platform/folders";
import { listen } from "#platform/listen";
import { createApp } from "./app.js";
import type { FaultScript } from "./faults/fault-script.js";
import { FileStore } from "./files/file-store.js";
import { layeredFolder } from "./files/layered-folder.js";
import type { Journal } from "./journal/journal.js";
import type { Listening } from "./listen.js";
import { MockCore } from "./mock-core.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import { createRandom } from "./random.js";
import type { Pace } from "./sessions/pace.js";
import { Session, type SessionOptions } from "./sessions/session.js";
import { SessionRegistry } from "./sessions/session-registry.js";

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
  /** A folder whose pictures `image_url` can name, besides the built-in ones. */
  readonly filesFolder?: string;
  /** The address result links are written with, when it is not the one requests come to. */
  readonly publicUrl?: string;
  /** Accept only credentials that {@link Mock.session} handed out. */
  readonly onlyIssuedCredentials?: boolean;
  /** Told of mistakes of the mock's own; standard error unless said. */
  readonly report?: (error: unknown) => void;
}

/** One caller's world within a mock, and fresh credentials to enter it with. */
export interface MockSession {
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
}

/** A mock of the vendors. It remembers nothing beyond its own life, charges nothing and calls nobody. */
export interface Mock {
  /** Answers a request without a port; rejects with the reason of an abort, as any fetch. */
  fetch(request: Request): Promise<Response>;
  session(options?: Partial<SessionOptions>): MockSession;
  /** Faults planned for every session. */
  readonly faults: FaultScript;
  /** The exchanges of nobody's session: a credential that is missing or refused, a link that leads nowhere. */
  readonly journal: Journal;
  listen(options?: { port?: number; host?: string; tryNext?: number }): Promise<Listening>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes a mock.
 *
 * @throws {UnknownReadingError} when a reading is asked for that a vendor does not have, or a vendor not played
 * @throws {RangeError} when `qps` is not above zero, or `filesFolder` is no folder
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
  };
  checkOptions(played, defaults);
  const random = createRandom(String(options.seed ?? crypto.randomUUID()));
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
    options: { ...defaults, pace: defaults.pace === "manual" ? "instant" : defaults.pace },
    random: random.fork("nobody"),
    base: clock,
    files,
    vendors: played,
  });
  const report = options.report ?? ((error: unknown) => console.error("graycard mock:", error));
  const core = new MockCore({
    vendors: played,
    sessions,
    nobody,
    random,
    clock,
    publicUrl: options.publicUrl?.replace(/\/+$/, ""),
    report,
  });
  return assemble(core, files, played, defaults);
}

function assemble(core: MockCore, files: FileStore, played: readonly AnyVendor[], defaults: SessionOptions): Mock {
  const app = createApp(core, files);
  const fetch = async (request: Request) => {
    request.signal.throwIfAborted();
    try {
      return await app.fetch(request);
    } catch (error) {
      // What a caller hears that gave up is its own reason, as from any fetch.
      throw error instanceof CallerGoneError ? error.cause : error;
    }
  };
  const open = new Set<Listening>();
  const close = async () => {
    const all = [...open];
    open.clear();
    await Promise.all(all.map((each) => each.close()));
  };
  return {
    fetch,
    faults: core.faults,
    journal: core.nobody.journal,
    session(own = {}) {
      checkOptions(played, { ...defaults, ...own });
      const { session, credentials } = core.sessions.issue(own);
      return {
        credentials,
        clock: session.clock,
        advance: (ms) => session.paced.advance(ms),
        passUntil: (work) => session.paced.passUntil(work),
        faults: session.faults,
        files: session.files,
        journal: session.journal,
      };
    },
    async listen({ port = 0, host = "127.0.0.1", tryNext = 0 } = {}) {
      const listening = await listen(app, { port, host, tryNext });
      open.add(listening);
      return listening;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What is wrong is found when it is asked for, not when the first request needs it. */
function checkOptions(played: readonly AnyVendor[], { edition, readings, qps }: SessionOptions): void {
  if (typeof qps === "number" && !(qps > 0)) throw new RangeError(`qps must be above 0, or "off"; it is ${qps}.`);
  for (const id of Object.keys(readings)) {
    if (played.some((vendor) => vendor.id === id)) continue;
    const known = played.map((vendor) => vendor.id).join(", ");
    throw new UnknownReadingError(`There are readings for "${id}", which this mock does not play; it plays ${known}.`);
  }
  for (const vendor of played) readingNames(vendor, edition, readings[vendor.id] ?? {});
}
