import type { IncomingMessage } from "node:http";
import { Address } from "./address.js";

/** Targets and hosts that a URL parser would leave as they are. */
const plainTarget = /^\/(?!\/)[\w!$%&()*+,\-./:;=?@~]*$/;
const dotSegment = /\/(?:\.|%2e){1,2}(?:[/?]|$)/i;
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
/** What ends in a number is an address, and one that is written in any way but this is written anew, or is none. */
const plainName = `(?:${octet}(?:\\.${octet}){3}|(?!.*xn--)(?:[a-z0-9-]+\\.)*[a-z][a-z0-9-]*)`;
const plainPort = "(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6(?:[0-4]\\d{3}|5(?:[0-4]\\d\\d|5(?:[0-2]\\d|3[0-5]))))";
const plainHost = new RegExp(`^${plainName}(?::${plainPort})?$`);
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
  if (host !== latestHost && (!plainHost.test(host) || usualPort.test(host))) return undefined;
  latestHost = host;
  return new Address(scheme, host, url);
}

/** The host that was looked at last and found plain: whoever asks here asks here again. */
let latestHost: string | undefined;
