import type { LimitName } from "@graycard/core";
import type { Target } from "./scenario.js";

/** The clause that sets a limit; undefined where none does. */
export function limitClause({ vendor, endpoint }: Target, name: LimitName): string | undefined {
  const clause = (endpoint.limits[name] ?? vendor.limits[name])?.clause;
  return typeof clause === "string" ? clause : undefined;
}
