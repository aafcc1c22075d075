import type { AnyEndpoint } from "../contract/vendor.js";
import { draftSubmit } from "../contract/write-request.js";
import { CallAbortedError } from "../errors/call-aborted-error.js";
import { ConnectionError } from "../errors/connection-error.js";
import type { RefusedError } from "../errors/refused-error.js";
import { TransportError } from "../errors/transport-error.js";
import { UnknownOutcomeError } from "../errors/unknown-outcome-error.js";
import type { SubmitOptions } from "./call-options.js";
import { deadlineOf, type Engine, laneOf, tell } from "./engine.js";
import { type Heard, hear } from "./heard.js";
import { mostAnswerBytes } from "./most-answer-bytes.js";
import { isLasting } from "./never-left.js";
import type { PreparedSubmit } from "./prepare-submit.js";
import { refusalError } from "./refusal-error.js";
import { waitBeforeRetry } from "./retry.js";
import type { TaskHandle } from "./task-handle.js";

/** A submit that was accepted: its answer, and the task where it has an id that can be asked for. */
export interface Submitted {
  readonly heard: Heard;
  readonly handle: TaskHandle | undefined;
  readonly ended: boolean;
}

/** Slow lines are given this long per byte of an upload before a submit is given up. */
const msPerByte = 1000 / (32 * 1024);
/** How long an answer that needs no work may take, in milliseconds. */
const plainAnswerMs = 30_000;

/**
 * Sends a submit, and sends it again only when it provably did nothing: it never left, or was refused for the rate.
 *
 * @throws {UnknownOutcomeError} when it left and no answer tells what came of it
 * @throws {RefusedError} when the vendor or its gateway turned it away
 */
export async function submitTask(
  engine: Engine,
  endpoint: AnyEndpoint,
  prepared: PreparedSubmit,
  options: SubmitOptions & { readonly deadlineMs?: number | undefined },
): Promise<Submitted> {
  const { clock, pace } = engine;
  for (let attempts = 1; ; attempts++) {
    await turnOf(engine, endpoint, options);
    await options.beforeSubmit?.();
    const sentAt = clock.now();
    const sent = await send(engine, endpoint, prepared, options);
    let waitMs: number | undefined;
    let failure: ConnectionError | RefusedError;
    if (sent instanceof TransportError) {
      failure = notAnswered(engine, endpoint, sent, sentAt, options.signal);
      const again = { kind: "never-left" } as const;
      waitMs = isLasting(sent) ? undefined : waitBeforeRetry("submit", again, attempts, engine.random());
    } else if (sent.reading.phase === "refused") {
      const handle = handleOf(engine, endpoint, prepared, sent.reading.taskId);
      if (handle) tell(engine, options.onTask, handle);
      failure = refusalError(engine, endpoint, "submit", sent, handle);
      if (failure.fault === "internal") throw unknown(engine, endpoint, sentAt, saidOf(failure), failure, handle);
      // Some channels charge for every HTTP 200, a refusal in it included, and one that names a task may have made it:
      // another submit would be paid for as well.
      if (failure.fault !== "rate-limited" || failure.charged !== "no") throw failure;
      const setback = { kind: "rate", adviceMs: failure.retryAfterMs } as const;
      waitMs = waitBeforeRetry("submit", setback, attempts, engine.random());
    } else {
      return accepted(engine, endpoint, prepared, sent, sentAt, options);
    }
    if (waitMs === undefined) throw failure;
    // The rate is the credential's, and so is being told off for it; a line that is down is down for everybody.
    pace.pauseUntil(clock.now() + waitMs);
  }
}

async function turnOf(engine: Engine, endpoint: AnyEndpoint, { signal }: SubmitOptions): Promise<void> {
  try {
    await engine.pace.turn({ urgent: false, lane: laneOf(engine, endpoint), signal });
  } catch (cause) {
    throw givenUpBefore(engine, endpoint, cause);
  }
}

/** The error of a submit that its caller gave up before it left. */
export function givenUpBefore({ vendor }: Engine, endpoint: AnyEndpoint, cause: unknown): CallAbortedError {
  const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "submit", cause } as const;
  const text = `${vendor.id}/${endpoint.id}: given up before the submit left; nothing is charged.`;
  return new CallAbortedError(text, { ...facts, retryable: true, charged: "no" });
}

