import type { AnswerRewrite, retypings } from "../faults/bends.js";

type Retyping = (typeof retypings)[number];

/** An answer after the rewrites that faults asked for. */
export interface RewrittenAnswer {
  readonly body: Record<string, unknown>;
  readonly text?: string;
  readonly status?: number;
  readonly contentType?: string;
  /** The rewrites that changed something. */
  readonly rewrote: readonly AnswerRewrite[];
}

/** Applies rewrites to a body, in order; a path that leads nowhere is left alone. */
export function rewriteJson(body: Record<string, unknown>, rewrites: readonly AnswerRewrite[]): RewrittenAnswer {
  let result: RewrittenAnswer = { body, rewrote: [] };
  for (const rewrite of rewrites) {
    const copy = structuredClone(result.body);
    for (const [path, value] of Object.entries(rewrite.set ?? {})) visit(copy, path, (at, key) => set(at, key, value));
    for (const path of rewrite.remove ?? []) visit(copy, path, (at, key) => Reflect.deleteProperty(at, key));
    const body = rewrite.retype ? retyped(copy, rewrite.retype) : copy;
    result = {
      ...result,
      body,
      rewrote: JSON.stringify(body) === JSON.stringify(result.body) ? result.rewrote : [...result.rewrote, rewrite],
      ...(rewrite.text === undefined ? {} : { text: rewrite.text }),
      ...(rewrite.status === undefined ? {} : { status: rewrite.status }),
      ...(rewrite.contentType === undefined ? {} : { contentType: rewrite.contentType }),
    };
  }
  return result;
}

/** The field at a path, or every number, as another type. */
function retyped(
  body: Record<string, unknown>,
  { path, to }: NonNullable<AnswerRewrite["retype"]>,
): Record<string, unknown> {
  if (path === undefined) return withNumbersAs(body, to) as Record<string, unknown>;
  visit(body, path, (at, key) => {
    if (Object.hasOwn(at, key)) set(at, key, asType(Reflect.get(at, key), to));
  });
  return body;
}

function withNumbersAs(value: unknown, to: Retyping): unknown {
  if (typeof value === "number") return asType(value, to);
  if (Array.isArray(value)) return value.map((item) => withNumbersAs(item, to));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withNumbersAs(item, to)]));
}

/** A value as careless encoders write it under another type. */
function asType(value: unknown, to: Retyping): unknown {
  if (to === "string") return typeof value === "object" ? JSON.stringify(value) : String(value);
  if (to === "number") return Number.isNaN(Number(value)) ? 0 : Number(value);
  if (to === "boolean") return Boolean(value);
  if (to === "null") return null;
  return to === "array" ? [value] : { value };
}

function set(at: object, key: string, value: unknown): void {
  Object.defineProperty(at, key, { value, writable: true, enumerable: true, configurable: true });
}

function visit(root: object, path: string, act: (at: object, key: string) => void): void {
  const steps = path.split(/[.\][]+/).filter((step) => step !== "");
  const last = steps.pop();
  let at: unknown = root;
  // Own properties only: a path leads through the answer, never to the prototype that all objects share.
  for (const step of steps) {
    at = typeof at === "object" && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined;
  }
  if (last !== undefined && typeof at === "object" && at !== null) act(at, last);
}
