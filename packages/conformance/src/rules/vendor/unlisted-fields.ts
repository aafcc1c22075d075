import { type AnswerNode, answerFields, type Phase } from "@graycard/core";
import { binding } from "../../binding.js";
import type { Target } from "../../scenario.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { defineRule } from "../rule.js";
import { describeSeen, phaseOf } from "../seen.js";

/** Answers have no fields that no document names. One more breaks nobody, so that it is only warned of. */
export const unlistedFields = defineRule({
  id: "unlisted-fields",
  side: "vendor",
  decides: (target) => binding(target, Object.values(target.vendor.invariants.unlistedFields ?? {}).flat()),
  judge(scene) {
    const { target, answers } = scene;
    const known = {
      refused: namesOf(target.vendor.refusedAnswer.fields),
      other: namesOf(target.endpoint.answer.fields),
    };
    for (const seen of answers) {
      const phase = phaseOf(seen, target.endpoint.routes.poll !== undefined);
      if (!phase || seen.json === undefined || isOfAnotherLayer(target, seen)) continue;
      const surplus = surplusIn(seen.json, phase === "refused" ? known.refused : known.other);
      scene.check(clauseFor(target, phase), {
        title: "has no field that no document names",
        ok: surplus.length === 0,
        mild: true,
        expected: "only fields that a document names",
        actual: surplus.length === 0 ? "no other field" : `${surplus.slice(0, 5).join(", ")} (${describeSeen(seen)})`,
        shownBy: [seen],
      });
    }
  },
});

function clauseFor(target: Target, phase: Phase): string | undefined {
  return binding(target, [target.vendor.invariants.unlistedFields?.[phase]].flat())[0];
}

/** The paths of all fields; what is inside of one without fields of its own is its own business. */
function namesOf(fields: Readonly<Record<string, AnswerNode<string, never>>>): ReadonlyMap<string, boolean> {
  return new Map([...answerFields(fields)].map(({ path, node }) => [path, node.kind !== "leaf"]));
}

function surplusIn(json: unknown, known: ReadonlyMap<string, boolean>, at = ""): readonly string[] {
  if (Array.isArray(json)) return [...new Set(json.flatMap((item) => surplusIn(item, known, at)))];
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) => {
    const path = `${at}${name}`;
    const isOpen = known.get(path);
    if (isOpen === undefined) return [path];
    return isOpen ? surplusIn(value, known, Array.isArray(value) ? `${path}[].` : `${path}.`) : [];
  });
}
