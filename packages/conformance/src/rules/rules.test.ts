import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allTargets } from "../testing/describe-rule.js";
import { clientRules } from "./client/index.js";
import { practices } from "./practices.js";
import { vendorRules } from "./vendor/index.js";

describe.each([
  ["vendor", vendorRules],
  ["client", clientRules],
] as const)("the list of rules about the %s", (side, rules) => {
  it("is the folder of them", () => {
    const files = readdirSync(new URL(`./${side}`, import.meta.url)).filter(
      (file) => !file.includes(".test.") && file !== "index.ts",
    );
    expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it("is of that side, and has each once", () => {
    expect(rules.filter((rule) => rule.side !== side)).toEqual([]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it("decides clauses that exist, each once on an endpoint, and none that is excluded", () => {
    for (const target of allTargets) {
      for (const rule of rules) {
        const clauses = rule.decides(target);
        expect(new Set(clauses).size).toBe(clauses.length);
        for (const clause of clauses) {
          expect(Object.hasOwn(target.vendor.clauses, clause) || Object.hasOwn(practices, clause), clause).toBe(true);
          expect(target.vendor.clauses[clause]?.excluded).toBeUndefined();
        }
      }
    }
  });
});
