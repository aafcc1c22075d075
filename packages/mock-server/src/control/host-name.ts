/** A name, an IPv4 address or an IPv6 address in brackets, and perhaps a port. Nothing else: no user, no path. */
const hostGrammar = /^(\[[\da-f:.]{2,45}\]|[\w.-]{1,253})(?::\d{1,5})?$/i;
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

/**
 * The name in a `Host` header, in lower case and without its port, as it is written: nothing is looked up or
 * normalised, as names that become this machine only on the way are what an attacker would use.
 */
export function hostNameOf(host: string): string | undefined {
  return hostGrammar.exec(host)?.[1]?.toLowerCase();
}

/** Whether a name is this machine, for everybody and always: `localhost`, `127.x.y.z`, `[::1]`. */
export function isLoopback(name: string): boolean {
  return name === "localhost" || name === "[::1]" || (name.startsWith("127.") && ipv4.test(name));
}

/** Whether a name is the address of one machine: no page can come from there under another's name. */
export function isAddress(name: string): boolean {
  return name.startsWith("[") ? !/^\[[0:.]*\]$/.test(name) : ipv4.test(name) && !name.startsWith("0.");
}

/** Whether a server that listens on this address can only be reached from this machine. */
export function listensOnLoopback(host: string): boolean {
  return isLoopback(host.includes(":") && !host.startsWith("[") ? `[${host}]` : host.toLowerCase());
}
