import { type AnyEndpoint, type AnyVendor, type LimitsInForce, limitsInForce, type Readings } from "@graycard/core";

const known = new WeakMap<Readings, Map<AnyEndpoint | AnyVendor, LimitsInForce>>();

/** The limits of an endpoint, or of its vendor at large; worked out once for all requests under the same readings. */
export function limitsUnder(readings: Readings, vendor: AnyVendor, endpoint: AnyEndpoint | undefined): LimitsInForce {
  const limits = known.get(readings) ?? new Map<AnyEndpoint | AnyVendor, LimitsInForce>();
  known.set(readings, limits);
  const found = limits.get(endpoint ?? vendor);
  if (found) return found;
  const made = limitsInForce(readings as never, vendor.limits, endpoint?.limits ?? {});
  limits.set(endpoint ?? vendor, made);
  return made;
}
