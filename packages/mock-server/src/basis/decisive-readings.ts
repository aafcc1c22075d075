import type { AnyVendor, Readings } from "@graycard/core";

/** An erratum without whose reading in force something would have come out otherwise. */
export interface Decisive<T> {
  readonly erratum: string;
  /** What would have come out under the first other reading that makes a difference. */
  readonly otherwise: T;
}

/**
 * Finds the errata whose reading decided something: it looks at the reading, and comes out otherwise under another.
 *
 * @param decide a pure function of the readings; its outcome is compared as JSON
 */
export function decisiveReadings<T>(
  vendor: AnyVendor,
  readings: Readings,
  decide: (readings: Readings) => T,
): readonly Decisive<T>[] {
  const consulted = new Set<string>();
  const outcome = JSON.stringify(decide(recording(readings, consulted)));
  const found: Decisive<T>[] = [];
  for (const erratum of consulted) {
    for (const value of otherValues(vendor, readings, erratum)) {
      const otherwise = decide({ ...readings, [erratum]: value });
      if (JSON.stringify(otherwise) === outcome) continue;
      found.push({ erratum, otherwise });
      break;
    }
  }
  return found;
}

/** The same readings, that note which of them are looked at. */
function recording(readings: Readings, consulted: Set<string>): Readings {
  return new Proxy(readings, {
    get(target, name) {
      if (typeof name === "string" && Object.hasOwn(target, name)) consulted.add(name);
      return Reflect.get(target, name);
    },
  });
}

/** What the other readings of an erratum stand for, its choice first. */
function otherValues(vendor: AnyVendor, readings: Readings, erratum: string): readonly unknown[] {
  const { readings: known = {}, choice = "" } = vendor.errata[erratum] ?? {};
  const names = Object.keys(known).sort((a, b) => Number(b === choice) - Number(a === choice));
  return names.map((name) => known[name]?.value ?? name).filter((value) => value !== readings[erratum]);
}
