import { type Clock, systemClock } from "@graycard/core";
import type { Source } from "../tasks/source.js";
import { type AllowEntry, parseAllowEntry } from "./allow-list.js";
import { approveHost } from "./approve-host.js";
import { type HostResolver, systemResolver } from "./host-resolver.js";
import { requestOnce, type SendRequest, sendRequest } from "./request-once.js";
import { urlObjection } from "./url-objection.js";

export interface SourceFetcherOptions {
  /** Places that may be fetched from though they are not public; see {@link parseAllowEntry}. None unless said. */
  readonly allow?: readonly string[];
  /** Where names lead; the system knows unless said. Asked once for each request that is sent. */
  readonly resolve?: HostResolver;
  /** Sends a request; node:http and node:https unless said. */
  readonly request?: SendRequest;
  /** What a download is timed by: real time, as the network knows no other. */
  readonly clock?: Clock;
}

/** How much and how long a download may be. */
export interface DownloadLimits {
  readonly mostBytes: number;
  readonly mostMs: number;
}

/** Downloads pictures from elsewhere. */
export interface SourceFetcher {
  /** The picture behind a URL, or why there is none; never rejects for what a URL, a name or a server does. */
  fetch(url: URL, limits: DownloadLimits): Promise<Source>;
  /** Gives up what is under way. */
  close(): void;
}

const mostRedirects = 5;

/**
 * Makes a fetcher of http: and https: URLs that reaches public addresses only. A name is resolved once, all of its
 * addresses are checked, and the connection goes to one of them; each redirect begins anew. No cookie, credential or
 * proxy is ever used.
 *
 * @throws {RangeError} when an entry of `allow` is none
 * @example
 * const fetcher = createSourceFetcher({ allow: ["localhost:9000"] });
 * const source = await fetcher.fetch(new URL("http://localhost:9000/a.jpg"), { mostBytes: 15_728_640, mostMs: 10_000 });
 */
export function createSourceFetcher(options: SourceFetcherOptions = {}): SourceFetcher {
  const { resolve = systemResolver, request = sendRequest, clock = systemClock } = options;
  const route: Route = { resolve, request, allow: (options.allow ?? []).map(parseAllowEntry) };
  const underWay = new Set<AbortController>();
  return {
    async fetch(url, limits) {
      const controller = new AbortController();
      const done = new AbortController();
      underWay.add(controller);
      clock.sleepUntil(clock.now() + limits.mostMs, { signal: done.signal }).then(
        () => controller.abort(new Error(`the download was not done after ${limits.mostMs} ms`)),
        () => {},
      );
      try {
        return await follow(route, url, limits.mostBytes, controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
        return failed(controller.signal.reason.message);
      } finally {
        done.abort();
        underWay.delete(controller);
      }
    },
    close() {
      for (const controller of underWay) controller.abort(new Error("the mock was closed during the download"));
    },
  };
}

interface Route {
  readonly resolve: HostResolver;
  readonly request: SendRequest;
  readonly allow: readonly AllowEntry[];
}

async function follow(route: Route, first: URL, mostBytes: number, signal: AbortSignal): Promise<Source> {
  let url = first;
  for (let redirects = 0; ; redirects++) {
    const from = redirects === 0 ? "" : `${first.host} redirects: `;
    const objection = urlObjection(url);
    if (objection !== undefined) return failed(`${from}${objection}`);
    const approval = await approveHost({ url, resolve: route.resolve, allow: route.allow, signal });
    if (!approval.ok) return failed(`${from}${approval.because}`);
    const hop = await requestOnce({ url, addresses: approval.addresses, mostBytes, signal, send: route.request });
    if (hop.kind === "bytes") return { ok: true, bytes: hop.bytes };
    if (hop.kind === "too-large") return tooMuch(`${from}${url.host}`, mostBytes);
    if (hop.kind === "failed") return failed(`${from}${hop.because}`);
    if (redirects === mostRedirects) return failed(`${first.host} redirects more than ${mostRedirects} times`);
    if (!URL.canParse(hop.location, url)) return failed(`${from}${url.host} redirects to no address`);
    url = new URL(hop.location, url);
  }
}

function failed(because: string): Source {
  return { ok: false, failure: { reason: "source-download", because } };
}

function tooMuch(who: string, mostBytes: number): Source {
  return {
    ok: false,
    failure: { reason: "source-too-large", because: `${who} sends more than the ${mostBytes} bytes that are allowed` },
  };
}
