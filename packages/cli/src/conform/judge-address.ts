import { judgeAddress } from "@graycard/mock-server";
import ipaddr from "ipaddr.js";

/** Where an address leads; one of IPv4 in the form of IPv6 is taken for what it stands for. */
function rangeOf(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : "invalid";
}

/**
 * Whether an address is this machine's own.
 *
 * @example
 * isLoopbackAddress("::ffff:127.0.0.1"); // true
 */
export function isLoopbackAddress(address: string): boolean {
  return rangeOf(address) === "loopback";
}

/** Whether anybody can reach an address: it is no private, local or special one, nor one in which such a one hides. */
export function isPublicAddress(address: string): boolean {
  return judgeAddress(address).kind === "public";
}

/** Whether machines of a cloud keep their secrets there. */
export function isLinkLocalAddress(address: string): boolean {
  return rangeOf(address) === "linkLocal";
}
