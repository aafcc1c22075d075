import type { AnswerLeaf, AnswerNode, Phase } from "../contract/answer.js";
import { isTerminal } from "../task/state.js";
import { answerFacts } from "./answer-facts.js";
import { citedInProse, citing, saidBy } from "./cite.js";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.js";
import { sentence } from "./prose.js";
import type { Subject } from "./subject.js";

type Node = AnswerNode<string, never>;
type Fields = Readonly<Record<string, Node>>;

/**
 * The answers of one phase. Fields that the edition counts on are required, each that is there has its type, and fields
 * that nobody has heard of pass: a vendor may add some at any time. The numbers that tell one phase from another are
 * held to it, so that an answer does not pass as one of another phase that asks for less.
 */
export function answerSchema(subject: Subject, fields: Fields, phase: Phase): JsonSchema {
  return objectSchema(subject, fields, phase);
}

function objectSchema(subject: Subject, fields: Fields, phase: Phase): JsonSchema {
  const presence = (node: Node) => node.presence(phase, subject.readings);
  const standing = Object.entries(fields).filter(([, node]) => presence(node) !== "absent");
  const required = standing.filter(([, node]) => presence(node) === "required").map(([name]) => name);
  return {
    type: "object",
    properties: {
      ...Object.fromEntries(standing.map(([name, node]) => [name, nodeSchema(subject, node, phase)])),
      ...absentState(subject, fields, phase),
    },
    ...(required.length > 0 ? { required } : {}),
  };
}

function nodeSchema(subject: Subject, node: Node, phase: Phase): JsonSchema {
  const notes = {
    description: `${sentence(saidBy(subject, node.clause))} (${citedInProse(node.clause)})`,
    ...citing(subject, node.clause),
  };
  if (node.kind === "object") return { ...objectSchema(subject, node.fields, phase), ...notes };
  if (node.kind === "list") return { type: "array", items: nodeSchema(subject, node.item, phase), ...notes };
  return { ...jsonSchemaOf(node.schema), ...numbersOf(subject, node, phase), ...notes };
}

/** Two numbers that no vendor uses, to see whether a field follows what it is given. */
const probes = [987_654_321, 123_456_789] as const;

/** Whether a field of answers of a phase carries the number of the refusal, or of the task's state. */
function carriesNumber(subject: Subject, node: Node, phase: Phase): boolean {
  return (
    node.kind === "leaf" &&
    node.presence(phase, subject.readings) !== "absent" &&
    probes.every((code) => node.value(answerFacts(subject, phase, { code }), 0) === code)
  );
}

/** What a number in an answer may be, where it tells the phase. */
function numbersOf(subject: Subject, node: AnswerLeaf<string, never>, phase: Phase): JsonSchema {
  if (phase === "refused") {
    const accepted = numberOfAccepted(subject, node);
    return accepted === undefined || !carriesNumber(subject, node, "refused") ? {} : { not: { const: accepted } };
  }
  const constant = carriesNumber(subject, node, "refused") ? numberOfAccepted(subject, node) : undefined;
  if (constant !== undefined) return { const: constant };
  if (!carriesNumber(subject, node, phase)) return {};
  const others = codesOf(subject, (of) => of !== phase);
  if (phase === "succeeded") return { enum: codesOf(subject, (of) => of === phase) };
  return others.length === 0 ? {} : { not: { enum: others } };
}

/** What stands in answers that are no refusal where refusals have their number; undefined where there is no such thing. */
export function numberOfAccepted(subject: Subject, node: Node): unknown {
  if (node.kind !== "leaf" || node.presence("succeeded", subject.readings) === "absent") return undefined;
  const [first, second] = probes.map((code) => node.value(answerFacts(subject, "succeeded", { code }), 0));
  return first === second && typeof first === "number" ? first : undefined;
}

function codesOf({ vendor }: Subject, isWanted: (phase: Phase) => boolean): readonly number[] {
  return Object.entries(vendor.states.rows)
    .filter(([, { state }]) => isWanted(isTerminal(state) ? state : "running"))
    .map(([code]) => Number(code));
}

/** An answer that only takes a task on has no state: with one, it is an answer about a task. */
function absentState(subject: Subject, fields: Fields, phase: Phase): Readonly<Record<string, JsonSchema>> {
  if (phase !== "accepted") return {};
  const states = Object.entries(fields).filter(
    ([, node]) => node.presence("accepted", subject.readings) === "absent" && carriesNumber(subject, node, "running"),
  );
  return Object.fromEntries(states.map(([name]) => [name, { not: {}, description: "Only in answers about a task." }]));
}
