import { type AnswerNode, type AnswerShape, answerFields, type Phase } from "@graycard/core";
import { type AnswerContract, answerContract } from "../../answer-contract.js";
import { binding } from "../../binding.js";
import type { Target } from "../../scenario.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import { describeSeen, isBinary, isSure, phaseOf, type Seen } from "../seen.js";

/** Every field that a document names is there in the answers that have it, of its type, and nowhere else. */
export const answerFieldsRule = defineRule({
  id: "answer-fields",
  side: "vendor",
  decides: (target) =>
    binding(
      target,
      [...fieldsOf(target.vendor.refusedAnswer), ...fieldsOf(target.endpoint.answer)].map(({ node }) => node.clause),
    ),
  judge(scene) {
    const contracts = new Map<Phase, AnswerContract>();
    for (const { isLacking, exchange } of scene.own) {
      if (!isLacking || exchange.operation === "fetch-result") continue;
      for (const clause of this.decides(scene.target))
        scene.cannot(clause, `${exchange.id} has no body in the recording.`);
    }
    for (const seen of scene.answers) {
      const phase = phaseOf(seen, scene.target.endpoint.routes.poll !== undefined);
      if (!phase || isBinary(seen) || isOfAnotherLayer(scene.target, seen)) continue;
      const readings = scene.target.readings as never;
      const contract = contracts.get(phase) ?? answerContract(shapeOf(scene.target, phase), phase, readings);
      contracts.set(phase, contract);
      judgeAnswer(scene, seen, phase, contract);
    }
  },
});

interface Field {
  readonly path: string;
  readonly node: AnswerNode<string, never>;
}

function fieldsOf(shape: AnswerShape<string, never>): readonly Field[] {
  return [...answerFields(shape.fields)];
}

function shapeOf({ vendor, endpoint }: Target, phase: Phase): AnswerShape<string, never> {
  return phase === "refused" ? vendor.refusedAnswer : endpoint.answer;
}

/** Judges each field of one answer. */
function judgeAnswer(scene: Scene, seen: Seen, phase: Phase, contract: AnswerContract): void {
  const { target } = scene;
  const isCertain = seen.reading !== undefined && isSure(seen.reading);
  // A task whose state is not told may have ended either way.
  const isOpen = seen.reading?.phase === "accepted" && phase === "succeeded";
  for (const { node, presence, actual, ...finding } of contract(seen.json)) {
    const [clause] = binding(target, [node.clause]);
    if (clause === undefined) continue;
    if (presence === "absent" && (finding.ok || !isCertain)) continue;
    if (isOpen && node.presence("failed", target.readings as never) !== "required") continue;
    const shownBy = [seen];
    scene.check(clause, { ...finding, actual: finding.ok ? actual : `${actual} (${describeSeen(seen)})`, shownBy });
  }
}
