import type { AnswerFacts, AnswerNode, AnswerShape, OutputFacts, Presence, Readings } from "@graycard/core";
import type { AnsweredRefusal, AnsweredTask, Cited, Evidence } from "./evidence.js";

/** A field that stands in an answer. */
export interface StandingField {
  readonly path: string;
  readonly clause: Cited;
  readonly presence: Presence;
}

type Node = AnswerNode<string, Readings>;
type Facts = AnswerFacts<Readings>;

/** The fields that an answer about a task has under some readings, objects and lists included. */
export function taskFields(
  { endpoint, operation }: Evidence,
  answered: AnsweredTask,
  readings: Readings,
): readonly StandingField[] {
  if (!endpoint || isBinary(answered, operation)) return [];
  const { phase, code, outputs } = answered;
  const task = { id: "-", code, progress: 0, createdAt: 0, processedAt: 0, completedAt: 0 };
  const facts: Facts = {
    phase,
    operation: operation === "poll" ? "poll" : "submit",
    id: () => "-",
    readings,
    values: {},
    task,
    items: phase === "succeeded" ? [outputsOf(endpoint.results, outputs)] : [],
  };
  return standing(endpoint.answer, facts);
}

/** Whether the answer is the picture itself, which has no fields. */
function isBinary({ phase, delivery }: AnsweredTask, operation: Evidence["operation"]): boolean {
  return operation === "submit" && phase === "succeeded" && delivery.form === "binary";
}

/** The fields of a refusal in the vendor's ordinary form. */
export function refusalFields(
  { vendor, operation }: Evidence,
  { fault }: AnsweredRefusal,
  readings: Readings,
): readonly StandingField[] {
  const { code, message, body } = vendor.refusal(fault, readings as never);
  if (body === "none") return [];
  return standing(vendor.refusedAnswer, {
    phase: "refused",
    operation: operation === "poll" ? "poll" : "submit",
    id: () => "-",
    readings,
    values: {},
    refusal: { fault, code, message },
    items: [],
  });
}

/** Results as answers tell of them; whether a field stands does not depend on what they are like. */
function outputsOf(
  results: readonly { readonly output: string }[],
  wanted: readonly string[] | undefined,
): Record<string, OutputFacts> {
  const told = { text: "-", format: "png", width: 1, height: 1, subject: { x: 0, y: 0, width: 1, height: 1 } } as const;
  const names = results.map(({ output }) => output).filter((name) => wanted?.includes(name) ?? true);
  return Object.fromEntries(names.map((name) => [name, told]));
}

function standing(shape: AnswerShape<string, never>, facts: Facts): readonly StandingField[] {
  return [...standingIn(shape.fields as unknown as Readonly<Record<string, Node>>, facts, "")];
}

function* standingIn(fields: Readonly<Record<string, Node>>, facts: Facts, prefix: string): Generator<StandingField> {
  for (const [name, node] of Object.entries(fields)) {
    const presence = node.presence(facts.phase, facts.readings);
    if (presence !== "absent") yield* standingNode(node, facts, `${prefix}${name}`, presence);
  }
}

function* standingNode(node: Node, facts: Facts, path: string, presence: Presence): Generator<StandingField> {
  if (node.kind === "leaf" && node.value(facts, 0) === undefined) return;
  yield { path, clause: node.clause, presence };
  if (node.kind === "object") yield* standingIn(node.fields, facts, `${path}.`);
  // Items are alike.
  if (node.kind === "list" && node.item.kind === "object") yield* standingIn(node.item.fields, facts, `${path}[].`);
}
