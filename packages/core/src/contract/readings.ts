import { UnknownReadingError } from "../errors/unknown-reading-error.js";
import type { Erratum } from "./erratum.js";

/** The two editions every vendor comes in: what its documents say, and what public facts say instead. */
export type EditionName = "documented" | "observed";

/**
 * The readings in force, as the engines see them: erratum id to value. Vendors narrow it with
 * {@link import("./erratum.js").ReadingsOf}.
 */
export type Readings = Readonly<Record<string, unknown>>;

/** What {@link resolveReadings} needs to know of a vendor. */
export interface EditionsOf {
  readonly id: string;
  readonly errata: Readonly<Record<string, Erratum>>;
  readonly editions: Readonly<Record<EditionName, Readonly<Record<string, string | undefined>>>>;
}

/** The name of the reading of each switchable erratum: the edition's patch, then the overrides, over the choices. */
export function readingNames(
  vendor: EditionsOf,
  edition: EditionName,
  overrides: Readonly<Record<string, string>> = {},
): Record<string, string> {
  for (const [id, name] of Object.entries(overrides)) assertSwitchable(vendor, id, name);
  const names: Record<string, string> = {};
  for (const [id, erratum] of Object.entries(vendor.errata)) {
    if (erratum.switchable) names[id] = overrides[id] ?? vendor.editions[edition][id] ?? erratum.choice;
  }
  return names;
}

/**
 * The values in force for an edition, with single readings replaced by name.
 *
 * @throws {UnknownReadingError} when an override names an erratum or reading that cannot be switched to.
 * @example
 * resolveReadings(picwish, "documented", { "scale.auto-bands": "512-1024" })["scale.auto-bands"];
 * // { quadruple: 512, double: 1024 }
 */
export function resolveReadings(
  vendor: EditionsOf,
  edition: EditionName,
  overrides: Readonly<Record<string, string>> = {},
): Readings {
  const values: Record<string, unknown> = {};
  for (const [id, name] of Object.entries(readingNames(vendor, edition, overrides))) {
    const reading = vendor.errata[id]?.readings[name];
    values[id] = reading?.value ?? name;
  }
  return values;
}

function assertSwitchable(vendor: EditionsOf, id: string, name: string): void {
  const erratum = vendor.errata[id];
  if (!erratum?.switchable) {
    const known = Object.keys(vendor.errata).filter((key) => vendor.errata[key]?.switchable);
    throw new UnknownReadingError(`${vendor.id} has no switchable erratum "${id}"; it has ${known.join(", ")}.`);
  }
  if (!Object.hasOwn(erratum.readings, name)) {
    const known = Object.keys(erratum.readings).join(", ");
    throw new UnknownReadingError(`${vendor.id}: erratum "${id}" has no reading "${name}"; it has ${known}.`);
  }
}
