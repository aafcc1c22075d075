import type { createSourceFetcher } from "../fetching/source-fetcher.js";

/** Makes what downloads pictures; behind `#platform/fetching`. */
export type CreateSourceFetcher = typeof createSourceFetcher;
