import type { AnyVendor, Readings } from "@graycard/core";

/** An erratum without whose reading in force something would have come out otherwise. */
export interface Decisive<T> {
  readonly erratum: string;
  /** What would have come out under the other reading, or the first of them that makes a difference. */
  readonly otherwise: T;
}

/**
 * Finds the errata whose reading decided something: it looks at the reading, and comes out otherwise under another. A
 * reading that was switched is held against the choice it stands in for, and the choice against all others.
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
    for (const value of rivalsOf(vendor, readings, erratum)) {
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

/** What the reading in force is held against. */
function rivalsOf(vendor: AnyVendor, readings: Readings, id: string): readonly unknown[] {
  const erratum = vendor.errata[id];
  if (!erratum) return [];
  const inForce = readings[id];
  const chosen = erratum.readings[erratum.choice]?.value ?? erratum.choice;
  if (inForce !== chosen) return [chosen];
  const all = Object.entries(erratum.readings).map(([name, { value }]) => value ?? name);
  return all.filter((value) => value !== inForce);
}
