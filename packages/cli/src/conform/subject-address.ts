import type { AnyVendor } from "@graycard/core";
import { UsageError } from "../usage-error.js";
import { isLoopbackAddress } from "./judge-address.js";
import type { Network } from "./network.js";

/** Where a subject is, and whether speaking to it can cost money. */
export interface SubjectAddress {
  readonly baseUrl: string;
  readonly url: URL;
  /** What its name leads to; requests go nowhere else. */
  readonly addresses: readonly string[];
  /** Whether all of that is this machine. */
  readonly isLoopback: boolean;
}

/**
 * Reads the address of a subject and finds out where it leads. Nothing is sent to it.
 *
 * @param text an address, or `live` for the vendor's own first host
 * @throws {UsageError} for what is no address, has a user in it, or leads nowhere
 */
export async function subjectAddress(
  flag: string,
  text: string,
  vendor: AnyVendor,
  network: Network,
): Promise<SubjectAddress> {
  const baseUrl = text === "live" ? `https://${vendor.hosts[0]}` : text.replace(/\/+$/, "");
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `${flag} takes "mock", "live" or an address that starts with http:// or https://, not "${text}".`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError(`${flag} takes an address without a user or password; secrets go with --credential.`);
  }
  const addresses = await addressesOf(flag, url, network);
  return { baseUrl, url, addresses, isLoopback: addresses.every(isLoopbackAddress) };
}

async function addressesOf(flag: string, { hostname }: URL, network: Network): Promise<readonly string[]> {
  try {
    const found = await network.resolve(hostname);
    if (found.length > 0) return found;
  } catch (error) {
    const why = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new UsageError(`${flag}: the name ${hostname} leads to no address${why}. Nothing was sent.`, {
      cause: error,
    });
  }
  throw new UsageError(`${flag}: the name ${hostname} leads to no address. Nothing was sent.`);
}
