import { type AnswerNode, answerFields, type Phase } from "@graycard/core";
import type { Target } from "../../scenario.js";
import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { answerFieldsScenario } from "./answer-fields.js";

const phases: readonly Phase[] = ["refused", "accepted", "running", "succeeded", "failed"];

interface Named {
  readonly path: string;
  readonly steps: readonly string[];
  readonly node: AnswerNode<string, never>;
  readonly clause: string;
}

function namedFields({ vendor, endpoint }: Target): readonly Named[] {
  const shapes = [vendor.refusedAnswer, endpoint.answer];
  const all = shapes.flatMap((shape) => [...answerFields(shape.fields)]);
  const byPath = new Map(all.map((each) => [each.path, each.node]));
  return [...byPath].flatMap(([path, node]) => {
    const steps = path.replaceAll("[]", ".0").split(".");
    return typeof node.clause === "string" ? [{ path, steps, node, clause: node.clause }] : [];
  });
}

/** A field that some answer must have is left out; one that never has to be there is given another type. */
function twinOf(target: Target, field: Named, all: readonly Named[]): Twin {
  const path = field.steps.join(".");
  const needed = phases.some((phase) => field.node.presence(phase, target.readings as never) === "required");
  // What is inside of a field goes with it.
  const inside = all.filter(({ steps }) => field.steps.every((step, index) => step === steps[index]));
  const required = inside.filter(({ node }) =>
    phases.some((phase) => node.presence(phase, target.readings as never) !== "absent"),
  );
  return needed
    ? {
        when: `leaves out ${field.path}`,
        faults: [{ fault: "rewrite-answer", with: { remove: [path] } }],
        fails: required.map(({ clause }) => clause),
      }
    : {
        when: `gives ${field.path} another type`,
        faults: [{ fault: "rewrite-answer", with: { set: { [path]: { graycard: "another type" } } } }],
        fails: [field.clause],
      };
}

describeScenario(answerFieldsScenario, (target) => {
  const all = namedFields(target);
  return all.map((field) => twinOf(target, field, all));
});
