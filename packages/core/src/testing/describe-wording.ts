import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AnyVendor } from "../contract/vendor.js";

const word = "[a-z0-9]+(-[a-z0-9]+)*";
const sentence = /^["A-Z0-9a-z][ -~]*[^.]\.$/;

/** Every id that the files of one of a vendor's folders declare, however often. */
async function idsIn(vendor: AnyVendor, folder: "clauses" | "errata"): Promise<readonly string[]> {
  const path = new URL(`../vendors/${vendor.id}/${folder}/`, import.meta.url);
  const files = readdirSync(path).filter((file) => file !== "documents.ts");
  const parts = await Promise.all(files.map((file) => import(new URL(file, path).href)));
  return parts.flatMap((part) => Object.values<object>(part).flatMap((group) => Object.keys(group)));
}

/** A vendor's clauses and errata are named, told and cited alike. */
export function describeWording(vendor: AnyVendor): void {
  const clauses = Object.entries(vendor.clauses);
  const errata = Object.entries(vendor.errata);

  describe("its clauses", () => {
    test("are those of every file in their folder, each id once", async () => {
      expect([...(await idsIn(vendor, "clauses"))].sort()).toEqual(clauses.map(([id]) => id).sort());
    });

    test.each(clauses)("%s is named vendor, topic, fact, and told in one sentence", (id, clause) => {
      expect(id).toMatch(new RegExp(`^${vendor.id}\\.${word}\\.${word}$`));
      expect(clause.text).toMatch(sentence);
      expect(clause.text).not.toMatch(/[.!?]["')]?\s/);
      if (clause.excluded !== undefined) expect(clause.excluded).toMatch(sentence);
    });

    test("say each thing once", () => {
      expect(new Set(clauses.map(([, { text }]) => text)).size).toBe(clauses.length);
    });

    test.each(clauses)("%s cites each place once, and known documents only", (_id, { sources }) => {
      const places = sources.map(({ document, section }) => `${document}: ${section}`);
      expect(new Set(places).size).toBe(places.length);
      for (const { document, section } of sources) {
        expect(Object.keys(vendor.documents)).toContain(document);
        expect(section).toMatch(/^[ -~]+$/);
      }
    });

    test("cite every document", () => {
      const cited = clauses.flatMap(([, { sources }]) => sources.map(({ document }) => document));
      expect([...new Set(cited)].sort()).toEqual(Object.keys(vendor.documents).sort());
    });
  });

  describe("its errata", () => {
    test("are those of every file in their folder, each id once", async () => {
      expect([...(await idsIn(vendor, "errata"))].sort()).toEqual(errata.map(([id]) => id).sort());
    });

    test.each(errata)("%s is named area, topic, and its readings by words", (id, { readings }) => {
      expect(id).toMatch(new RegExp(`^${word}\\.${word}$`));
      for (const name of Object.keys(readings)) expect(name).toMatch(new RegExp(`^${word}$`));
    });

    test.each(errata)("%s is about clauses that exist", (_id, erratum) => {
      for (const clause of erratum.clauses) expect(Object.keys(vendor.clauses)).toContain(clause);
    });

    test.each(errata)("%s chooses one of at least two readings", (_id, { readings, choice }) => {
      expect(Object.keys(readings).length).toBeGreaterThanOrEqual(2);
      expect(Object.keys(readings)).toContain(choice);
    });

    test.each(errata)("%s is told in English sentences", (_id, { question, reason, readings }) => {
      const means = Object.values(readings).map((reading) => reading.means);
      for (const text of [question, reason, ...means]) expect(text).toMatch(sentence);
    });

    test("hide no value behind a reading that nobody can switch to", () => {
      const valued = errata.filter(([, { readings }]) => Object.values(readings).some((each) => "value" in each));
      expect(valued.filter(([, { switchable }]) => !switchable).map(([id]) => id)).toEqual([]);
    });

    test("are patched by the observed edition only where they can be switched, and never with their choice", () => {
      expect(vendor.editions.documented).toEqual({});
      for (const [id, name] of Object.entries(vendor.editions.observed)) {
        expect(vendor.errata[id]?.switchable).toBe(true);
        expect(Object.keys(vendor.errata[id]?.readings ?? {})).toContain(name);
        expect(vendor.errata[id]?.choice).not.toBe(name);
      }
    });
  });
}