async function send(
  engine: Engine,
  endpoint: AnyEndpoint,
  { fields, mode, bytes }: PreparedSubmit,
  { signal, deadlineMs }: SubmitOptions & { readonly deadlineMs?: number | undefined },
): Promise<Heard | TransportError> {
  const { vendor, baseUrl, credential, readings, line } = engine;
  const parts = draftSubmit({ vendor, endpoint, baseUrl, credential, readings, fields });
  const answerMs =
    mode === "sync" ? (deadlineMs ?? Math.max(plainAnswerMs, deadlineOf(engine, endpoint))) : plainAnswerMs;
  const limitMs = Math.ceil(answerMs + bytes * msPerByte);
  try {
    const raw = await line.send({
      ...{ endpoint, operation: "submit", parts, fields, limitMs, mostBytes: mostAnswerBytes, signal },
    });
    if (!raw.tooLong) return hear(vendor, raw.status, raw.headers, raw.bytes);
    return new TransportError(`the answer is longer than ${mostAnswerBytes} bytes`, { left: "unknown" });
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

/** What no answer means: that nothing happened, where that is proven, and that nobody knows where it is not. */
function notAnswered(
  engine: Engine,
  endpoint: AnyEndpoint,
  error: TransportError,
  sentAt: number,
  signal: AbortSignal | undefined,
): ConnectionError {
  const { vendor, baseUrl } = engine;
  if (error.left === "unknown") throw unknown(engine, endpoint, sentAt, error.message, error);
  const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "submit", cause: error } as const;
  const name = `${vendor.id}/${endpoint.id}`;
  if (signal?.aborted) throw givenUpBefore(engine, endpoint, signal.reason);
  const text = `${name}: no connection to ${new URL(baseUrl).host}: ${error.message}. The submit never left; nothing is charged.`;
  return new ConnectionError(text, { ...facts, retryable: true, charged: "no" });
}

function unknown(
  { vendor }: Engine,
  endpoint: AnyEndpoint,
  sentAt: number,
  evidence: string,
  cause: unknown,
  handle?: TaskHandle,
) {
  const look = handle
    ? `ask for task ${handle.taskId} by its handle, which costs nothing, before you do`
    : "look at the account before you do";
  const text = `${vendor.id}/${endpoint.id}: the submit left, and whether it was accepted and charged is unknown: ${evidence}. It is not sent again by itself; ${look}.`;
  return new UnknownOutcomeError(text, { vendor: vendor.id, endpoint: endpoint.id, sentAt, evidence, cause, handle });
}

/** What a task is asked for by; undefined where it cannot be asked for. */
function handleOf(
  { vendor, clock }: Engine,
  { id, routes }: AnyEndpoint,
  { expects }: PreparedSubmit,
  taskId: string | undefined,
): TaskHandle | undefined {
  // In an address these are no names but ways to somewhere else.
  if (taskId === undefined || taskId === "." || taskId === ".." || !routes.poll) return undefined;
  return { vendor: vendor.id, endpoint: id, taskId, acceptedAt: clock.now(), expects };
}

/** What a fault of the vendor's own said, without what to do about it: that is another matter here. */
function saidOf({ httpStatus, vendorCode, vendorMessage }: RefusedError): string {
  const code = vendorCode === httpStatus ? "" : ` and the code ${vendorCode}`;
  return `HTTP ${httpStatus}${code} came back, with ${vendorMessage === undefined ? "no words" : `"${vendorMessage}"`}`;
}

function accepted(
  engine: Engine,
  endpoint: AnyEndpoint,
  prepared: PreparedSubmit,
  heard: Heard,
  sentAt: number,
  { onTask }: SubmitOptions,
): Submitted {
  const { reading } = heard;
  if (reading.phase === "unreadable") {
    const evidence = `HTTP ${heard.status} came back, and ${reading.because}`;
    throw unknown(engine, endpoint, sentAt, evidence, undefined);
  }
  const ended = reading.phase === "succeeded" || reading.phase === "failed";
  const handle = handleOf(engine, endpoint, prepared, "taskId" in reading ? reading.taskId : undefined);
  if (!ended && !handle) {
    throw unknown(
      engine,
      endpoint,
      sentAt,
      `HTTP ${heard.status} came back without an end and without a task`,
      undefined,
    );
  }
  if (handle) tell(engine, onTask, handle);
  return { heard, handle, ended };
}
