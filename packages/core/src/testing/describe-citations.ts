import { describe, expect, test } from "vitest";
import type { AnyVendor } from "../contract/vendor.js";
import { citationsOf } from "./citations.js";

/** Whatever a vendor's data says, it says on the ground of a clause or an erratum that exists. */
export function describeCitations(vendor: AnyVendor): void {
  describe("the grounds of its data", () => {
    const citations = [...citationsOf(vendor)];
    const byClause = citations.flatMap(({ at, cited }) => (typeof cited === "string" ? [{ at, cited }] : []));
    const byErratum = citations.flatMap(({ at, cited }) =>
      typeof cited === "string" ? [] : [{ at, cited: cited.erratum }],
    );

    test("are given for fields, values, limits, statuses, states, answers, routes, formats, refusals and errors", () => {
      for (const word of [
        "limit ",
        "status ",
        "state ",
        "answer: ",
        "submit route",
        "formats",
        "refusal ",
        "error form ",
        "=",
      ]) {
        expect(citations.filter(({ at }) => at.includes(word)).length, word).toBeGreaterThan(0);
      }
    });

    test("are clauses that exist", () => {
      expect(byClause.filter(({ cited }) => !Object.hasOwn(vendor.clauses, cited))).toEqual([]);
    });

    test("are errata that exist, where no clause decides", () => {
      expect(byErratum.filter(({ cited }) => !Object.hasOwn(vendor.errata, cited))).toEqual([]);
    });

    test("lead to documents that exist", () => {
      const known = Object.keys(vendor.documents);
      const sources = Object.entries(vendor.clauses).flatMap(([id, clause]) =>
        clause.sources.map(({ document }) => ({ id, document })),
      );
      expect(sources.filter(({ document }) => !known.includes(document))).toEqual([]);
      for (const endpoint of Object.values(vendor.endpoints)) expect(known).toContain(endpoint.document);
    });

    test("lead to clauses of this vendor only", () => {
      for (const id of Object.keys(vendor.clauses)) expect(id.split(".")[0]).toBe(vendor.id);
    });

    test("are described by documents that are about an endpoint each", () => {
      const about = Object.values(vendor.documents).map((document) => document.about);
      expect(about.filter((id) => !Object.hasOwn(vendor.endpoints, id))).toEqual([]);
    });
  });
}
