import { type AnyEndpoint, type AnyVendor, requestFaults, strictAnswerSchema } from "@graycard/core";
import { expect } from "vitest";

/** What an answer is judged by. */
export interface JudgedBy {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  /** In force for whoever asked. */
  readonly readings: never;
}

/** Checks that an answer is what the vendor's own contract, read strictly, allows; gives the id of a task to poll. */
export async function judgeAnswer(response: Response, by: JudgedBy): Promise<string | undefined> {
  const { vendor, endpoint, readings } = by;
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("image/")) return undefined;
  const text = await response.text();
  if (text === "") {
    const bodiless = requestFaults
      .map((fault) => vendor.refusal(fault, readings))
      .filter(({ body }) => body === "none");
    expect(bodiless.map(({ httpStatus }) => httpStatus)).toContain(response.status);
    return undefined;
  }
  const body: unknown = JSON.parse(text);
  const reading = vendor.readAnswer(response.status, body);
  if (reading.phase === "unreadable") throw new Error(`${reading.because}: ${text}`);
  const shape = reading.phase === "refused" ? vendor.refusedAnswer : endpoint.answer;
  const verdict = strictAnswerSchema(shape, reading.phase, readings).safeParse(body);
  if (!verdict.success) throw new Error(`${verdict.error.message}: ${text}`);
  expect(type).toBe(vendor.json.contentType);
  return reading.phase === "accepted" ? reading.taskId : undefined;
}
