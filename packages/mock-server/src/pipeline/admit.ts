import { type Reply, refused, skips, type Turn } from "./turn.js";

/** Keeps a caller to the vendor's requests per second; submits and polls count alike. */
export function admit(turn: Turn): Reply | undefined {
  const qps = turn.bends.limits.get("qps") ?? qpsOf(turn);
  if (qps === undefined || skips(turn, "admit")) return undefined;
  const admission = turn.session.window(turn.vendor.id).admit(turn.session.clock.now(), qps);
  return admission.ok
    ? undefined
    : refused("rate-limited", `over ${qps} per second; free in ${admission.retryAfterMs} ms`);
}

function qpsOf({ session, limits }: Turn): number | undefined {
  const { qps, pace } = session.options;
  if (qps === "off") return undefined;
  // Where time only moves when somebody waits, a caller that waits on its own clock could never get in again.
  return qps ?? (pace === "instant" ? undefined : limits.qps);
}
