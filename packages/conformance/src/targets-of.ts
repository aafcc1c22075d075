import { limitsInForce } from "@graycard/core";
import type { Target } from "./scenario.js";
import type { Subject } from "./subject.js";

/** The endpoints of a subject under its readings. */
export function targetsOf({ vendor, readings }: Pick<Subject, "vendor" | "readings">): readonly Target[] {
  return Object.values(vendor.endpoints).map((endpoint) => {
    const limits = limitsInForce(readings as never, vendor.limits, endpoint.limits);
    return { vendor, endpoint, readings, limits };
  });
}
