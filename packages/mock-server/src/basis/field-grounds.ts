import type { Readings } from "@graycard/core";
import { decisiveReadings } from "./decisive-readings.js";
import type { Evidence } from "./evidence.js";
import { citedGround, type Ground, readingGround } from "./ground.js";
import type { StandingField } from "./standing-fields.js";

/**
 * What the fields of an answer rest on, and the readings that decided which they are. An optional field that no clause
 * names does not count: the contract itself says that nobody may depend on it.
 */
export function fieldGrounds(
  { vendor, readings }: Evidence,
  fieldsUnder: (readings: Readings) => readonly StandingField[],
): { readonly cited: readonly Ground[]; readonly heard: readonly Ground[] } {
  const fields = fieldsUnder(readings);
  const counted = fields.filter(({ presence, clause }) => presence === "required" || typeof clause === "string");
  const decisive = decisiveReadings(vendor, readings, (other) => fieldsUnder(other).map(({ path }) => path));
  return {
    cited: counted.map(({ path, clause }) => citedGround(vendor, readings, path, clause)),
    heard: decisive.map(({ erratum, otherwise }) =>
      readingGround(vendor, readings, changed(fields, otherwise), erratum),
    ),
  };
}

/** The fields that stand because of a reading, and those that it leaves out. */
function changed(fields: readonly StandingField[], otherwise: readonly string[]): string {
  const paths = fields.map(({ path }) => path);
  const more = paths.filter((path) => !otherwise.includes(path));
  const less = otherwise.filter((path) => !paths.includes(path)).map((path) => `no ${path}`);
  return [...more, ...less].join(", ");
}
