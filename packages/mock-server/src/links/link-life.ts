import type { LimitsInForce } from "@graycard/core";

/** How long a result link is valid, in milliseconds; an hour where a vendor does not say. */
export function linkLifeMs(limits: LimitsInForce): number {
  return limits.linkLifeMs ?? 3_600_000;
}
