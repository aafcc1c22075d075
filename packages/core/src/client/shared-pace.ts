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

/** By the clock they run on; paces that nobody uses any more are let go. */
const paces = new WeakMap<Clock, Map<string, WeakRef<Pace>>>();

/** The pace that all clients of a credential in this process share. */
export function sharedPace(clock: Clock, { vendor, origin, credential, qps }: PaceKey): Pace {
  let known = paces.get(clock);
  if (!known) {
    known = new Map();
    paces.set(clock, known);
  }
  const key = JSON.stringify([vendor, origin, credential, qps ?? null]);
  const shared = known.get(key)?.deref();
  if (shared) return shared;
  for (const [name, reference] of known) if (!reference.deref()) known.delete(name);
  const pace = new Pace(clock, qps);
  known.set(key, new WeakRef(pace));
  return pace;
}
