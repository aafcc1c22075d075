import { hostNameOf, isLoopback } from "../control/host-name.js";

/** Where a proxy sends what is meant for a host: to the mock, on to that host, or nowhere. */
export type Way = "mock" | "onward" | "nowhere";

/** Which hosts lead where. */
export interface WayRules {
  /** Names without a port that are the mock's. */
  readonly played: readonly string[];
  /** Names or addresses, with or without a port, that are really reached. */
  readonly pass: readonly string[];
}

/** A place as a request names it. */
export interface Place {
  /** As in a URL: IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
}

/**
 * Finds the way to a place. This machine's own services are reached, as they would be without a proxy; what is neither
 * here nor allowed is not.
 *
 * @param ownPort the port of the proxy, which is one of the mock, too
 */
export function wayTo({ host, port }: Place, { played, pass }: WayRules, ownPort: number): Way {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (isLoopback(name)) return port === ownPort ? "mock" : "onward";
  if (played.includes(name)) return "mock";
  return pass.includes(name) || pass.includes(`${name}:${port}`) ? "onward" : "nowhere";
}

/** Where CONNECT leads, or undefined where its target is none. */
export function placeOfTarget(target: string): Place | undefined {
  const host = hostNameOf(target);
  const port = Number(/:(\d+)$/.exec(target)?.[1]);
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** Where a URL leads. */
export function placeOfUrl({ hostname, port, protocol }: URL): Place {
  return { host: hostname, port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port) };
}

/**
 * Makes sure that a list of hosts to pass is one, and lets nothing of the mock's own through.
 *
 * @throws {RangeError} for what is no host, and for a host that is played
 */
export function checkPass({ played, pass }: WayRules): readonly string[] {
  return pass.map((text) => {
    const name = hostNameOf(text);
    if (name === undefined) {
      throw new RangeError(
        `"${text}" is no host that can be let through: give a name or an address, with or without a port, such as db.example:8080.`,
      );
    }
    if (!played.includes(name)) return text.toLowerCase();
    throw new RangeError(`${name} is played by the mock, so it is never let through: calls to it would be charged.`);
  });
}
