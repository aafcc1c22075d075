import type { AnyVendor } from "@graycard/core";
import type { FaultScript } from "../faults/fault-script.js";
import type { Answer } from "../pipeline/answer.js";
import type { TriggerBook } from "./trigger-book.js";

/** The header that words can stand in: for its request, and for the task that comes of it where that is a submit. */
export const triggerHeader = "x-graycard-trigger";

/** What the header of a request comes to. */
export type HeaderReading =
  | { readonly ok: true; readonly script: FaultScript | undefined }
  | { readonly ok: false; readonly answer: Answer; readonly because: string };

/**
 * Reads the words of the header. It is sent by somebody who wants a trigger, so a word that is none is answered: by the
 * mock itself, since no vendor would.
 */
export function readTriggerHeader(value: string, vendor: AnyVendor, book: TriggerBook): HeaderReading {
  const tokens = value.split(/[\s,;]+/).filter((token) => token !== "");
  for (const token of tokens) {
    const reading = book.read(token, vendor, "header");
    if (!reading.ok) return objection(token, reading.problem, reading.near);
  }
  return { ok: true, script: book.script(tokens, vendor, "header").script };
}

function objection(token: string, problem: string, near: readonly string[]): HeaderReading {
  // Whatever else somebody put into the header is not repeated.
  const isWord = /^[a-z0-9-]{1,64}$/.test(token);
  const because = `${triggerHeader}: ${isWord ? problem : "what stands there is no word"}`;
  const body = { error: `${because}.`, near, all: "graycard triggers lists every word" };
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { ok: false, because, answer: { status: 400, headers, body: JSON.stringify(body) } };
}
