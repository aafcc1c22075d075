import {
  type AnyVendor,
  type Clock,
  type EditionName,
  limitsInForce,
  resolveReadings,
  type Situation,
} from "@graycard/core";
import { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
import type { Subject } from "./subject.js";

/** A mock in this process, as far as the suite needs it; which mock it is does not matter. */
export interface EmbeddedMock {
  fetch(request: Request): Promise<Response>;
  readonly session: {
    readonly credentials: Readonly<Record<string, readonly string[]>>;
    readonly clock: Pick<Clock, "now">;
    advance(ms: number): Promise<void>;
    /** Waits for an answer, and lets the mock's time pass for as long as the answer takes. */
    passUntil<T>(work: Promise<T>): Promise<T>;
    readonly files: { put(name: string, bytes: Uint8Array, options?: { readonly downloadMs?: number }): void };
  };
}

export interface EmbeddedSubjectOptions {
  readonly name: string;
  readonly vendor: AnyVendor;
  readonly edition: EditionName;
  readonly readings?: Readonly<Record<string, string>>;
  /** The rate that the run keeps to: the documented one unless said, none where the mock has none. */
  readonly qps?: number | "off" | undefined;
  /** The headers that bring the mock to a situation; see {@link Subject.provoke}. */
  readonly provoke?: (situation: Situation) => Readonly<Record<string, string>> | undefined;
}

/** Makes a subject of a mock in this process: no port, no waiting, and its clock can be moved. */
export function embeddedSubject(mock: EmbeddedMock, options: EmbeddedSubjectOptions): Subject {
  const { vendor, edition } = options;
  const readings = resolveReadings(vendor, edition, options.readings);
  const host = vendor.hosts[0];
  return {
    name: options.name,
    vendor,
    edition,
    readings,
    baseUrl: `https://${host}`,
    credential: mock.session.credentials[vendor.id] ?? [],
    // Its time passes until the last byte is there: a body may be slow.
    send: (request) => mock.session.passUntil(wholeAnswer(mock, request)),
    clock: clockOf(mock),
    qps: options.qps === "off" ? undefined : (options.qps ?? limitsInForce(readings as never, vendor.limits).qps),
    parallel: 1,
    ...(options.provoke ? { provoke: options.provoke } : {}),
    advance: (ms) => mock.session.advance(ms),
    async hostPicture(fileName, bytes, { missing, delayMs, redirects } = {}) {
      // Its pictures go by the names of files alone, so each manner has a name of its own; there is nothing to redirect.
      const name = [missing && "missing", delayMs && `slow-${delayMs}`, redirects && `redirects-${redirects}`, fileName]
        .filter(Boolean)
        .join("-");
      if (!missing) mock.session.files.put(name, bytes, delayMs === undefined ? {} : { downloadMs: delayMs });
      return addressOf(name);
    },
  };
}

/** The mock goes by the name that an address ends in. */
function addressOf(fileName: string): string {
  return `https://pictures.graycard.invalid/${encodeURIComponent(fileName)}`;
}

/** A mock that lets the connection break was not reached, as one behind a port would not be. */
async function wholeAnswer(mock: EmbeddedMock, request: Request): Promise<Response> {
  const { method, url } = request;
  try {
    const { status, headers, body } = await mock.fetch(request).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      body: await response.arrayBuffer(),
    }));
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const { origin, pathname } = new URL(url);
    throw new SubjectUnreachableError(`No answer to ${method} ${origin}${pathname}: ${why}.`, { cause: error });
  }
}

/** The suite waits by moving the mock's time on. */
function clockOf({ session }: EmbeddedMock): Clock {
  return {
    now: () => session.clock.now(),
    async sleepUntil(at, { onWake } = {}) {
      await session.advance(Math.max(0, at - session.clock.now()));
      onWake?.();
    },
  };
}
