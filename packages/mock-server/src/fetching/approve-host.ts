import { isIP } from "node:net";
import { type AllowEntry, allowsAddress, allowsName } from "./allow-list.js";
import type { HostResolver } from "./host-resolver.js";
import { judgeAddress } from "./judge-address.js";
import { unlessAborted } from "./unless-aborted.js";
import { bareHost, portOf } from "./url-objection.js";

/** The addresses that may be connected to, or why there are none. */
export type Approval =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly because: string };

export interface ApproveInput {
  readonly url: URL;
  readonly resolve: HostResolver;
  readonly allow: readonly AllowEntry[];
  readonly signal: AbortSignal;
}

/**
 * Finds out where a URL's host is, once, and checks every address there is. Whoever connects has to use these
 * addresses: the name may lead elsewhere by then.
 */
export async function approveHost({ url, resolve, allow, signal }: ApproveInput): Promise<Approval> {
  const [host, port] = [bareHost(url), portOf(url)];
  const literal = isIP(host) !== 0;
  const addresses = literal ? [host] : await addressesOf(host, resolve, signal);
  if (addresses.length === 0) return { ok: false, because: `the host ${host} has no address` };
  const named = allowsName(allow, host, port);
  for (const address of addresses) {
    const { kind, what } = judgeAddress(address);
    if (kind === "public" || (named && kind === "nearby") || allowsAddress(allow, address, port)) continue;
    const where = literal ? `${address} is ${what}` : `${host} leads to ${address}, ${what}`;
    return { ok: false, because: `${where}, and nothing is fetched from there unless it is allowed` };
  }
  return { ok: true, addresses };
}

async function addressesOf(host: string, resolve: HostResolver, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return await unlessAborted(resolve(host), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return [];
  }
}
