import type { AnswerReading, AnyVendor, Exchange, Phase } from "@graycard/core";
import { describeReading, readAnswer } from "../read-answer.js";
import { placeOf } from "./place.js";

/** An exchange as rules look at it: what came, and what it says. */
export interface Seen {
  readonly exchange: Exchange;
  /** Of HTTP; undefined when no answer came. */
  readonly status: number | undefined;
  /** The parsed body, redacted; undefined when it is not JSON. */
  readonly json: unknown;
  /** What the answer of an API says; undefined for downloads, and where there is no answer or nothing of it. */
  readonly reading: AnswerReading | undefined;
  /** The fields of the request, redacted; undefined when the recording lacks them. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  /** The task it is about, as far as it can be told. */
  readonly taskId: string | undefined;
  /** The task that was asked for. */
  readonly askedFor: string | undefined;
  /** The recording does not have the body of the answer. */
  readonly isLacking: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The note by which readers of recordings say that they have no body of an answer. */
export const lackingNote = "The recording does not have the body of the answer.";

/** Looks at an exchange. Never throws. */
export function seenOf(exchange: Exchange, vendor: AnyVendor): Seen {
  const { request, response, startedAt, durationMs } = exchange;
  const json = response?.body?.json;
  const isLacking = exchange.notes?.includes(lackingNote) ?? false;
  const reading = isLacking ? undefined : readingOf(exchange, vendor);
  const told = reading && "taskId" in reading ? reading.taskId : undefined;
  const askedFor = askedIn(exchange, vendor);
  return {
    exchange,
    status: response?.status,
    json,
    reading,
    fields: request.body?.fields,
    taskId: askedFor ?? told ?? exchange.taskId,
    askedFor,
    isLacking,
    startedAt,
    endedAt: startedAt + Math.max(0, durationMs),
  };
}

function readingOf({ operation, response }: Exchange, vendor: AnyVendor): AnswerReading | undefined {
  if (!response || operation === "fetch-result") return undefined;
  const { status, body } = response;
  const isPicture = body?.picture !== undefined && body.json === undefined;
  return readAnswer(vendor, { status, json: body?.json, isPicture });
}

/** The id in the address of a poll. */
function askedIn({ operation, endpoint: id, request }: Exchange, vendor: AnyVendor): string | undefined {
  if (operation !== "poll") return undefined;
  const endpoint = Object.values(vendor.endpoints).find((each) => each.id === id);
  const folder = endpoint?.routes.poll?.path.replace("{task_id}", "");
  const path = placeOf(request.url)?.path ?? "";
  const at = folder === undefined ? -1 : path.lastIndexOf(folder);
  if (at < 0 || folder === undefined) return undefined;
  const rest = path.slice(at + folder.length);
  return rest === "" || rest.includes("/") ? undefined : rest;
}

/**
 * Which fields an answer is judged by. One that cannot be read, or that has an id and no state, has at least those of its
 * operation: who asks for a task is told its state, and where there are no tasks an answer is the end.
 */
export function phaseOf({ reading, exchange }: Seen, hasTasks: boolean): Phase | undefined {
  if (!reading || isSure(reading)) return reading?.phase;
  if (exchange.operation === "poll") return "running";
  return hasTasks ? "accepted" : "succeeded";
}

/** Whether the answer itself says which phase it is of: then nothing may stand in it that others have. */
export function isSure(
  reading: AnswerReading,
): reading is Extract<AnswerReading, { phase: "refused" | "running" | "succeeded" | "failed" }> {
  return reading.phase !== "unreadable" && reading.phase !== "accepted";
}

/** A success whose whole body is the picture. */
export function isBinary({ exchange, json }: Seen): boolean {
  return json === undefined && exchange.response?.body?.picture !== undefined;
}

/** What an answer says, in a few words of the vendor's. */
export function describeSeen({ status, reading, isLacking }: Seen): string {
  if (status === undefined) return "no answer";
  if (!reading) return isLacking ? `HTTP ${status}, with a body that the recording lacks` : `HTTP ${status}`;
  return `HTTP ${status}, ${describeReading(reading)}`;
}

/** The results that an answer tells of: links or text, as they are redacted. */
export function outputsOf({ reading }: Seen): readonly string[] {
  const outputs = reading && "outputs" in reading ? reading.outputs : [];
  return outputs.flatMap((each) => Object.values(each));
}
