import type { AnyEndpoint } from "../contract/vendor.js";
import { draftPoll } from "../contract/write-request.js";
import { CallAbortedError } from "../errors/call-aborted-error.js";
import type { CallError } from "../errors/call-error.js";
import { ConnectionError } from "../errors/connection-error.js";
import { ContractViolationError } from "../errors/contract-violation-error.js";
import { ResultFileError } from "../errors/result-file-error.js";
import { TaskDeadlineError } from "../errors/task-deadline-error.js";
import { TransportError } from "../errors/transport-error.js";
import type { TaskState } from "../task/state.js";
import type { WaitOptions } from "./call-options.js";
import { deadlineOf, type Engine, laneOf, planOf, tell } from "./engine.js";
import { type Heard, hear } from "./heard.js";
import { mostAnswerBytes } from "./most-answer-bytes.js";
import { refusalError } from "./refusal-error.js";
import { readResult, type TaskResult } from "./result.js";
import { type Setback, waitBeforeRetry } from "./retry.js";
import { TallyBook } from "./tally.js";
import { taskFailedError } from "./task-failed.js";
import type { TaskHandle } from "./task-handle.js";

/** How long one answer to a poll may take, in milliseconds. */
const pollAnswerMs = 15_000;
/** How long a last look, its turn included, may take beyond the deadline: the task was paid for, and is worth one. */
const lastLookMs = 1000;
/** How often an end without a usable result is looked at again: it was paid for, and a look costs nothing. */
const mostBrokenEnds = 3;

/** What one poll found. */
export type Look =
  | {
      readonly kind: "running";
      readonly state: TaskState;
      readonly code: number;
      readonly progress: number | undefined;
    }
  | { readonly kind: "ended"; readonly heard: Heard }
  /** Nothing that tells of the task, and worth another try. */
  | { readonly kind: "setback"; readonly what: string; readonly setback: Setback; readonly failure: CallError };

/**
 * Asks for a task once.
 *
 * @param deadlineAt when whoever waits for it gives up, in milliseconds since the epoch
 * @throws {RefusedError} when asking again would not help, such as for a wrong key or a task that is not known
 * @throws {CallAbortedError} when the caller gave up
 */
export async function lookAtTask(
  engine: Engine,
  endpoint: AnyEndpoint,
  handle: TaskHandle,
  signal: AbortSignal | undefined,
  deadlineAt?: number,
): Promise<Look> {
  const heard = await askForTask(engine, endpoint, handle, signal, deadlineAt);
  if (!("reading" in heard)) return heard;
  const { reading } = heard;
  if (reading.phase === "refused") return refusedLook(engine, endpoint, handle, heard);
  const odd = oddity(heard, handle.taskId);
  if (odd !== undefined) {
    const { vendor } = engine;
    const text = `${vendor.id}/${endpoint.id}: the poll for task ${handle.taskId} brought ${odd}. Ask again, which costs nothing.`;
    const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "poll", handle } as const;
    const failure = new ContractViolationError(text, { ...facts, retryable: true, charged: "no" });
    return { kind: "setback", what: odd, setback: { kind: "unwell" }, failure };
  }
  if (reading.phase !== "running") return { kind: "ended", heard };
  return { kind: "running", state: reading.state, code: reading.code, progress: reading.progress };
}

async function askForTask(
  engine: Engine,
  endpoint: AnyEndpoint,
  handle: TaskHandle,
  signal: AbortSignal | undefined,
  deadlineAt: number | undefined,
): Promise<Heard | Extract<Look, { kind: "setback" }>> {
  const { vendor, baseUrl, credential, line, clock } = engine;
  const parts = draftPoll({ vendor, endpoint, baseUrl, credential }, handle.taskId);
  const { taskId } = handle;
  const endAt = deadlineAt === undefined ? Number.POSITIVE_INFINITY : deadlineAt + lastLookMs;
  try {
    if (!(await turnBefore(engine, endpoint, endAt, signal))) return noTurn(engine, endpoint, handle);
    const limitMs = Math.max(1, Math.min(pollAnswerMs, endAt - clock.now()));
    const limits = { limitMs, mostBytes: mostAnswerBytes };
    const raw = await line.send({ endpoint, operation: "poll", parts, taskId, ...limits, signal });
    if (raw.tooLong)
      throw new TransportError(`the answer is longer than ${mostAnswerBytes} bytes`, { left: "unknown" });
    return hear(vendor, raw.status, raw.headers, raw.bytes);
  } catch (error) {
    if (signal?.aborted) throw aborted(engine, endpoint, handle, signal);
    if (!(error instanceof TransportError)) throw error;
    const text = `${vendor.id}/${endpoint.id}: no answer to the poll for task ${taskId}: ${error.message}. The task goes on; ask again, which costs nothing.`;
    const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "poll", handle, cause: error } as const;
    const failure = new ConnectionError(text, { ...facts, retryable: true, charged: "no" });
    return { kind: "setback", what: "no answer", setback: { kind: "unwell" }, failure };
  }
}

