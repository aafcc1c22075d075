import type { AnyVendor, Clause, ClauseLevel } from "@graycard/core";
import type { Check } from "../check.js";
import { isFound } from "../verdict.js";

/** Whether checks judge a clause: they do, none does, or none can. */
export type ClauseStatus = "tested" | "untested" | "excluded";

/** One clause of a vendor, with the checks that judged it. */
export interface ClauseCoverage {
  readonly vendor: string;
  readonly clause: string;
  readonly level: ClauseLevel;
  /** What the document says, in our own words. */
  readonly text: string;
  readonly sources: Clause["sources"];
  readonly status: ClauseStatus;
  /** The ids of the checks that came to a verdict about it. */
  readonly checks: readonly string[];
  /** Why none can judge it, where that is so. */
  readonly reason?: string;
}

/** How many clauses of a section of a document are judged. */
export interface SectionCoverage {
  readonly vendor: string;
  readonly document: string;
  readonly section: string;
  readonly clauses: number;
  readonly tested: number;
  readonly untested: number;
  readonly excluded: number;
}

/**
 * Every clause of some vendors, and which checks of a run judged it. A check that came to no verdict judges nothing; a
 * clause that is judged although its data says that nothing can counts as tested.
 *
 * @param elsewhere ids of checks that no run against a server makes, such as those about callers
 *
 * @example
 * coverClauses([], []); // []
 */
export function coverClauses(
  vendors: readonly AnyVendor[],
  checks: readonly Check[],
  elsewhere: readonly string[] = [],
): readonly ClauseCoverage[] {
  const judged = new Map<string, string[]>();
  for (const { clause, id, verdict } of checks) {
    if (!isFound(verdict)) continue;
    judged.set(clause, [...(judged.get(clause) ?? []), id]);
  }
  for (const id of elsewhere) {
    const clause = id.slice(id.indexOf("#") + 1);
    judged.set(clause, [...(judged.get(clause) ?? []), id]);
  }
  return vendors.flatMap((vendor) =>
    Object.entries(vendor.clauses).map(([clause, { level, text, sources, excluded }]): ClauseCoverage => {
      const own = [...new Set(judged.get(clause) ?? [])];
      const status = own.length > 0 ? "tested" : excluded === undefined ? "untested" : "excluded";
      const reason = status === "excluded" && excluded !== undefined ? { reason: excluded } : {};
      return { vendor: vendor.id, clause, level, text, sources, status, checks: own, ...reason };
    }),
  );
}

/** The same by section of the documents; a clause that stands in several sections counts in each. */
export function coverSections(clauses: readonly ClauseCoverage[]): readonly SectionCoverage[] {
  const sections = new Map<string, SectionCoverage>();
  for (const { vendor, sources, status } of clauses) {
    for (const { document, section } of sources) {
      const key = JSON.stringify([vendor, document, section]);
      const known = sections.get(key) ?? { vendor, document, section, clauses: 0, tested: 0, untested: 0, excluded: 0 };
      sections.set(key, { ...known, clauses: known.clauses + 1, [status]: known[status] + 1 });
    }
  }
  return [...sections.values()];
}
