import {
  type BodyFacts,
  type Exchange,
  isAbsent,
  redactHeaders,
  redactJson,
  redactUrl,
  sniffFormat,
  type Upload,
} from "@graycard/core";
import { answerFacts } from "../journal/answer-facts.js";
import type { Answer } from "./answer.js";
import { tooLongToKeep } from "./body/part-rules.js";
import type { Reply, Turn } from "./turn.js";

/** Writes what happened into the session's journal, as facts: no picture and no credential is kept. */
export function record(turn: Turn, reply: Reply, { status, headers, body }: Answer): void {
  const facts = answerFacts(body, headers["content-type"], turn.vendor);
  turn.session.journal.add({
    ...factsOfTurn(turn),
    response: { status, headers: redactHeaders(Object.entries(headers)), body: facts },
    ...(reply.kind === "refused" ? { fault: reply.because } : {}),
  });
}

/** Writes down that a request was never answered, and why. */
export function recordUnanswered(turn: Turn, error: unknown): void {
  const fault = error instanceof Error ? error.message : String(error);
  turn.session.journal.add({ ...factsOfTurn(turn), fault });
}

function factsOfTurn(turn: Turn): Exchange {
  const { request, session, vendor } = turn;
  const body = factsOfRequest(turn);
  return {
    id: turn.id,
    vendor: vendor.id,
    ...(turn.endpoint ? { endpoint: turn.endpoint.id } : {}),
    ...(turn.operation ? { operation: turn.operation } : {}),
    startedAt: turn.startedAt,
    durationMs: session.clock.now() - turn.startedAt,
    request: {
      method: request.method,
      url: redactUrl(request.url, vendor),
      headers: redactHeaders(request.headers),
      ...(body ? { body } : {}),
    },
  };
}

function factsOfRequest(turn: Turn): BodyFacts | undefined {
  if (!turn.bodyFacts) return undefined;
  const fields = Object.entries(turn.raw).flatMap(([name, value]) => {
    if (isUpload(value)) return [[name, factsOfUpload(value)] as const];
    return isAbsent(value) ? [] : [[name, value === tooLongToKeep ? value.description : value] as const];
  });
  return { ...turn.bodyFacts, fields: redactJson(Object.fromEntries(fields), turn.vendor) as Record<string, unknown> };
}

function factsOfUpload({ bytes, fileName }: Upload) {
  return { bytes: bytes.byteLength, format: sniffFormat(bytes), ...(fileName === undefined ? {} : { fileName }) };
}

function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;
}
