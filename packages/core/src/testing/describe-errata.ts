import { describe, expect, test } from "vitest";
import { readingNames, resolveReadings } from "../contract/readings.js";
import type { AnyVendor } from "../contract/vendor.js";
import { GraycardError } from "../errors/graycard-error.js";
import { UnknownReadingError } from "../errors/unknown-reading-error.js";
import { errataReadBy } from "./errata-read.js";
import { switchableErrata } from "./readings-in-force.js";

/** The readings of a vendor's errata can be switched, and switching them is noticed. */
export function describeErrata(vendor: AnyVendor, unread: readonly string[]): void {
  describe("the readings of its errata", () => {
    const switchable = switchableErrata(vendor);
    const ids = switchable.map(([id]) => id);
    const onRecord = Object.keys(vendor.errata).filter((id) => !ids.includes(id));

    test("are followed by the sources wherever they can be switched", () => {
      const read = errataReadBy(vendor.id);
      expect(ids.filter((id) => !read.has(id))).toEqual(unread);
    });

    test("are not asked for where they are on record only", () => {
      const read = errataReadBy(vendor.id);
      expect([...read].filter((id) => !ids.includes(id))).toEqual([]);
    });

    test.each(["documented", "observed"] as const)("resolve to a value each in the %s edition", (edition) => {
      const values = resolveReadings(vendor, edition);
      expect(Object.keys(values).sort()).toEqual([...ids].sort());
      expect(Object.values(values)).not.toContain(undefined);
    });

    test("are the choices in the documented edition", () => {
      const choices = ids.map((id) => [id, vendor.errata[id]?.choice]);
      expect(readingNames(vendor, "documented")).toEqual(Object.fromEntries(choices));
    });

    test.each(switchable)("of %s resolve to values that differ", (id, names) => {
      const values = names.map((name) => JSON.stringify(resolveReadings(vendor, "observed", { [id]: name })[id]));
      expect(values).not.toContain(undefined);
      expect(new Set(values).size).toBe(names.length);
    });

    test.each(switchable)("of %s go before both editions and leave the others alone", (id, names) => {
      for (const edition of ["documented", "observed"] as const) {
        for (const name of names) {
          const expected = { ...readingNames(vendor, edition), [id]: name };
          expect(readingNames(vendor, edition, { [id]: name })).toEqual(expected);
        }
      }
    });

    describeRefusedReadings(vendor, switchable, onRecord);
  });
}

function describeRefusedReadings(
  vendor: AnyVendor,
  switchable: ReturnType<typeof switchableErrata>,
  onRecord: readonly string[],
): void {
  const ids = switchable.map(([id]) => id);

  test("are refused for an erratum that does not exist, with a list of those that do", () => {
    for (const id of ["no.such-erratum", "constructor", ""]) {
      const error = refusalOf(vendor, { [id]: "any" });
      expect(error.message).toContain(`"${id}"`);
      for (const known of ids) expect(error.message).toContain(known);
    }
  });

  test("are refused for an erratum that is on record only", () => {
    expect(onRecord.length).toBeGreaterThan(0);
    for (const id of onRecord) {
      const name = vendor.errata[id]?.choice ?? "";
      expect(refusalOf(vendor, { [id]: name }).message).toContain(`"${id}"`);
    }
  });

  test("are refused by an unknown name, with a list of the names there are", () => {
    for (const [id, names] of switchable) {
      for (const name of ["no-such-reading", "toString"]) {
        const error = refusalOf(vendor, { [id]: name });
        expect(error.message).toContain(`"${name}"`);
        for (const known of names) expect(error.message).toContain(known);
      }
    }
  });
}

function refusalOf(vendor: AnyVendor, overrides: Readonly<Record<string, string>>): UnknownReadingError {
  try {
    resolveReadings(vendor, "documented", overrides);
  } catch (error) {
    expect(error).toBeInstanceOf(UnknownReadingError);
    expect(GraycardError.isInstance(error) && error.code).toBe("GC_EDITION_UNKNOWN_READING");
    return error as UnknownReadingError;
  }
  throw new Error(`${vendor.id} resolves ${JSON.stringify(overrides)}, which it does not have.`);
}
