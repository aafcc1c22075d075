import {
  type AnswerNode,
  type AnswerShape,
  answerFields,
  type Phase,
  propertyOf,
  strictAnswerSchema,
} from "@graycard/core";
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

/** Judges each field of one answer; a field inside of one that is not there is judged by that one. */
function judge(trial: Trial, shape: AnswerShape<string, never>, phase: Phase, answer: Answer): void {
  const { readings } = trial.target;
  const schema = strictAnswerSchema(shape, phase, readings as never);
  const parsed = schema.safeParse(answer.json ?? null);
  const issues = parsed.success ? [] : parsed.error.issues;
  for (const { path, node } of answerFields(shape.fields)) {
    if (typeof node.clause !== "string") continue;
    const presence = node.presence(phase, readings as never);
    const steps = path.replaceAll("[]", ".0").split(".");
    const issue = issues.find((each) => isAt(each.path.map(String), steps));
    if (!issue && presence === "absent") continue;
    trial.check(node.clause, {
      title: `has ${path} as documented`,
      ok: issue === undefined,
      expected:
        presence === "absent"
          ? `no ${path} in an answer that is ${phase}`
          : `${path} (${presence}), of the documented type, in an answer that is ${phase}`,
      actual: issue ? `${shown(answer.json, steps)} (${describe(answer)})` : `${path} is as documented`,
      shownBy: [answer],
    });
  }
}

/** An issue is a field's own when it is at the field, or at something the field is a part of. */
function isAt(issue: readonly string[], field: readonly string[]): boolean {
  return issue.length <= field.length && issue.every((step, index) => step === field[index]);
}

/** What stands at a field, shortened; or that nothing does. */
function shown(json: unknown, steps: readonly string[]): string {
  const value = steps.reduce(propertyOf, json);
  if (value === undefined) return json === undefined ? "an answer that is not JSON" : `no ${steps.join(".")}`;
  const text = JSON.stringify(value);
  return `${steps.join(".")}: ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`;
}
