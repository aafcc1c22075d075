import {
  type AnyVendor,
  type Clock,
  type EditionName,
  limitsInForce,
  resolveReadings,
  type Situation,
} from "@graycard/core";
import { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
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
  readonly host?: PictureHost;
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
        throw new SubjectUnreachableError(`No answer to ${method} ${new URL(url).origin}: ${why}.`, { cause: error });
      }
    },
    clock: options.clock,
    qps: options.qps === "off" ? undefined : (options.qps ?? documented),
    parallel: sideBySide,
    ...(options.provoke ? { provoke: options.provoke } : {}),
    ...(host ? { hostPicture: host.put, wasFetched: host.wasFetched } : {}),
  };
}
