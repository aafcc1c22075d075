import { vendors } from "@graycard/core";
import { expect, it } from "vitest";
import type { Check } from "../check.js";
import { coverClauses, coverSections } from "./cover-clauses.js";

const clauses = coverClauses(vendors, []);
const first = clauses.find(({ status }) => status === "untested");
const check = (verdict: Check["verdict"]): Check => ({
  id: `a/b/c/d#${first?.clause}`,
  clause: first?.clause ?? "",
  level: "must",
  verdict,
  title: "",
  source: { document: "", section: "" },
});

it("a clause without a check is untested or excluded with its reason, never tested", () => {
  expect(new Set(clauses.map(({ status }) => status))).toEqual(new Set(["untested", "excluded"]));
  expect(clauses.filter(({ status, reason }) => (status === "excluded") !== (reason !== undefined))).toEqual([]);
});

it.each(["pass", "fail", "warn"] as const)("a check that came to %s tests its clause", (verdict) => {
  const tested = coverClauses(vendors, [check(verdict)]).filter(({ status }) => status === "tested");
  expect(tested).toMatchObject([{ clause: first?.clause, checks: [`a/b/c/d#${first?.clause}`] }]);
});

it.each(["inconclusive", "not-applicable"] as const)("a check that is %s tests nothing", (verdict) => {
  expect(coverClauses(vendors, [check(verdict)]).filter(({ status }) => status === "tested")).toEqual([]);
});

it("every clause counts in each section it stands in, once", () => {
  const sections = coverSections(clauses);
  const places = clauses.flatMap(({ sources }) => sources).length;
  expect(sections.reduce((sum, each) => sum + each.clauses, 0)).toBe(places);
  for (const each of sections) expect(each.tested + each.untested + each.excluded).toBe(each.clauses);
});
