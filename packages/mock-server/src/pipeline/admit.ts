import { adviceHeader } from "./retry-after.js";
import { type Reply, refused, skips, type Turn } from "./turn.js";

/** Keeps a caller to the vendor's requests per second; submits and polls count alike. */
export function admit(turn: Turn): Reply | undefined {
  const { session, vendor, bends } = turn;
  const { rate } = bends;
  const qps = rate?.qps ?? bends.limits.get("qps") ?? qpsOf(turn);
  if (qps === undefined || skips(turn, "admit")) return undefined;
  const now = session.clock.now();
  const admission = session.window(vendor.id, rate?.algorithm).admit(now, { qps, burst: rate?.burst });
  if (admission.ok) return undefined;
  const because = `over ${qps} per second; free in ${admission.retryAfterMs} ms`;
  if (!rate) return refused("rate-limited", because);
  return {
    kind: "refused",
    fault: "rate-limited",
    because,
    headers: adviceHeader(rate.advice, now, admission.retryAfterMs),
    ...(rate.message ? {} : { message: false }),
  };
}

function qpsOf({ session, limits }: Turn): number | undefined {
  const { qps, pace } = session.options;
  if (qps === "off") return undefined;
  // Where time only moves when somebody waits, a caller that waits on its own clock could never get in again.
  return qps ?? (pace === "instant" ? undefined : limits.qps);
}
