import { ManualClock } from "@graycard/core";
import { createSourceFetcher, type SourceFetcherOptions } from "../fetching/source-fetcher.js";
import type { Source } from "../tasks/source.js";

/** What a download may take, in tests of downloads. */
export const fetchLimits = { mostBytes: 1000, mostMs: 10_000 };

/** To whoever asks, every name is this machine. */
export const here = async () => ["127.0.0.1"];

/** A fetcher whose clock stands still, to which every name is this machine, and pictures.test may be. */
export function fetcherOf(options: SourceFetcherOptions = {}) {
  const clock = new ManualClock({ startAt: 0 });
  return createSourceFetcher({ resolve: here, allow: ["pictures.test"], clock, ...options });
}

/** What comes of a download, in one line. */
export async function fetched(url: string, options: SourceFetcherOptions = {}): Promise<string> {
  return told(await fetcherOf(options).fetch(new URL(url), fetchLimits));
}

/** A source in one line: what it holds, or the reason why not. */
export function told(source: Source): string {
  return source.ok ? new TextDecoder().decode(source.bytes) : `${source.failure.reason}: ${source.failure.because}`;
}

/** How a refusal of a host that is not public ends. */
export const unless = "and nothing is fetched from there unless it is allowed";
