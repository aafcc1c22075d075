import { type AnswerNode, answerFields, type Phase } from "@graycard/core";
import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { answerFieldsRule } from "./answer-fields.js";

const phases: readonly Phase[] = ["refused", "accepted", "running", "succeeded", "failed"];

interface Named {
  readonly steps: readonly string[];
  readonly node: AnswerNode<string, never>;
  readonly clause: string;
}

describeRule(answerFieldsRule, (target) => {
  const { vendor, endpoint, readings } = target;
  const decided = answerFieldsRule.decides(target);
  const fields = [vendor.refusedAnswer, endpoint.answer].flatMap((shape) => [...answerFields(shape.fields)]);
  const byPath = new Map(fields.map(({ path, node }) => [path, node]));
  const all = [...byPath].flatMap(([path, node]): readonly Named[] =>
    typeof node.clause === "string" && decided.includes(node.clause)
      ? [{ steps: path.replaceAll("[]", ".0").split("."), node, clause: node.clause }]
      : [],
  );
  // Without data nothing tells the end of a task from its beginning: only what all of its answers have is missed.
  const shows = ({ node }: Named, path: string) =>
    path !== "data" ||
    !endpoint.routes.poll ||
    (["running", "accepted"] as const).some((phase) => node.presence(phase, readings as never) !== "absent");
  return all.map(({ steps, node, clause }) => {
    const path = steps.join(".");
    const stands = (each: Named) => phases.some((phase) => each.node.presence(phase, readings as never) !== "absent");
    const inside = all.filter((each) => steps.every((step, index) => step === each.steps[index]) && stands(each));
    const needed = phases.some((phase) => node.presence(phase, readings as never) === "required");
    return needed
      ? {
          when: `${path} is left out`,
          change: (exchanges) => rewritten(exchanges, { vendor, remove: [path] }),
          fails: inside.filter((each) => shows(each, path)).map((each) => each.clause),
        }
      : {
          when: `${path} has another type`,
          change: (exchanges) => rewritten(exchanges, { vendor, set: { [path]: { graycard: "another type" } } }),
          fails: [clause],
        };
  });
});
