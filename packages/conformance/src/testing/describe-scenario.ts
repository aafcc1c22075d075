import { type EditionName, resolveReadings, vendors } from "@graycard/core";
import type { ScriptedFault } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import type { Run } from "../run.js";
import { runSuite } from "../runner.js";
import type { Scenario, Target } from "../scenario.js";
import { targetsOf as targetsIn } from "../targets-of.js";
import { type Between, mockSubject } from "./mock-subject.js";

/** The scenario against a mock that goes wrong in one way, and exactly the clauses that must then fail. */
export interface Twin {
  /** How the mock goes wrong, as a fact. */
  readonly when: string;
  readonly faults?: readonly ScriptedFault[];
  /** What stands between suite and mock, for what no fault of the mock can do. */
  readonly between?: Between;
  readonly fails: readonly string[];
}

/** Every endpoint that a scenario has something to say about. */
export function targetsOf(scenario: Scenario, edition: EditionName = "documented"): readonly Target[] {
  return vendors
    .filter((vendor) => scenario.vendor === undefined || scenario.vendor === vendor.id)
    .flatMap((vendor) => targetsIn({ vendor, readings: resolveReadings(vendor, edition) }))
    .filter((target) => scenario.decides(target).length > 0);
}

/**
 * The two halves every scenario is tested by, on every endpoint it speaks about: the healthy mock passes, and each
 * twin fails exactly the clauses it names. Together the twins have to fail every clause that the scenario decides.
 */
export function describeScenario(scenario: Scenario, twinsOf: (target: Target) => readonly Twin[]): void {
  describe.each(targetsOf(scenario).map((target) => [nameOf(target), target] as const))(
    `${scenario.id} on %s`,
    (_, target) => {
      const twins = twinsOf(target);

      it("passes on the healthy mock", async () => {
        const run = await play(scenario, target, {});
        expect(run.problems).toEqual([]);
        expect(clausesWith(run, ["pass"])).toEqual([...scenario.decides(target)].sort());
      });

      it.each(twins.map((twin) => [twin.when, twin] as const))(
        "fails exactly what it should when the mock %s",
        async (_when, twin) => {
          const run = await play(scenario, target, twin);
          expect(run.problems).toEqual([]);
          expect(clausesWith(run, ["fail", "warn"])).toEqual([...new Set(twin.fails)].sort());
        },
      );

      it("has a twin for every clause it decides", () => {
        const killed = new Set(twins.flatMap((twin) => twin.fails));
        const alive = scenario.decides(target).filter((clause) => !killed.has(clause));
        expect(alive).toEqual([]);
      });
    },
  );
}

async function play(scenario: Scenario, target: Target, twin: Pick<Twin, "faults" | "between">): Promise<Run> {
  const subjects = [mockSubject(target.vendor, { faults: twin.faults ?? [], between: twin.between })];
  const select = [`${target.vendor.id}/${target.endpoint.id}/**`];
  return runSuite({ subjects, scenarios: [scenario], select, version: "test", now: () => 0 });
}

function clausesWith(run: Run, verdicts: readonly string[]): readonly string[] {
  return run.checks
    .filter((check) => verdicts.includes(check.verdict))
    .map((check) => check.clause)
    .sort();
}

function nameOf({ vendor, endpoint }: Target): string {
  return `${vendor.id}/${endpoint.id}`;
}
