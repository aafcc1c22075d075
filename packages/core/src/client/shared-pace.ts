import type { Clock } from "../clock/clock.js";
import { Pace } from "./pace.js";

/** What makes two clients share a rate: the vendor counts by credential. */
export interface PaceKey {
  readonly vendor: string;
  /** Scheme, host and port of the other side; a mock and the vendor count separately. */
  readonly origin: string;
  readonly credential: readonly string[];
  /** Requests per second; undefined for no limit. */
  readonly qps: number | undefined;
}

/** By the clock they run on. */
const paces = new WeakMap<Clock, Map<string, Pace>>();
/** More credentials than any process has; one that nobody waits for makes room. */
const mostPaces = 1000;

/**
 * The pace that all clients of a credential in this process share. Where they were made with different rates, the lowest
 * holds for all of them: the vendor counts them together.
 */
export function sharedPace(clock: Clock, { vendor, origin, credential, qps }: PaceKey): Pace {
  let known = paces.get(clock);
  if (!known) {
    known = new Map();
    paces.set(clock, known);
  }
  const key = JSON.stringify([vendor, origin, credential]);
  const shared = known.get(key);
  if (shared) {
    shared.keepTo(qps);
    return shared;
  }
  if (known.size >= mostPaces) for (const [name, { waiting }] of known) if (waiting === 0) known.delete(name);
  const pace = new Pace(clock, qps);
  known.set(key, pace);
  return pace;
}