/** Waits for a turn, and for no longer than until the given time: false when none came. */
async function turnBefore(
  engine: Engine,
  endpoint: AnyEndpoint,
  endAt: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { clock, pace } = engine;
  const turn = { urgent: true, lane: laneOf(engine, endpoint) };
  if (endAt === Number.POSITIVE_INFINITY) {
    await pace.turn({ ...turn, signal });
    return true;
  }
  const late = new AbortController();
  const came = new AbortController();
  const alarm = clock.alarmAt ?? clock.sleepUntil;
  alarm.call(clock, endAt, { signal: came.signal }).then(
    () => late.abort(),
    () => {},
  );
  try {
    await pace.turn({ ...turn, signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal });
    return true;
  } catch (error) {
    if (!late.signal.aborted) throw error;
    return false;
  } finally {
    came.abort();
  }
}

function noTurn({ vendor }: Engine, endpoint: AnyEndpoint, handle: TaskHandle): Extract<Look, { kind: "setback" }> {
  const text = `${vendor.id}/${endpoint.id}: the rate left no turn to ask for task ${handle.taskId} before the deadline. The task goes on; ask again, which costs nothing.`;
  const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "poll", handle } as const;
  const failure = new ConnectionError(text, { ...facts, retryable: true, charged: "no" });
  return { kind: "setback", what: "no turn within the rate", setback: { kind: "unwell" }, failure };
}

/** A refusal that may pass; any other ends the wait. */
function refusedLook(engine: Engine, endpoint: AnyEndpoint, handle: TaskHandle, heard: Heard): Look {
  const failure = refusalError(engine, endpoint, "poll", heard, handle);
  const { fault, retryAfterMs: adviceMs } = failure;
  if (fault === "rate-limited") {
    return { kind: "setback", what: "a refusal for the rate", setback: { kind: "rate", adviceMs }, failure };
  }
  if (fault !== "internal") throw failure;
  return { kind: "setback", what: "a fault of the vendor", setback: { kind: "unwell", adviceMs }, failure };
}

/** Why an answer tells nothing of the task that was asked for, if it does not. */
function oddity({ reading }: Heard, taskId: string): string | undefined {
  if (reading.phase === "unreadable") return "an unreadable answer";
  if (reading.phase === "accepted") return "an answer without a state";
  if (reading.phase === "refused") return undefined;
  return reading.taskId !== undefined && reading.taskId !== taskId ? "an answer about another task" : undefined;
}

/**
 * Waits for a task to end: the only poll loop. It ends with the result, at the deadline, when the vendor refuses to tell,
 * or when the caller gives up; it never hangs.
 *
 * @param resumed whether nobody knows how long the task has been under way: it is asked for at once
 */
