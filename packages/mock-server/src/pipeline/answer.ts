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

export function toResponse({ status, headers, body }: Answer): Response {
  const length = typeof body === "string" ? utf8Length(body) : body.byteLength;
  const all = { ...headers, "content-length": String(length) };
  return new Response(hasBody(status) ? (body as string | Uint8Array<ArrayBuffer>) : null, { status, headers: all });
}

/** Answers of these statuses have no body, and a web response refuses one. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
