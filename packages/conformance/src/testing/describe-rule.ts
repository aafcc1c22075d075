import { type Exchange, resolveReadings, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import type { Check } from "../check.js";
import { judgeByRules, planRules } from "../rules/judge-by-rules.js";
import type { Rule } from "../rules/rule.js";
import type { Target } from "../scenario.js";
import { targetsOf } from "../targets-of.js";
import { healthyExchanges } from "./healthy-exchanges.js";

/** Exchanges in which something is wrong, and exactly the clauses that must then be found broken. */
export interface RuleTwin {
  /** What is wrong, as a fact. */
  readonly when: string;
  readonly change: (exchanges: readonly Exchange[]) => readonly Exchange[];
  readonly fails: readonly string[];
}

/** Every endpoint of every vendor under the documented readings. */
export const allTargets: readonly Target[] = vendors.flatMap((vendor) =>
  targetsOf({ vendor, readings: resolveReadings(vendor, "documented") }),
);

/** What a rule says of exchanges. */
export function judge(rule: Rule, target: Target, exchanges: readonly Exchange[]): readonly Check[] {
  return judgeByRules(planRules([target], [rule], []), exchanges, { verdict: "inconclusive", reason: "unseen" });
}

/** The clauses that were found broken, in alphabetical order. */
export function brokenBy(rule: Rule, target: Target, exchanges: readonly Exchange[]): readonly string[] {
  const checks = judge(rule, target, exchanges);
  return checks
    .filter(({ verdict }) => verdict === "fail" || verdict === "warn")
    .map(({ clause }) => clause)
    .sort();
}

/**
 * The two halves every rule about a vendor is tested by, on every endpoint it speaks about: what the healthy mock does
 * passes, and each twin breaks exactly the clauses it names. Together the twins break every clause the rule decides.
 */
export function describeRule(rule: Rule, twinsOf: (target: Target) => readonly RuleTwin[]): void {
  const targets = allTargets.filter((target) => rule.decides(target).length > 0);
  describe.each(targets.map((target) => [`${target.vendor.id}/${target.endpoint.id}`, target] as const))(
    `${rule.id} on %s`,
    (_, target) => {
      const twins = twinsOf(target);

      it("finds nothing wrong with the healthy mock", async () => {
        const checks = judge(rule, target, await healthyExchanges(target));
        expect(checks.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
        expect(checks.map(({ clause }) => clause)).toEqual([...new Set(rule.decides(target))]);
      });

      it.each(twins.map((twin) => [twin.when, twin] as const))(
        "finds exactly what is wrong when %s",
        async (_when, twin) => {
          const exchanges = twin.change(await healthyExchanges(target));
          expect(brokenBy(rule, target, exchanges)).toEqual([...new Set(twin.fails)].sort());
        },
      );

      it("has a twin for every clause it decides", () => {
        const killed = new Set(twins.flatMap(({ fails }) => fails));
        expect(rule.decides(target).filter((clause) => !killed.has(clause))).toEqual([]);
      });
    },
  );
}
