import type { Listening } from "../listen.js";

/** A port that is a mock, over HTTP and HTTPS, and a proxy that leads to it. */
export interface Proxying extends Listening {
  /** What clients have to trust, as PEM: it is valid for the hosts that are played, and for this machine. */
  readonly certificate: string;
  /** The hosts that lead to the mock. */
  readonly played: readonly string[];
  /** The hosts that somebody wanted to reach and could not, with how often. */
  refused(): readonly { readonly host: string; readonly times: number }[];
  /** How many connections were given up by their clients during the handshake, as those do that do not trust it. */
  distrusted(): number;
}
