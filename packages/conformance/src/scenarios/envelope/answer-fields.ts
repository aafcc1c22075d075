import { type AnswerNode, type AnswerShape, answerFields, type Phase } from "@graycard/core";
import { answerContract } from "../../answer-contract.js";
import type { Answer } from "../../conversation.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { brokenPicture } from "../broken-picture.js";
import { describe } from "../judge.js";

type Node = AnswerNode<string, never>;

/** The fields of all answers of an endpoint that a clause names, by path. */
function namedFields({ vendor, endpoint }: Target): ReadonlyMap<string, { node: Node; clause: string }> {
  const fields = new Map<string, { node: Node; clause: string }>();
  // The endpoint's own words for a field go before the vendor's.
  for (const shape of [vendor.refusedAnswer, endpoint.answer]) {
    for (const { path, node } of answerFields(shape.fields)) {
      if (typeof node.clause === "string") fields.set(path, { node, clause: node.clause });
    }
  }
  return fields;
}

/** Every field that a document names is there in the answers that have it, of its type, and nowhere else. */
export const answerFieldsScenario = defineScenario({
  id: "answer-fields",
  area: "envelope",
  decides: (target) => clausesOf([...namedFields(target).values()].map(({ clause }) => clause)),
  async run(trial) {
    const { target } = trial;
    const refused = await trial.send({});
    judge(trial, target.vendor.refusedAnswer, "refused", refused);
    const broken = await brokenPicture(trial);
    judge(trial, target.endpoint.answer, "failed", await trial.submit(broken, { wishes: { mode: "sync" } }));
    const picture = await trial.picture();
    judge(trial, target.endpoint.answer, "succeeded", await trial.submit(picture, { wishes: { mode: "sync" } }));
    if (!target.endpoint.routes.poll) return;
    const [accepted, ...polled] = await trial.finish(await trial.submit(picture, { wishes: { mode: "async" } }));
    judge(trial, target.endpoint.answer, "accepted", accepted);
    for (const answer of polled) {
      const { phase } = answer.reading;
      if (phase === "running" || phase === "succeeded") judge(trial, target.endpoint.answer, phase, answer);
    }
  },
});

/** Judges each field of one answer. */
function judge(trial: Trial, shape: AnswerShape<string, never>, phase: Phase, answer: Answer): void {
  const contract = answerContract(shape, phase, trial.target.readings as never);
  for (const { node, presence, actual, ...finding } of contract(answer.json)) {
    if (typeof node.clause !== "string" || (finding.ok && presence === "absent")) continue;
    const shownBy = [answer];
    trial.check(node.clause, { ...finding, actual: finding.ok ? actual : `${actual} (${describe(answer)})`, shownBy });
  }
}
