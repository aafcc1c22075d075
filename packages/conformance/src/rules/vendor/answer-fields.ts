import { type AnswerNode, type AnswerShape, answerFields, type Phase, strictAnswerSchema } from "@graycard/core";
import type * as z from "zod";
import type { Target } from "../../scenario.js";
import { binding } from "../binding.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import { describeSeen, isBinary, isSure, phaseOf, type Seen } from "../seen.js";
import { shownValue, valueAt } from "../values-at.js";

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
    const schemas = new Map<Phase, z.ZodType>();
    for (const { isLacking, exchange } of scene.own) {
      if (!isLacking || exchange.operation === "fetch-result") continue;
      for (const clause of this.decides(scene.target))
        scene.cannot(clause, `${exchange.id} has no body in the recording.`);
    }
    for (const seen of scene.answers) {
      const phase = phaseOf(seen, scene.target.endpoint.routes.poll !== undefined);
      if (!phase || isBinary(seen) || isOfAnotherLayer(scene.target, seen)) continue;
      const shape = shapeOf(scene.target, phase);
      const schema = schemas.get(phase) ?? strictAnswerSchema(shape, phase, scene.target.readings as never);
      schemas.set(phase, schema);
      judgeAnswer(scene, seen, { phase, shape, schema });
    }
  },
});

interface Field {
  readonly path: string;
  readonly node: AnswerNode<string, never>;
}

interface Contract {
  readonly phase: Phase;
  readonly shape: AnswerShape<string, never>;
  readonly schema: z.ZodType;
}

function fieldsOf(shape: AnswerShape<string, never>): readonly Field[] {
  return [...answerFields(shape.fields)];
}

function shapeOf({ vendor, endpoint }: Target, phase: Phase): AnswerShape<string, never> {
  return phase === "refused" ? vendor.refusedAnswer : endpoint.answer;
}

/** Judges each field of one answer; a field inside of one that is not there is judged by that one. */
function judgeAnswer(scene: Scene, seen: Seen, { phase, shape, schema }: Contract): void {
  const announced = scene.target;
  const isCertain = seen.reading !== undefined && isSure(seen.reading);
  const parsed = schema.safeParse(seen.json ?? null);
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path }) => path);
  for (const { path, node } of fieldsOf(shape)) {
    const [clause] = binding(announced, [node.clause]);
    if (clause === undefined) continue;
    const steps = path.replaceAll("[]", ".[]").split(".");
    const issue = issues.find((each) => isAt(each, steps));
    const presence = node.presence(phase, announced.readings as never);
    if (presence === "absent" && (!issue || !isCertain)) continue;
    // A task whose state is not told may have ended either way.
    const isOpen = seen.reading?.phase === "accepted" && phase === "succeeded";
    if (isOpen && node.presence("failed", announced.readings as never) !== "required") continue;
    scene.check(clause, {
      title: `has ${path} as documented`,
      ok: issue === undefined,
      expected:
        presence === "absent"
          ? `no ${path} in an answer that is ${phase}`
          : `${path} (${presence}), of the documented type, in an answer that is ${phase}`,
      actual: issue ? `${shown(seen, issue, path)} (${describeSeen(seen)})` : `${path} is as documented`,
      shownBy: [seen],
    });
  }
}

/** An issue is a field's own when it is at the field, or at something the field is a part of. */
function isAt(issue: readonly PropertyKey[], field: readonly string[]): boolean {
  return (
    issue.length <= field.length &&
    issue.every((step, index) => step === field[index] || (typeof step === "number" && field[index] === "[]"))
  );
}

function shown({ json }: Seen, issue: readonly PropertyKey[], path: string): string {
  if (json === undefined) return "an answer that is not JSON";
  const at = issue.map(String).join(".");
  return at === "" ? `an answer that is ${shownValue(json)}` : `${path}: ${shownValue(valueAt(json, at))}`;
}
