import type { Clock } from "../clock/clock.js";
import type { EditionName } from "../contract/readings.js";
import type { Exchange } from "../exchange/exchange.js";
import type { Transport } from "./transport.js";

/** What a client is made with. */
export interface ClientOptions {
  /** The parts of the credential, in the order the vendor lists them; a text where there is one part only. */
  readonly credentials: string | readonly string[];
  /** Scheme, host and whatever path goes before the documented one; the vendor's most usual host unless said. */
  readonly baseUrl?: string | URL | undefined;
  /** Where time comes from, and where all waiting is done; the system's unless said. */
  readonly clock?: Clock | undefined;
  /** Requests per second, submits and polls together; what the vendor documents unless said. */
  readonly qps?: number | "off" | undefined;
  /** How long a task is waited for, in milliseconds; the documented limit and 5 s unless said. */
  readonly deadlineMs?: number | undefined;
  /** How large a result may be, in bytes; 128 MiB unless said. */
  readonly mostResultBytes?: number | undefined;
  /** What input is checked against; the documents unless said. */
  readonly edition?: EditionName | undefined;
  /** Single readings by name. */
  readonly readings?: Readonly<Record<string, string>> | undefined;
  /** What carries requests; that of the runtime unless said. */
  readonly transport?: Transport | undefined;
  /** Told of every exchange, redacted: no credential, no picture. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Told of what listeners throw; standard error unless said. */
  readonly report?: ((error: unknown) => void) | undefined;
  /** Spreads waits; 0 to 1. */
  readonly random?: (() => number) | undefined;
}
