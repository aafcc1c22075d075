import { isLinkLocalAddress, isPublicAddress } from "./judge-address.js";
import type { Network } from "./network.js";
import { type PinnedFetch, pinnedFetch } from "./pinned-fetch.js";

const mostRedirects = 5;

/** How results are fetched. */
export interface DownloadOptions {
  readonly network: Network;
  /** The subject's own host, and the way to it: links to it go where requests go. */
  readonly origin: string;
  readonly own: PinnedFetch;
  /** Whether links may only lead to where anybody can go. */
  readonly onlyPublic: boolean;
  readonly abort?: AbortSignal;
}

/**
 * Fetches a result by its link, whatever host it names, and follows redirects. A link is the subject's word: where it
 * leads is looked at anew at each step, so that nobody is sent into a network that only we can reach.
 *
 * @throws when a step leads to where nobody is to be sent, or nothing came
 */
export function resultDownload(options: DownloadOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    let url = new URL(request.url);
    for (let hops = 0; ; hops++) {
      const answer = await fetchStep(url, request.signal, options);
      const location = answer.headers.get("location");
      if (answer.status < 300 || answer.status >= 400 || location === null) return answer;
      if (hops >= mostRedirects) throw new Error(`the link leads through more than ${mostRedirects} redirects`);
      url = new URL(location, url);
      if (!/^https?:$/.test(url.protocol)) throw new Error(`the link leads to ${url.protocol}`);
    }
  };
}

async function fetchStep(url: URL, signal: AbortSignal, options: DownloadOptions): Promise<Response> {
  const { network, origin, own, onlyPublic, abort } = options;
  const timed = AbortSignal.any([signal, AbortSignal.timeout(60_000)]);
  // No header of the request goes along but what every request has.
  const request = new Request(url, { signal: timed });
  if (url.origin === origin) return own(request);
  const addresses = await network.resolve(url.hostname);
  const bad = addresses.find((address) => (onlyPublic ? !isPublicAddress(address) : isLinkLocalAddress(address)));
  if (bad !== undefined) throw new Error(`the link leads to ${url.hostname}, which is ${bad}`);
  const fetchThere = pinnedFetch(addresses, network, abort);
  try {
    return await fetchThere(request);
  } finally {
    await fetchThere.close();
  }
}
