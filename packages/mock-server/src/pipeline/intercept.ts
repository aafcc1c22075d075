import { limitsInForce } from "@graycard/core";
import { type Reply, refused, type Turn } from "./turn.js";

/** Lets the planned faults bend this request: those of the mock first, then the session's own. */
export function intercept(turn: Turn): Reply | undefined {
  const { bends, endpoint, operation } = turn;
  const point = { vendor: turn.vendor.id, endpoint: endpoint?.id, operation };
  turn.mock.faults.bend(bends, point);
  turn.session.faults.bend(bends, point);
  if (bends.readings.size > 0) {
    turn.readings = { ...turn.readings, ...Object.fromEntries(bends.readings) };
    turn.limits = limitsInForce(turn.readings as never, turn.vendor.limits, endpoint?.limits ?? {});
  }
  turn.limits = { ...turn.limits, ...Object.fromEntries(bends.limits) };
  return bends.refuse ? refused(bends.refuse.fault, "a planned fault", bends.refuse.message) : undefined;
}
