import type { AnswerRewrite } from "../faults/bends.js";

/** An answer after the rewrites that faults asked for. */
export interface RewrittenAnswer {
  readonly body: Record<string, unknown>;
  readonly text?: string;
  readonly status?: number;
  readonly contentType?: string;
}

/** Applies rewrites to a body, in order; a path that leads nowhere is left alone. */
export function rewriteJson(body: Record<string, unknown>, rewrites: readonly AnswerRewrite[]): RewrittenAnswer {
  let result: RewrittenAnswer = { body };
  for (const rewrite of rewrites) {
    const copy = structuredClone(result.body);
    for (const [path, value] of Object.entries(rewrite.set ?? {})) visit(copy, path, (at, key) => set(at, key, value));
    for (const path of rewrite.remove ?? []) visit(copy, path, (at, key) => Reflect.deleteProperty(at, key));
    result = {
      ...result,
      body: copy,
      ...(rewrite.text === undefined ? {} : { text: rewrite.text }),
      ...(rewrite.status === undefined ? {} : { status: rewrite.status }),
      ...(rewrite.contentType === undefined ? {} : { contentType: rewrite.contentType }),
    };
  }
  return result;
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
