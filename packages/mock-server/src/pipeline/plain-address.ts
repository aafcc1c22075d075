import type { IncomingMessage } from "node:http";
import { Address } from "./address.js";

/** Targets and hosts that a URL parser would leave as they are. */
const plainTarget = /^\/(?!\/)[\w!$%&()*+,\-./:;=?@~]*$/;
const dotSegment = /\/(?:\.|%2e){1,2}(?:[/?]|$)/i;
const plainHost = /^[a-z0-9.-]+(?::\d{1,5})?$/;
const usualPort = /:(?:80|443)$/;

/**
 * The address of a request, where its parts can just be put together, as those of nearly all can. Anything odd is
 * undefined, and for a parser to look at.
 *
 * @param scheme with its colon and slashes
 */
export function plainAddress(
  { url = "", headers: { host = "" } }: IncomingMessage,
  scheme: string,
): Address | undefined {
  if (!plainTarget.test(url) || dotSegment.test(url)) return undefined;
  if (!plainHost.test(host) || usualPort.test(host)) return undefined;
  return new Address(scheme, host, url);
}
