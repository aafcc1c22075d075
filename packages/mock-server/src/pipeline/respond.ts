import type { AnswerFacts, Phase, TaskFacts } from "@graycard/core";
import { asHeader } from "../faults/header-text.js";
import { contentTypeOf } from "../files/content-type.js";
import type { Task, TaskView } from "../tasks/task.js";
import type { Answer } from "./answer.js";
import { linksOf, picturesOf, textsOf } from "./outputs.js";
import { rewriteJson } from "./rewrite-json.js";
import { endpointOf, type Reply, type Turn } from "./turn.js";
import { vendorHeaders, writeBody, writeEmpty, writeJson } from "./write-json.js";

/** Puts a reply into the vendor's words. */
export function respond(turn: Turn, reply: Reply): Answer | Promise<Answer> {
  if (reply.kind === "refused") return respondRefused(turn, reply);
  if (reply.kind === "own") return reply.answer;
  const { task } = reply;
  if (reply.kind === "accepted") {
    return respondTask(turn, task, "accepted", { id: task.id, code: 0, progress: 0, createdAt: task.createdAt });
  }
  const { phase, facts } = reply.view;
  if (phase !== "succeeded") return respondTask(turn, task, phase, facts);
  return respondDone(turn, task, reply.view);
}

async function respondDone(turn: Turn, task: Task, view: TaskView): Promise<Answer> {
  if (task.delivery.form === "binary" && turn.operation === "submit") return respondBinary(turn, task, view);
  // Links are signed anew at every answer; text is rendered for it.
  const items = task.delivery.form === "link" ? linksOf(turn, task, view) : await textsOf(turn, task, view);
  return respondTask(turn, task, view.phase, view.facts, items);
}

const nothing: AnswerFacts<never>["items"] = [];

function respondTask(turn: Turn, task: Task, phase: Phase, facts: TaskFacts, items = nothing): Answer {
  const status = phase === "failed" ? turn.vendor.failedHttpStatus(facts.code, turn.readings as never) : 200;
  const { values } = task;
  const operation = turn.operation === "poll" ? "poll" : "submit";
  const readings = turn.readings as never;
  return writeJson(
    turn,
    endpointOf(turn).answer,
    { phase, operation, id: () => turn.id.text, readings, values, task: facts, items },
    status,
  );
}

function respondRefused(turn: Turn, reply: Extract<Reply, { kind: "refused" }>): Answer {
  const { form, headers = {} } = reply;
  if (form) {
    const message = reply.message === false ? undefined : (reply.message ?? form.message);
    const words = { id: turn.id.text, code: reply.code ?? form.code, message };
    const all = { ...sendable(form.headers?.(words)), ...headers };
    if (form.body.kind === "none") return writeEmpty(turn, form.httpStatus, all);
    return writeBody(turn, { ...form.body.write(words) }, form.httpStatus, all);
  }
  const refusal = turn.vendor.refusal(reply.fault, turn.readings as never);
  const all = { ...refusal.headers, ...headers };
  if (refusal.body === "none") return writeEmpty(turn, refusal.httpStatus, all);
  const message = reply.message === false ? undefined : (reply.message ?? refusal.message);
  const facts: AnswerFacts<never> = {
    phase: "refused",
    operation: turn.operation === "poll" ? "poll" : "submit",
    id: () => turn.id.text,
    readings: turn.readings as never,
    values: {},
    refusal: { fault: reply.fault, code: refusal.code, message },
    items: [],
  };
  return writeJson(turn, turn.vendor.refusedAnswer, facts, refusal.httpStatus, all);
}

/** What a planned error is to say may be any text, and some forms say it in a header. */
function sendable(headers: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, asHeader(value)]));
}

async function respondBinary(turn: Turn, task: Task, view: TaskView): Promise<Answer> {
  const pictures = await picturesOf(turn, task, view, 0);
  const picture = pictures[task.delivery.binaryOutput ?? "image"];
  if (!picture) throw new Error(`Task ${task.id} has no picture to answer with.`);
  const { text, status, contentType } = rewriteJson({}, turn.bends.rewrites);
  const type = contentType ?? picture.contentType ?? contentTypeOf(picture.format);
  return {
    body: text ?? picture.body,
    status: status ?? picture.status,
    headers: { ...vendorHeaders(turn), "content-type": type },
  };
}
