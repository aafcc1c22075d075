import ipaddr from "ipaddr.js";

/** One place that may be fetched from though it is not public. */
export type AllowEntry =
  /** A host as a URL names it; its addresses may be nearby ones. */
  | { readonly by: "name"; readonly name: string; readonly port?: number }
  /** An address that is connected to, whatever name led there. */
  | { readonly by: "address"; readonly range: AddressRange; readonly port?: number };

type AddressRange = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Reads one entry of an allow list: a host name, an address, either of them with a port, or a range of addresses.
 * There are no wildcards: what is allowed is what is written.
 *
 * @throws {RangeError} when the text is none of these
 * @example
 * parseAllowEntry("localhost");
 * parseAllowEntry("pictures.test:8080");
 * parseAllowEntry("[::1]:9000");
 * parseAllowEntry("10.0.0.0/8");
 */
export function parseAllowEntry(text: string): AllowEntry {
  if (text.includes("/")) return parseRange(text);
  if (ipaddr.IPv6.isValid(text)) return oneAddress(text);
  const [, bracketed, host = bracketed, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(text) ?? [];
  if (host === undefined) throw refusal(text);
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) throw refusal(text);
  if (bracketed !== undefined) {
    if (!ipaddr.IPv6.isValid(host)) throw refusal(text);
    return oneAddress(host, port);
  }
  const name = canonicalName(host);
  if (name === undefined) throw refusal(text);
  if (!ipaddr.IPv4.isValid(name)) return { by: "name", name, ...(port === undefined ? {} : { port }) };
  // "10" is 0.0.0.10 to a URL: an address has to look like the one it is.
  if (name !== host) throw refusal(text);
  return oneAddress(name, port);
}

/** Whether one of the entries lets a URL with this host through to nearby addresses. */
export function allowsName(entries: readonly AllowEntry[], host: string, port: number): boolean {
  const name = host.replace(/\.$/, "");
  return entries.some((entry) => entry.by === "name" && entry.name === name && (entry.port ?? port) === port);
}

/** Whether one of the entries names this address. */
export function allowsAddress(entries: readonly AllowEntry[], text: string, port: number): boolean {
  if (!ipaddr.isValid(text)) return false;
  const forms = [ipaddr.parse(text), ipaddr.process(text)];
  return entries.some(
    (entry) => entry.by === "address" && (entry.port ?? port) === port && forms.some((form) => isIn(form, entry.range)),
  );
}

function isIn(address: ReturnType<typeof ipaddr.parse>, range: AddressRange): boolean {
  return address.kind() === range[0].kind() && address.match(range);
}

function oneAddress(text: string, port?: number): AllowEntry {
  const address = ipaddr.process(text);
  const range: AddressRange = [address, address.kind() === "ipv4" ? 32 : 128];
  return { by: "address", range, ...(port === undefined ? {} : { port }) };
}

function parseRange(text: string): AllowEntry {
  const fourParts = ipaddr.IPv4.isValidCIDRFourPartDecimal(text);
  if (!fourParts && !ipaddr.IPv6.isValidCIDR(text)) throw refusal(text);
  return { by: "address", range: ipaddr.parseCIDR(text) };
}

/** The name as a URL has it: in lower case, in ASCII, without the dot of the root. */
function canonicalName(host: string): string | undefined {
  if (/[*@?#\\\s]/.test(host) || !URL.canParse(`http://${host}/`)) return undefined;
  const name = new URL(`http://${host}/`).hostname.replace(/\.$/, "");
  return name === "" ? undefined : name;
}

function refusal(text: string): RangeError {
  return new RangeError(
    `"${text}" cannot be allowed: give a host name or an address, with or without a port (localhost, 192.168.1.5:8080, [::1]), or a range (10.0.0.0/8).`,
  );
}
