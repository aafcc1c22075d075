import type { Exchange } from "@graycard/core";
import type { Check } from "../check.js";
import type { Scenario, Target } from "../scenario.js";
import { isSelected } from "../select.js";
import type { Subject } from "../subject.js";
import { targetsOf } from "../targets-of.js";
import { judgeByRules, type PlannedRule, planRules } from "./judge-by-rules.js";
import type { Rule } from "./rule.js";
import type { Unseen } from "./rule-checks.js";

/** What of the options of a run is about rules. */
export interface RuledRun {
  readonly subjects: readonly Subject[];
  readonly scenarios: readonly Scenario[];
  readonly rules?: readonly Rule[];
  readonly select?: readonly string[];
  /** The trials to play instead of all that are planned. */
  readonly only?: readonly unknown[];
}

/** The rules that a run would hold its exchanges against, with the ids of their checks. */
export function plannedRules({ subjects, rules = [], select = [] }: RuledRun): readonly PlannedRule[] {
  return planRules(subjects.flatMap(targetsOf), rules, select);
}

/** Whether rules alone are selected on an endpoint: then all scenarios are played for them to see something. */
export function needsEveryScenario(target: Target, { scenarios, rules = [], select = [] }: Omit<RuledRun, "subjects">) {
  if (select.length === 0 || planRules([target], rules, select).length === 0) return false;
  const { vendor, endpoint } = target;
  return !scenarios.some((scenario) => {
    const path = `${vendor.id}/${endpoint.id}/${scenario.area}/${scenario.id}`;
    return scenario.decides(target).some((clause) => isSelected(`${path}#${clause}`, select));
  });
}

/**
 * Holds all exchanges of a run against the rules. Where only some scenarios were chosen, what none of them shows is not
 * for them to show; in a whole run it is found missing.
 */
export function checkByRules(
  run: RuledRun,
  conversations: ReadonlyMap<Subject, { readonly exchanges: readonly Exchange[] }>,
): readonly Check[] {
  return run.subjects.flatMap((subject) => {
    const planned = plannedRules({ ...run, subjects: [subject] });
    const exchanges = conversations.get(subject)?.exchanges ?? [];
    const isWhole = run.only === undefined && (run.select ?? []).length === 0;
    const whole = isWhole || planned.every(({ target }) => needsEveryScenario(target, run));
    return judgeByRules(planned, exchanges, whole ? missing : notChosen);
  });
}

const missing: Unseen = { verdict: "inconclusive", reason: "No exchange of this run shows anything about it." };

const notChosen: Unseen = {
  verdict: "not-applicable",
  reason: "None of the scenarios chosen shows anything about it.",
};
