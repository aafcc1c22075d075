import type { AnswerReading } from "../contract/answer-reading.js";
import type { AnyVendor } from "../contract/vendor.js";
import { sniffFormat } from "../picture/sniff-format.js";
import { codeOfState } from "../task/state-table.js";

/** An answer that came whole. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
  readonly reading: AnswerReading;
}

/** Understands an answer: JSON whatever the content type says, and a picture as the whole body as a success. */
export function hear(vendor: AnyVendor, status: number, headers: Headers, bytes: Uint8Array): Heard {
  const json = parseJson(bytes);
  // Another number of success than the documented one is a success: a task that it names was paid for.
  const meant = status >= 200 && status < 300 ? 200 : status;
  return { status, headers, bytes, json, reading: readingOf(vendor, meant, bytes, json) };
}

function readingOf(vendor: AnyVendor, status: number, bytes: Uint8Array, json: unknown): AnswerReading {
  if (json === undefined && status === 200 && sniffFormat(bytes) !== undefined) {
    return { phase: "succeeded", state: "succeeded", code: codeOfState(vendor.states, "succeeded") ?? 0, outputs: [] };
  }
  if (json === undefined && status === 200) return { phase: "unreadable", because: describe(bytes) };
  return vendor.readAnswer(status, json);
}

function describe(bytes: Uint8Array): string {
  return bytes.length === 0
    ? "the answer is empty"
    : `the answer is neither JSON nor a picture (${bytes.length} bytes)`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
