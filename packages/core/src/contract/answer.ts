import * as z from "zod";
import { memo } from "./memo.js";
import type { RequestFault } from "./refusal.js";
import type { PictureFormat, Rectangle } from "./work.js";

/**
 * The shape of a vendor's answers as one tree of fields. The mock builds its answers from the tree, and both
 * readings of the contract, tolerant and strict, are derived from it: a field stands once.
 */

/** What an answer is about: a request turned away, a task just taken, one under way, one that ended. */
export type Phase = "refused" | "accepted" | "running" | "succeeded" | "failed";

/** Whether a field must, may or must not stand in an answer. */
export type Presence = "required" | "optional" | "absent";

/** What an answer can be made from. All times are milliseconds since the epoch. */
export interface AnswerFacts<R> {
  readonly phase: Phase;
  readonly operation: "submit" | "poll";
  /** Unique per answer, for vendors that number theirs; asked for by those only. */
  readonly id?: () => string;
  readonly readings: R;
  /** The values of the accepted request; empty for a refusal. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly refusal?: RefusalFacts;
  readonly task?: TaskFacts;
  /** The results, one per picture sent, by output name. */
  readonly items: readonly Readonly<Record<string, OutputFacts>>[];
}

export interface RefusalFacts {
  readonly fault: RequestFault;
  readonly code: number;
  /** Undefined where the refusal says nothing. */
  readonly message: string | undefined;
}

/** A task at one moment, as far as an answer tells of it. Times are milliseconds since the epoch. */
export interface TaskFacts {
  readonly id: string;
  /** The vendor's own number for the state or outcome. */
  readonly code: number;
  /** 0..100. */
  readonly progress: number;
  readonly createdAt: number;
  /** When processing began; absent before it did. */
  readonly processedAt?: number;
  readonly completedAt?: number;
}

/** One result of a task, as far as an answer tells of it. */
export interface OutputFacts {
  /** The link or the base64 text. */
  readonly text: string;
  readonly format: PictureFormat;
  /** In pixels, where known without rendering. */
  readonly width?: number;
  readonly height?: number;
  /** Where the subject was found in the picture that was sent, for answers that tell. */
  readonly subject?: Rectangle;
}

/**
 * A field of an answer, as data: a value, an object of fields, or a list of them. From one tree answers are built and
 * schemas derived.
 */
export type AnswerNode<C extends string, R> = AnswerLeaf<C, R> | AnswerObject<C, R> | AnswerList<C, R>;

export interface NodeBase<C extends string, R> {
  /** The clause that names the field; where only a sample, a capture or an erratum does, that clause or erratum. */
  readonly clause: C | { readonly erratum: string };
  presence(phase: Phase, readings: R): Presence;
}

export interface AnswerLeaf<C extends string, R> extends NodeBase<C, R> {
  readonly kind: "leaf";
  readonly schema: z.ZodType;
  /** `undefined` leaves an optional field out. `item` is the index within the nearest list. */
  value(facts: AnswerFacts<R>, item: number): unknown;
}

export interface AnswerObject<C extends string, R> extends NodeBase<C, R> {
  readonly kind: "object";
  readonly fields: Readonly<Record<string, AnswerNode<C, R>>>;
}

export interface AnswerList<C extends string, R> extends NodeBase<C, R> {
  readonly kind: "list";
  readonly item: AnswerNode<C, R>;
}

/** A whole answer body. */
export interface AnswerShape<C extends string, R> {
  readonly fields: Readonly<Record<string, AnswerNode<C, R>>>;
}

type AnyNode = AnswerNode<string, unknown>;

/** Builds the body of an answer: exactly the fields that the tree requires, and the optional ones that have a value. */
export function buildAnswer<R>(shape: AnswerShape<string, R>, facts: AnswerFacts<R>): Record<string, unknown> {
  return buildFields(shape.fields as Record<string, AnyNode>, facts as AnswerFacts<unknown>, 0);
}

function buildFields(fields: Readonly<Record<string, AnyNode>>, facts: AnswerFacts<unknown>, item: number) {
  const body: Record<string, unknown> = {};
  for (const [name, node] of standingFields(fields, facts.phase, facts.readings as object)) {
    const value = buildNode(node, facts, item);
    if (value !== undefined) body[name] = value;
  }
  return body;
}

type NamedNodes = readonly (readonly [name: string, node: AnyNode])[];

const standing = new WeakMap<object, WeakMap<object, Map<Phase, NamedNodes>>>();

