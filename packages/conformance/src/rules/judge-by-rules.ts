import type { Exchange } from "@graycard/core";
import type { Check } from "../check.js";
import type { Target } from "../scenario.js";
import { isSelected } from "../select.js";
import type { Rule } from "./rule.js";
import { RuleChecks, ruleCheckId, type Unseen } from "./rule-checks.js";
import { sceneOf, seenInOrder } from "./scene.js";

/** One rule on one endpoint, and the checks wanted of it. */
export interface PlannedRule {
  readonly target: Target;
  readonly rule: Rule;
  readonly checkIds: readonly string[];
}

/** Every rule that has a selected clause to decide on one of the targets. */
export function planRules(
  targets: readonly Target[],
  rules: readonly Rule[],
  select: readonly string[],
): readonly PlannedRule[] {
  return targets.flatMap((target) =>
    rules.flatMap((rule) => {
      const checkIds = rule
        .decides(target)
        .map((clause) => ruleCheckId(rule, target, clause))
        .filter((id) => isSelected(id, select));
      return checkIds.length === 0 ? [] : [{ target, rule, checkIds }];
    }),
  );
}

/**
 * Judges exchanges by rules, wherever they come from. One list is what one caller did: times and tasks of several lists
 * have nothing to do with each other.
 *
 * @param unseen what a clause comes to that no exchange showed anything about
 */
export function judgeByRules(
  planned: readonly PlannedRule[],
  exchanges: readonly Exchange[],
  unseen: Unseen,
): readonly Check[] {
  const seen = new Map<Target["vendor"], ReturnType<typeof seenInOrder>>();
  return planned.flatMap(({ target, rule, checkIds }) => {
    const all = seen.get(target.vendor) ?? seenInOrder(exchanges, target);
    seen.set(target.vendor, all);
    const checks = new RuleChecks(rule, target);
    const scene = sceneOf(target, all, {
      check: (clause, finding) => checks.check(clause, finding),
      cannot: (clause, reason) => checks.cannot(clause, reason),
      notApplicable: (clause, reason) => checks.notApplicable(clause, reason),
    });
    rule.judge(scene);
    return checks.all(rule.decides(target), unseen).filter(({ id }) => checkIds.includes(id));
  });
}
