import { type AnswerFacts, type AnswerShape, buildAnswer } from "@graycard/core";
import type { Answer } from "./answer.js";
import { rewriteJson } from "./rewrite-json.js";
import type { Turn } from "./turn.js";

const noHeaders: Readonly<Record<string, string>> = {};

/** Writes an answer in the vendor's shape and in the vendor's way of writing JSON. */
export function writeJson(
  turn: Turn,
  shape: AnswerShape<string, never>,
  facts: AnswerFacts<never>,
  status: number,
  extra = noHeaders,
): Answer {
  return writeBody(turn, buildAnswer(shape, facts), status, extra);
}

/** Writes a body in the vendor's way of writing JSON, and as faults want it. */
export function writeBody(
  turn: Turn,
  body: Record<string, unknown>,
  status: number,
  extra: Readonly<Record<string, string>>,
): Answer {
  const style = turn.vendor.json;
  const { rewrites, rewrote } = turn.bends;
  if (rewrites.length === 0) {
    return { body: textOf(body, turn), status, headers: headersOf(turn, extra, style.contentType) };
  }
  const rewritten = rewriteJson(body, rewrites);
  for (const each of rewritten.rewrote) rewrote.add(each);
  const headers = headersOf(turn, extra, rewritten.contentType ?? style.contentType);
  return { body: rewritten.text ?? textOf(rewritten.body, turn), status: rewritten.status ?? status, headers };
}

function textOf(body: Record<string, unknown>, { vendor: { json }, readings }: Turn): string {
  const written = JSON.stringify(json.sortedKeys(readings as never) ? sortedBelow(body) : body);
  return json.escapedAmpersand(readings as never) ? written.replaceAll("&", "\\u0026") : written;
}

function headersOf(turn: Turn, extra: Readonly<Record<string, string>>, contentType: string) {
  const { answerHeaders } = turn.vendor;
  // Most answers have no other header: one small object, and no parts of one.
  if (!answerHeaders && extra === noHeaders) return { "content-type": contentType };
  return { ...vendorHeaders(turn), ...extra, "content-type": contentType };
}

/** An answer of status and headers alone, unless a fault puts text into it. */
export function writeEmpty(turn: Turn, status: number, extra: Readonly<Record<string, string>>): Answer {
  const { text, ...rewritten } = rewriteJson({}, turn.bends.rewrites);
  const type = rewritten.contentType ?? (text === undefined ? undefined : turn.vendor.json.contentType);
  return {
    body: text ?? new Uint8Array(),
    status: rewritten.status ?? status,
    headers: { ...vendorHeaders(turn), ...extra, ...(type === undefined ? {} : { "content-type": type }) },
  };
}

/** The headers that a vendor's answers all carry. */
export function vendorHeaders(turn: Turn): Readonly<Record<string, string>> {
  return turn.vendor.answerHeaders?.(turn.id.text, turn.readings as never) ?? {};
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
