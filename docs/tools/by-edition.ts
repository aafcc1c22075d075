import { type AnyVendor, type EditionName, type Readings, resolveReadings } from "@graycard/core";

/** The readings of one edition, in the type that a vendor's functions take whatever vendor it is. */
export function readingsOf(vendor: AnyVendor, edition: EditionName, overrides: Readonly<Record<string, string>> = {}) {
  return resolveReadings(vendor, edition, overrides) as Readings as never;
}

/** What something comes to in the documented edition, and in the observed one where that differs. */
export function byEdition(vendor: AnyVendor, tell: (readings: never) => string): string {
  const documented = tell(readingsOf(vendor, "documented"));
  const observed = tell(readingsOf(vendor, "observed"));
  return documented === observed ? documented : `${documented} (observed: ${observed})`;
}
