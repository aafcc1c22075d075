import { type AnswerFacts, type AnswerShape, buildAnswer, type OutputFacts, type WorkPlan } from "@graycard/core";
import { linkSigners } from "../links/verify-link.js";
import { renderTask } from "../media/render-task.js";
import type { Task, TaskView } from "../tasks/task.js";
import { rewriteJson } from "./rewrite-json.js";
import { endpointOf, type Reply, type Turn } from "./turn.js";

const contentTypes: Readonly<Record<string, string>> = { jpg: "image/jpeg", png: "image/png", webp: "image/webp" };

/** The content type of a picture format. */
export function contentTypeOf(format: string): string {
  return contentTypes[format] ?? "application/octet-stream";
}

/** Puts a reply into the vendor's words. */
export async function respond(turn: Turn, reply: Reply): Promise<Response> {
  if (reply.kind === "refused") return respondRefused(turn, reply);
  const operation = turn.operation === "poll" ? "poll" : "submit";
  const shape = endpointOf(turn).answer;
  const base = { operation, readings: turn.readings as never, values: reply.task.values } as const;
  if (reply.kind === "accepted") {
    const task = { id: reply.task.id, code: 0, progress: 0, createdAt: reply.task.createdAt };
    return json(turn, shape, { ...base, phase: "accepted", task, items: [] }, 200);
  }
  const { task, view } = reply;
  if (view.phase === "succeeded" && task.delivery.form === "binary" && operation === "submit") {
    return respondBinary(turn, task, view);
  }
  const items = view.phase === "succeeded" ? await outputs(turn, task, view.plans) : [];
  const status = view.phase === "failed" ? turn.vendor.failedHttpStatus(view.facts.code, turn.readings as never) : 200;
  return json(turn, shape, { ...base, phase: view.phase, task: view.facts, items }, status);
}

function respondRefused(turn: Turn, reply: Extract<Reply, { kind: "refused" }>): Response {
  const refusal = turn.vendor.refusal(reply.fault, turn.readings as never);
  const message = reply.message ?? refusal.message;
  const facts: AnswerFacts<never> = {
    phase: "refused",
    operation: turn.operation === "poll" ? "poll" : "submit",
    readings: turn.readings as never,
    values: {},
    refusal: { fault: reply.fault, code: refusal.code, message },
    items: [],
  };
  return json(turn, turn.vendor.refusedAnswer, facts, refusal.httpStatus, refusal.headers);
}

async function respondBinary(turn: Turn, task: Task, view: TaskView): Promise<Response> {
  const rendered = await renderTask(task, view.plans, 0);
  const bytes = rendered[task.delivery.binaryOutput ?? "image"] ?? new Uint8Array();
  const format = view.plans[0]?.format ?? "jpg";
  const headers = { ...vendorHeaders(turn), "content-type": contentTypeOf(format) };
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status: 200, headers });
}

/** Links are signed anew at every answer; text is rendered for it. */
async function outputs(
  turn: Turn,
  task: Task,
  plans: readonly WorkPlan[],
): Promise<readonly Readonly<Record<string, OutputFacts>>[]> {
  return Promise.all(
    plans.map(async (plan, item) => {
      const size = task.resultSize(plan, item);
      const texts = task.delivery.form === "link" ? linksOf(turn, task, plan, item) : await base64Of(task, plans, item);
      return Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name, { text, format: plan.format, ...size }]),
      );
    }),
  );
}

function linksOf(turn: Turn, task: Task, plan: WorkPlan, item: number): Record<string, string> {
  const links: Record<string, string> = {};
  for (const { output, path } of task.endpoint.results) {
    if (plan.work === "cutout" && !plan.outputs.some((each) => each === output)) continue;
    links[output] = signedLink(turn, path(task.id, item, plan.format));
  }
  return links;
}

function signedLink(turn: Turn, path: string): string {
  const form = turn.vendor.links.form(turn.readings as never);
  const lifeMs = turn.limits.linkLifeMs ?? 3_600_000;
  const signedAt = turn.session.clock.now();
  const query = linkSigners[form].sign({ path, key: turn.mock.linkKey(turn.vendor), signedAt, lifeMs });
  return `${turn.mock.publicUrl ?? turn.url.origin}${path}?${query}`;
}

async function base64Of(task: Task, plans: readonly WorkPlan[], item: number): Promise<Record<string, string>> {
  const rendered = await renderTask(task, plans, item);
  return Object.fromEntries(
    Object.entries(rendered).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]),
  );
}

function json(
  turn: Turn,
  shape: AnswerShape<string, never>,
  facts: AnswerFacts<never>,
  status: number,
  extra: Readonly<Record<string, string>> = {},
): Response {
  const { vendor, readings } = turn;
  const style = vendor.json;
  const body = buildAnswer(shape, facts);
  const rewritten = rewriteJson(body, turn.bends.rewrites);
  const ordered = style.sortedKeys(readings as never) ? sortedBelow(rewritten.body) : rewritten.body;
  const plain = rewritten.text ?? JSON.stringify(ordered);
  const text = style.escapedAmpersand(readings as never) ? plain.replaceAll("&", "\\u0026") : plain;
  const headers = { ...vendorHeaders(turn), ...extra, "content-type": rewritten.contentType ?? style.contentType };
  return new Response(text, { status: rewritten.status ?? status, headers });
}

function vendorHeaders(turn: Turn): Readonly<Record<string, string>> {
  return turn.vendor.answerHeaders?.(turn.id, turn.readings as never) ?? {};
}

/** Captures show sorted keys inside the objects of an answer, never at its top. */
function sortedBelow(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, sorted(value)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}