export async function pollTask(
  engine: Engine,
  endpoint: AnyEndpoint,
  handle: TaskHandle,
  options: WaitOptions,
  resumed: boolean,
): Promise<TaskResult> {
  const { clock, random } = engine;
  const plan = planOf(engine, endpoint);
  const tally = new TallyBook();
  let startedAt = resumed ? clock.now() : handle.acceptedAt;
  const limitMs = options.deadlineMs ?? deadlineOf(engine, endpoint);
  // Of many that are resumed at once, none is given up before it was asked for: the rate is not their fault. Who names a
  // deadline means it.
  const isNamed = (options.deadlineMs ?? engine.deadlineMs) !== undefined;
  let deadlineAt = resumed && !isNamed ? Number.POSITIVE_INFINITY : Math.max(clock.now(), startedAt + limitMs);
  let lastState: TaskState | undefined;
  let setbacks = 0;
  let brokenEnds = 0;
  let nextAt = resumed ? startedAt : startedAt + plan.firstMs;
  for (let polls = 1; ; polls++) {
    await sleep(engine, endpoint, handle, Math.min(nextAt, deadlineAt), options.signal);
    let look = await lookAtTask(engine, endpoint, handle, options.signal, deadlineAt);
    if (deadlineAt === Number.POSITIVE_INFINITY) {
      startedAt = clock.now();
      deadlineAt = startedAt + limitMs;
    }
    if (look.kind === "ended") {
      if (!resumed) plan.learn(polls === 1);
      try {
        return end(engine, endpoint, handle, look.heard);
      } catch (error) {
        if (!isBrokenEnd(error) || ++brokenEnds >= mostBrokenEnds) throw error;
        look = { kind: "setback", what: "an end without its result", setback: { kind: "unwell" }, failure: error };
      }
    }
    const now = clock.now();
    if (look.kind === "running") {
      setbacks = 0;
      lastState = look.state;
      tally.note(look.state);
      const { state, code, progress } = look;
      tell(engine, options.onProgress, { handle, state, code, progress, polls, elapsedMs: now - handle.acceptedAt });
      nextAt = now + plan.intervalMs(polls, random());
    } else {
      tally.note(look.what);
      // Where the advice is to wait longer than anybody does, the deadline comes first.
      nextAt = now + (waitBeforeRetry("poll", look.setback, ++setbacks, random()) ?? Number.POSITIVE_INFINITY);
      // The rate is the credential's: others would be refused just the same.
      if (look.setback.kind === "rate") engine.pace.pauseUntil(Math.min(nextAt, deadlineAt));
    }
    if (now >= deadlineAt)
      throw deadlineError(engine, endpoint, handle, { lastState, tally, waitedMs: now - startedAt });
  }
}

/** Whether an end came without a result that can be used, and another look may bring one. */
export function isBrokenEnd(error: unknown): error is ContractViolationError | ResultFileError {
  return error instanceof ContractViolationError || (error instanceof ResultFileError && error.retryable);
}

function end(engine: Engine, endpoint: AnyEndpoint, handle: TaskHandle, heard: Heard): TaskResult {
  if (heard.reading.phase === "failed") throw taskFailedError(engine, endpoint, "poll", heard, handle);
  return readResult(engine, endpoint, "poll", heard, handle.expects, handle);
}

async function sleep(
  engine: Engine,
  endpoint: AnyEndpoint,
  handle: TaskHandle,
  at: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await engine.clock.sleepUntil(at, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) throw aborted(engine, endpoint, handle, signal);
    throw error;
  }
}

function aborted({ vendor }: Engine, endpoint: AnyEndpoint, handle: TaskHandle, { reason }: AbortSignal) {
  const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "poll", handle, cause: reason } as const;
  const text = `${vendor.id}/${endpoint.id}: given up while task ${handle.taskId} went on; it was paid for, and can be asked for again by its handle.`;
  return new CallAbortedError(text, { ...facts, retryable: true, charged: "unknown" });
}

function deadlineError(
  { vendor }: Engine,
  endpoint: AnyEndpoint,
  handle: TaskHandle,
  seen: { readonly lastState: TaskState | undefined; readonly tally: TallyBook; readonly waitedMs: number },
) {
  const { lastState, tally, waitedMs } = seen;
  const last = lastState === undefined ? "its state was never seen" : `it was last ${lastState}`;
  const text = `${vendor.id}/${endpoint.id}: task ${handle.taskId} did not end within ${Math.round(waitedMs)} ms: ${last}; seen were ${tally.describe()}. It may still end: ask again by its handle, which costs nothing.`;
  const facts = { vendor: vendor.id, endpoint: endpoint.id, handle, lastState, tally: tally.read(), waitedMs };
  return new TaskDeadlineError(text, facts);
}
