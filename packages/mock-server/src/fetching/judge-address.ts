import ipaddr from "ipaddr.js";

/** An address as a resolver gives it, and whether it may be connected to. */
export interface AddressFinding {
  /**
   * - `public`: anybody's.
   * - `nearby`: this machine or its own network; a host that is allowed by name may be there.
   * - `special`: nothing a picture comes from: link-local (where cloud machines keep their metadata), multicast,
   *   reserved, or a form that hides another address.
   */
  readonly kind: "public" | "nearby" | "special";
  /** What it is, such as "a loopback address". */
  readonly what: string;
}

const nearby: Readonly<Record<string, string>> = {
  loopback: "a loopback address",
  private: "a private address",
  uniqueLocal: "a private address",
  carrierGradeNat: "a private address of a carrier's network",
};

const special: Readonly<Record<string, string>> = {
  linkLocal: "a link-local address",
  unspecified: "the address of no host",
  broadcast: "a broadcast address",
  multicast: "a multicast address",
  rfc6052: "a translated address (NAT64), behind which another one is",
  rfc6145: "a translated address, behind which another one is",
  "6to4": "a 6to4 address, behind which another one is",
  teredo: "a Teredo address, behind which another one is",
};

/** The part of IPv6 that is handed out for use between networks. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/**
 * Says what kind of address this is. An IPv4 address in IPv6 form is taken for what it stands for; whatever is on no
 * list counts as special.
 *
 * @example
 * judgeAddress("::ffff:127.0.0.1"); // { kind: "nearby", what: "a loopback address" }
 */
export function judgeAddress(text: string): AddressFinding {
  if (!ipaddr.isValid(text)) return { kind: "special", what: "no address" };
  const address = ipaddr.process(text);
  const range: string = address.range();
  const close = nearby[range];
  if (close !== undefined) return { kind: "nearby", what: close };
  const usable = address.kind() === "ipv4" || address.match(globalUnicast);
  if (range === "unicast" && usable) return { kind: "public", what: "a public address" };
  return { kind: "special", what: special[range] ?? "a reserved address" };
}