/** The fields that stand in answers of a phase; worked out once, for all the answers under the same readings. */
function standingFields(fields: Readonly<Record<string, AnyNode>>, phase: Phase, readings: object): NamedNodes {
  const byReadings = memo(standing, fields, () => new WeakMap<object, Map<Phase, NamedNodes>>());
  const byPhase = memo(byReadings, readings, () => new Map<Phase, NamedNodes>());
  return memo(byPhase, phase, () =>
    Object.entries(fields).filter(([, node]) => node.presence(phase, readings) !== "absent"),
  );
}

function buildNode(node: AnyNode, facts: AnswerFacts<unknown>, item: number): unknown {
  if (node.kind === "leaf") return node.value(facts, item);
  if (node.kind === "object") return buildFields(node.fields, facts, item);
  return facts.items.map((_, index) => buildNode(node.item, facts, index));
}

/**
 * The strict reading of a shape in one phase: every required field there and of its type, none that is absent.
 * Unknown fields pass, so that a judge can tell "more than promised" from "wrong".
 */
export function strictAnswerSchema<R>(shape: AnswerShape<string, R>, phase: Phase, readings: R): z.ZodType {
  return objectSchema(shape.fields as Record<string, AnyNode>, (node) => node.presence(phase, readings));
}

/** The tolerant reading: no field is required but those named, unknown fields stay, types are checked where present. */
export function tolerantAnswerSchema<R>(shape: AnswerShape<string, R>): z.ZodType<Record<string, unknown>> {
  return objectSchema(shape.fields as Record<string, AnyNode>, () => "optional") as z.ZodType<Record<string, unknown>>;
}

function objectSchema(fields: Readonly<Record<string, AnyNode>>, presence: (node: AnyNode) => Presence): z.ZodType {
  const properties: Record<string, z.ZodType> = {};
  for (const [name, node] of Object.entries(fields)) {
    const wanted = presence(node);
    const schema = nodeSchema(node, presence);
    if (wanted === "required") properties[name] = schema;
    else if (wanted === "optional") properties[name] = schema.optional();
    else properties[name] = z.never().optional();
  }
  return z.looseObject(properties);
}

function nodeSchema(node: AnyNode, presence: (node: AnyNode) => Presence): z.ZodType {
  if (node.kind === "leaf") return node.schema;
  if (node.kind === "list") return z.array(nodeSchema(node.item, presence));
  return objectSchema(node.fields, presence);
}

/** Fields in the order of their names, as samples and captures show them. */
export function inAlphabeticalOrder<N>(fields: Readonly<Record<string, N>>): Readonly<Record<string, N>> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every field of a shape with its path, objects and lists included. */
export function* answerFields<C extends string, R>(
  fields: Readonly<Record<string, AnswerNode<C, R>>>,
  prefix = "",
): Generator<{ path: string; node: AnswerNode<C, R> }> {
  for (const [name, node] of Object.entries(fields)) {
    const path = `${prefix}${name}`;
    yield { path, node };
    if (node.kind === "object") yield* answerFields(node.fields, `${path}.`);
    if (node.kind === "list" && node.item.kind === "object") yield* answerFields(node.item.fields, `${path}[].`);
  }
}

/** When a field stands in an answer: by phase, or by phase and reading. */
export type When<R> = Partial<Record<Phase, Presence>> | ((phase: Phase, readings: R) => Presence);

/**
 * The answer-field builders of one vendor.
 *
 * @example
 * const answer = answerNodes<keyof typeof clauses, R>();
 * const progress = answer.leaf({
 *   clause: "acme.response.progress", schema: z.int(), when: { running: "required", succeeded: "required" },
 *   value: (facts) => facts.task?.progress,
 * });
 */
export function answerNodes<C extends string, R>() {
  const presence = (when: When<R>) => (phase: Phase, readings: R) =>
    typeof when === "function" ? when(phase, readings) : (when[phase] ?? "absent");
  return {
    leaf: (options: {
      clause: C | { readonly erratum: string };
      schema: z.ZodType;
      when: When<R>;
      value: (facts: AnswerFacts<R>, item: number) => unknown;
    }): AnswerLeaf<C, R> => ({
      kind: "leaf",
      clause: options.clause,
      schema: options.schema,
      presence: presence(options.when),
      value: options.value,
    }),
    object: (options: {
      clause: C | { readonly erratum: string };
      when: When<R>;
      fields: Readonly<Record<string, AnswerNode<C, R>>>;
    }): AnswerObject<C, R> => ({
      kind: "object",
      clause: options.clause,
      presence: presence(options.when),
      fields: options.fields,
    }),
    list: (options: {
      clause: C | { readonly erratum: string };
      when: When<R>;
      item: AnswerNode<C, R>;
    }): AnswerList<C, R> => ({
      kind: "list",
      clause: options.clause,
      presence: presence(options.when),
      item: options.item,
    }),
  };
}
