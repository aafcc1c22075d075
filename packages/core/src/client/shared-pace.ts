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
const paces = new WeakMap<Clock, Map<string, Pace | WeakRef<Pace>>>();
/** So many are held on to, although their clients may be gone: whoever makes a client for each call keeps its rate. */
const mostHeld = 1000;

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
  const alive = shared instanceof WeakRef ? shared.deref() : shared;
  if (alive) {
    alive.keepTo(qps);
    return alive;
  }
  if (known.size >= mostHeld) letGo(known);
  const pace = new Pace(clock, qps);
  known.set(key, pace);
  return pace;
}

/** Leaves paces that nobody waits for to their clients, and forgets those whose clients are gone. */
function letGo(known: Map<string, Pace | WeakRef<Pace>>): void {
  for (const [key, pace] of known) {
    if (!(pace instanceof WeakRef)) {
      if (pace.waiting === 0) known.set(key, new WeakRef(pace));
    } else if (!pace.deref()) known.delete(key);
  }
}
