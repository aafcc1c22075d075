import {
  type AnyVendor,
  type Clock,
  type EditionName,
  limitsInForce,
  neverLeft,
  resolveReadings,
  type Situation,
} from "@graycard/core";
import type { Lacks } from "./capabilities.js";
import { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
import type { PaceBy } from "./pace.js";
import type { PictureHost } from "./picture-host.js";
import type { Subject } from "./subject.js";

/** A server to judge: its address, which vendor it plays, and how it may be asked. */
export interface UrlSubjectOptions {
  readonly baseUrl: string;
  readonly vendor: AnyVendor;
  readonly edition: EditionName;
  readonly credential: readonly string[];
  /** Requests per second; the vendor's own when undefined. */
  readonly qps?: number | "off";
  readonly clock: Clock;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Where the subject can download pictures from, if anywhere. */
  readonly host?: Pick<PictureHost, "put"> & Partial<Pick<PictureHost, "wasFetched">>;
  /** Fetches results; as `fetch` unless given. */
  readonly download?: (request: Request) => Promise<Response>;
  readonly lacks?: Lacks;
  readonly patienceMs?: number;
  /** What requests are counted by; by departure unless given. */
  readonly paceBy?: PaceBy;
  /** Moves the subject's own time on, where it can be. */
  readonly advance?: (ms: number) => Promise<void>;
  /** The headers that bring the server to a situation, if it offers that; see {@link Subject.provoke}. */
  readonly provoke?: (situation: Situation) => Readonly<Record<string, string>> | undefined;
}

/** How long an answer may take: the longest documented work, and as much again. */
const mostWaitMs = 60_000;

/** Trials side by side: a vendor's pace is kept all the same, and its waiting times overlap. */
const sideBySide = 6;

/** Makes a subject of whatever answers at an address. */
export function urlSubject(options: UrlSubjectOptions): Subject {
  const { vendor, edition, host } = options;
  const readings = resolveReadings(vendor, edition);
  const documented = limitsInForce(readings as never, vendor.limits).qps;
  return {
    name: options.baseUrl,
    vendor,
    edition,
    readings,
    baseUrl: options.baseUrl,
    credential: options.credential,
    async send(request) {
      const { method, url } = request;
      try {
        // A redirect is not followed: it could lead the credential to another host.
        return await options.fetch(
          new Request(request, { signal: AbortSignal.timeout(mostWaitMs), redirect: "manual" }),
        );
      } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        const why = cause instanceof Error ? cause.message || cause.name : String(cause);
        // The query is where vendors have keys and signatures.
        const { origin, pathname } = new URL(url);
        const message = `No answer to ${method} ${origin}${pathname}: ${why}.`;
        throw new SubjectUnreachableError(message, { cause: error, neverLeft: neverLeft(error) });
      }
    },
    clock: options.clock,
    qps: options.qps === "off" ? undefined : (options.qps ?? documented),
    parallel: sideBySide,
    ...(host ? { hostPicture: host.put } : {}),
    ...(host?.wasFetched ? { wasFetched: host.wasFetched } : {}),
    ...pick(options, "download", "lacks", "patienceMs", "paceBy", "advance"),
    ...(options.provoke ? { provoke: options.provoke } : {}),
  };
}

/** The given of these options. */
function pick<K extends keyof UrlSubjectOptions>(
  options: UrlSubjectOptions,
  ...names: K[]
): Pick<UrlSubjectOptions, K> {
  return Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  ) as never;
}
