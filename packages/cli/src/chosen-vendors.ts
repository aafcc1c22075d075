import { type AnyVendor, vendors } from "@graycard/core";
import { UsageError } from "./usage-error.js";

/** The vendors of these ids; all of them where none is named. @throws {UsageError} for one that there is not */
export function chosenVendors(ids: readonly string[] = []): readonly AnyVendor[] {
  if (ids.length === 0) return vendors;
  return ids.map((id) => {
    const vendor = vendors.find((each) => each.id === id);
    if (vendor) return vendor;
    throw new UsageError(`There is no vendor "${id}"; there are ${vendors.map((each) => each.id).join(", ")}.`);
  });
}
