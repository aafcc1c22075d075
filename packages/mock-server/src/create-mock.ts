import {
  type AnyVendor,
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
import { strictnesses } from "./basis/strictness.js";
import { createControl } from "./control/control.js";
import type { GuardOptions } from "./control/guard.js";
import { Chaos } from "./faults/chaos.js";
import { FileStore } from "./files/file-store.js";
import { layeredFolder } from "./files/layered-folder.js";
import { requireKnownNames } from "./known-names.js";
import type { Listening } from "./listen.js";
import type { Mock, MockOptions, MockSession } from "./mock.js";
import { MockCore } from "./mock-core.js";
import { mockOptionNames, sessionOptionNames } from "./option-names.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import { createRandom } from "./random.js";
import { closeSession } from "./sessions/close-session.js";
import { timeFrom } from "./sessions/mock-start.js";
import { latestMs, paces } from "./sessions/pace.js";
import { rateAlgorithmNames } from "./sessions/rate-windows/index.js";
import { type NewSession, Session, type SessionOptions } from "./sessions/session.js";
import { recordsOf } from "./sessions/session-records.js";
import { SessionRegistry } from "./sessions/session-registry.js";
import { checksFor, verifySession } from "./sessions/verify.js";
import { verifyMock } from "./sessions/verify-mock.js";
import { type Restored, restoreSnapshot } from "./snapshot/restore-snapshot.js";
import { takeSnapshot } from "./snapshot/take-snapshot.js";

/**
 * Makes a mock.
 *
 * @throws {UnknownReadingError} when a reading is asked for that a vendor does not have, or a vendor not played
 * @throws {RangeError} when pace or edition is none, a control token is too short, `qps` is not above zero, `startAt` is no time, `filesFolder` is no folder, or `fetchUrls` allows what is no host
 * @example
 * const mock = createMock({ pace: "instant" });
 * const { credentials } = mock.session();
 * const answer = await mock.fetch(new Request("http://mock/api/tasks/visual/scale", {
 *   method: "POST", headers: { "X-API-KEY": credentials.picwish?.[0] ?? "" }, body: form,
 * }));
 */
export function createMock(options: MockOptions = {}): Mock {
  requireKnownNames("createMock", options, mockOptionNames);
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
  const start =
    options.startAt === undefined ? undefined : { startsAt: startTime(options.startAt), madeAt: clock.now() };
  const folders = [...(options.filesFolder ? [diskFolder(options.filesFolder)] : []), builtInFolder()];
  const files = new FileStore(layeredFolder(folders));
  const sessions = new SessionRegistry({
    defaults,
    random: random.fork("sessions"),
    clock,
    files,
    onlyIssued: options.onlyIssuedCredentials ?? false,
    vendors: played,
    start,
  });
  // Nobody could move the clock of a session that nobody has.
  const pace = defaults.pace === "manual" ? "instant" : defaults.pace;
  const nobody = new Session({
    id: "nobody",
    options: { ...calm, pace },
    random: random.fork("nobody"),
    base: clock,
    time: start && timeFrom(start, pace, clock.now()),
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
    tellsDate: start !== undefined,
    publicUrl: options.publicUrl === undefined ? undefined : checkedUrl(options.publicUrl),
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
    requireKnownNames("A session", own, sessionOptionNames);
    checkOptions(played, { ...defaults, ...own });
    return core.sessions.issue(own);
  };
  const restore = (saved: unknown) => restoreSnapshot(core, saved, (options) => checkOptions(played, options));
  const control = createControl({ core, files, open: issue, restore }, guard);
  const app = createApp(core, control);
  const inFlight = new Set<Request>();
  const fetch = async (input: Request | URL | string, init?: RequestInit) => {
    const request = init || typeof input === "string" || input instanceof URL ? new Request(input, init) : input;
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
    await Promise.all([core.workshop.close(), core.sources.close()]);
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
    verify: (options) => verifyMock(core, options),
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
    close: () => closeSession(core, session),
    [Symbol.dispose]: () => closeSession(core, session),
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

/** An address that links can be written with. */
function checkedUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, "");
  throw new RangeError(`publicUrl must be an address that begins with http:// or https://; it is "${text}".`);
}

/** A date, or a time with its zone: without one it would be another time on another machine. */
const zonedTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/i;

/** A time in milliseconds since the epoch. */
function startTime(start: string | number): number {
  const at = typeof start === "number" ? start : zonedTime.test(start) ? Date.parse(start) : Number.NaN;
  if (Number.isFinite(at) && at >= 0 && at <= latestMs) return at;
  throw new RangeError(
    `startAt is a time from 1970 to 9999, such as "2027-01-31", "2027-01-31T12:00:00Z" or milliseconds since 1970; it is "${start}".`,
  );
}

/** What is wrong is found when it is asked for, not when the first request needs it. */
function checkOptions(
  played: readonly AnyVendor[],
  { pace, edition, readings, qps, rateWindow, chaos, strict, journalBytes }: SessionOptions,
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
  if (qps !== undefined && qps !== "off" && !(typeof qps === "number" && qps > 0)) {
    throw new RangeError(`qps must be a number above 0, or "off"; it is ${qps}.`);
  }
  if (journalBytes !== undefined && !(journalBytes > 0)) {
    throw new RangeError(`journalBytes must be a number of bytes above 0; it is ${journalBytes}.`);
  }
  for (const id of Object.keys(readings)) {
    if (played.some((vendor) => vendor.id === id)) continue;
    const known = played.map((vendor) => vendor.id).join(", ");
    throw new UnknownReadingError(`There are readings for "${id}", which this mock does not play; it plays ${known}.`);
  }
  for (const vendor of played) readingNames(vendor, edition, readings[vendor.id] ?? {});
}
