import { utf8Length } from "#platform/bytes";
import type { WirePlay } from "../wire/wire-play.js";

/** An answer before it becomes a response: what is going to be sent can still be looked at, without a copy of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** How its bytes go out, where faults have a say in that. */
  readonly wire?: WirePlay;
  /** Told when the connection ends before all of it went out, where somebody needs to know. */
  readonly onLost?: () => void;
}

export function toResponse(answer: Answer): Response {
  const body = bodyOf(answer);
  const headers = sentHeaders(answer, typeof body === "string" ? utf8Length(body) : body.byteLength);
  const { status } = answer;
  return new Response(hasBody(status) ? (body as string | Uint8Array<ArrayBuffer>) : null, { status, headers });
}

/** Answers of these statuses have no body, and a web response refuses one. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

const nothing = new Uint8Array();

/** What can be sent of a body under the status of its answer. */
export function bodyOf({ status, body }: Answer): string | Uint8Array {
  return hasBody(status) ? body : nothing;
}

/**
 * The headers of an answer with the length of its body; statuses that stand for no body, or for one sent before, have
 * none. Copied one by one: engines take twenty times as long to add to what was spread.
 */
export function sentHeaders({ status, headers }: Answer, length: number): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const name in headers) sent[name] = headers[name] ?? "";
  if (status !== 204 && status !== 304) sent["content-length"] = String(length);
  return sent;
}
