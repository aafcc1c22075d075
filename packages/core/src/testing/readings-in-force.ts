import fc from "fast-check";
import { resolveReadings } from "../contract/readings.js";
import type { AnyVendor } from "../contract/vendor.js";

/** Readings as a vendor's functions take them, with a title for failure messages. */
export interface NamedReadings {
  readonly title: string;
  readonly readings: never;
}

/** The readings of both editions. */
export function editionsOf(vendor: AnyVendor): readonly NamedReadings[] {
  return (["documented", "observed"] as const).map((title) => ({
    title,
    readings: resolveReadings(vendor, title) as never,
  }));
}

/** The readings of both editions, and of the documented one with each single reading that can be switched to. */
export function everyReading(vendor: AnyVendor): readonly NamedReadings[] {
  const single = switchableErrata(vendor).flatMap(([id, names]) =>
    names.map((name) => ({
      title: `${id}=${name}`,
      readings: resolveReadings(vendor, "documented", { [id]: name }) as never,
    })),
  );
  return [...editionsOf(vendor), ...single];
}

/** Any combination of readings at all. */
export function anyReadings(vendor: AnyVendor): fc.Arbitrary<NamedReadings> {
  const choices = switchableErrata(vendor).map(([id, names]) => [id, fc.constantFrom(...names)] as const);
  return fc.record(Object.fromEntries(choices)).map((names) => ({
    title: JSON.stringify(names),
    readings: resolveReadings(vendor, "documented", names) as never,
  }));
}

/** The errata that can be switched, each with the names of its readings. */
export function switchableErrata(vendor: AnyVendor): readonly (readonly [id: string, names: readonly string[]])[] {
  return Object.entries(vendor.errata).flatMap(([id, erratum]) =>
    erratum.switchable ? [[id, Object.keys(erratum.readings)] as const] : [],
  );
}
