import { embeddedSubject, type Run, runSuite, scenarios } from "@graycard/conformance";
import { type AnyVendor, type EditionName, ManualClock } from "@graycard/core";
import { type OpenApiDocument, writeOpenApi } from "@graycard/core/openapi";
import { createMock, type MockSession, provoke } from "@graycard/mock-server";
import { openUpstream } from "./open-upstream.js";
import { startPrism } from "./start-prism.js";
import { throughPrism, type Watched } from "./through-prism.js";
import { Transit } from "./transit.js";

/** A conformance run with Prism between the suite and the mock. */
export interface WatchedRun {
  readonly run: Run;
  /** Every exchange that went through Prism. */
  readonly watched: readonly Watched[];
  /** How many requests were too long for Prism, which reads 10 MB at most, and went straight to the mock. */
  readonly tooLong: number;
}

export interface WatchedRunOptions {
  readonly vendor: AnyVendor;
  /** What the mock plays. */
  readonly edition: EditionName;
  /** What Prism holds both sides to; the vendor's document in the same edition unless given. */
  readonly document?: OpenApiDocument;
  /** Patterns of check ids; all of them unless given. */
  readonly select?: readonly string[];
  /** Prepares the session, for instance with faults. */
  readonly prepare?: (session: MockSession) => void;
}

/** Carries the number of a request through Prism. */
const transitHeader = "x-graycard-transit";

/** Half of what Prism reads: bytes that are no ASCII take two on their way. */
const mostBytes = 5_000_000;

/** Runs the suite against a mock of a vendor, through Prism; time is the mock's own. */
export async function watchedRun(options: WatchedRunOptions): Promise<WatchedRun> {
  const { vendor, edition, document = writeOpenApi(vendor, { edition }), select = [], prepare } = options;
  const clock = new ManualClock({ startAt: Date.UTC(2026, 0, 1) });
  const mock = createMock({ vendors: [vendor], clock, seed: "conform", pace: "manual", edition, report: () => {} });
  const session = mock.session({ qps: vendor.limits.qps?.value({} as never) ?? "off" });
  prepare?.(session);
  const transit = new Transit();
  const answer = async (request: Request) => {
    const work = mock.fetch(request);
    transit.arrive(request.headers.get(transitHeader) ?? "");
    await transit.settled();
    // The mock's time passes behind Prism, while it is asked.
    return session.passUntil(work);
  };
  const upstream = await openUpstream(vendor.hosts[0], answer);
  const prism = await startPrism(document, upstream.url);
  const watched: Watched[] = [];
  let tooLong = 0;
  async function fetch(request: Request): Promise<Response> {
    const id = transit.leave();
    request.headers.set(transitHeader, id);
    const bytes = await request.clone().arrayBuffer();
    if (bytes.byteLength > mostBytes) {
      tooLong++;
      return answer(request);
    }
    try {
      const seen = await throughPrism(prism.url, request);
      watched.push({ ...seen, response: seen.response.clone() });
      return seen.response;
    } finally {
      transit.arrive(id);
    }
  }
  const { credentials, files } = session;
  const advance = (ms: number) => session.advance(ms);
  const behind = { credentials, files, advance, clock: session.clock, passUntil: <T>(work: Promise<T>) => work };
  const subject = embeddedSubject(
    { fetch, session: behind },
    {
      ...{ name: "the mock behind Prism", vendor, edition },
      provoke: (situation) => provoke(situation, vendor),
    },
  );
  try {
    const run = await runSuite({ subjects: [subject], scenarios, select, version: "0", now: Date.now });
    return { run, watched, tooLong };
  } finally {
    await prism.close();
    await upstream.close();
    await mock.close();
  }
}
