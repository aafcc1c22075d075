import type { AnswerNode, Phase, Presence } from "../contract/answer.js";

/** The way to a field of a body: names of objects, positions in lists. */
export type FieldPath = readonly (string | number)[];

type Nodes = Readonly<Record<string, AnswerNode<string, never>>>;

/** The paths of the fields that have a presence, as far as the body has what surrounds them. */
export function* pathsOf(
  nodes: Nodes,
  body: unknown,
  wanted: Presence,
  phase: Phase,
  readings: never,
  at: FieldPath = [],
): Generator<FieldPath> {
  if (typeof body !== "object" || body === null) return;
  for (const [name, node] of Object.entries(nodes)) {
    const path = [...at, name];
    const presence = node.presence(phase, readings);
    if (presence === wanted) yield path;
    if (presence !== "absent") yield* below(node, Reflect.get(body, name), wanted, phase, readings, path);
  }
}

function* below(
  node: AnswerNode<string, never>,
  value: unknown,
  wanted: Presence,
  phase: Phase,
  readings: never,
  path: FieldPath,
): Generator<FieldPath> {
  if (node.kind === "object") yield* pathsOf(node.fields, value, wanted, phase, readings, path);
  if (node.kind !== "list" || !Array.isArray(value)) return;
  for (const [index, item] of value.entries()) {
    yield* below(node.item, item, wanted, phase, readings, [...path, index]);
  }
}

/** A copy of a body without the field at a path. */
export function without(body: unknown, path: FieldPath): unknown {
  const copy = structuredClone(body);
  Reflect.deleteProperty(surrounding(copy, path), path.at(-1) ?? "");
  return copy;
}

/** A copy of a body with another value at a path. */
export function withValue(body: unknown, path: FieldPath, value: unknown): unknown {
  const copy = structuredClone(body);
  Reflect.set(surrounding(copy, path), path.at(-1) ?? "", value);
  return copy;
}

function surrounding(body: unknown, path: FieldPath): object {
  const found = path.slice(0, -1).reduce<unknown>((node, step) => Reflect.get(node as object, step), body);
  if (typeof found !== "object" || found === null) throw new TypeError(`Nothing surrounds ${path.join(".")}.`);
  return found;
}
