import { type AnyVendor, limitsInForce } from "@graycard/core";
import { type Bends, calm, noBends } from "../faults/bends.js";
import type { FaultScript } from "../faults/fault-script.js";
import type { RequestPoint, ScriptedFault } from "../faults/scripted-fault.js";
import type { MockCore } from "../mock-core.js";
import type { Session } from "../sessions/session.js";
import type { Task } from "../tasks/task.js";
import { readTriggerHeader, triggerHeader } from "../triggers/header-triggers.js";
import { sentNames } from "../triggers/sent-names.js";
import type { TriggerReading } from "../triggers/session-triggers.js";
import type { Inbound } from "./inbound.js";
import { plannedError } from "./planned-error.js";
import { type Reply, refused, type Turn } from "./turn.js";

type OwnReply = Extract<Reply, { kind: "own" }>;

/**
 * Lets faults bend this request, before anything of it is looked at: what is planned for the mock first, then for its
 * session, then what words in its key and header ask for, and at last chaos.
 */
export function intercept(turn: Turn): Reply | undefined {
  const { mock, session, credential, request } = turn;
  const forAll = play(turn, mock.faults);
  const forSession = play(turn, session.faults);
  if (turn.known && credential.ok) {
    const reading = session.triggers.ofKey(credential.parts, turn.vendor, mock.triggers);
    play(turn, reading.script);
    note(turn, reading, "the key");
  }
  const words = request.headers.get(triggerHeader);
  if (words !== null) {
    const reading = readTriggerHeader(words, turn.vendor, mock.triggers);
    if (!reading.ok) return { kind: "own", answer: reading.answer, because: reading.because };
    const played = play(turn, reading.script);
    if (turn.operation === "submit" && reading.script) turn.triggers = [reading.script];
    const isIdle = played.length === 0 && !mayMeetTask(turn, reading.script);
    if (isIdle) note(turn, { problems: [idleHeader(turn)] }, triggerHeader);
  }
  // What somebody planned for just this request is not to be drowned.
  if ([...forAll, ...forSession].every(isUnlimited) && session.chaos) {
    session.chaos.strike(bendable(turn), { ...pointOf(turn), taskId: turn.taskId });
  }
  return bent(turn);
}

/** Once the body is read: what words in the names of its files and addresses ask for, or those of the task it is about. */
export function interceptNamed(turn: Turn): Reply | undefined {
  const { task, session, mock, vendor } = turn;
  if (turn.operation === "poll") {
    if (!task?.triggers) return undefined;
    for (const script of task.triggers) play(turn, script);
    return bent(turn);
  }
  const reading = session.triggers.ofNames(sentNames(turn.raw), vendor, mock.triggers);
  const { script } = reading;
  note(turn, reading, "a file name or address");
  if (!script) return undefined;
  turn.triggers = [...(turn.triggers ?? []), script];
  play(turn, script);
  return bent(turn);
}

/** A request for a result file: whose it is, and of which task. */
interface Visit {
  readonly mock: MockCore;
  readonly vendor: AnyVendor;
  readonly session: Session;
  readonly request: Inbound;
  readonly task: Task | undefined;
}

/** The same for a request for a result file, which carries no credential: the key is that of the task's session. */
export function interceptVisit({ mock, vendor, session, request, task }: Visit, bends: Bends): OwnReply | undefined {
  const point = { vendor: vendor.id, endpoint: task?.endpoint.id, operation: "fetch-result" } as const;
  const planned = [...mock.faults.bend(bends, point, session), ...session.faults.bend(bends, point)];
  session.triggers.key?.bend(bends, point);
  for (const script of task?.triggers ?? []) script.bend(bends, point);
  const words = request.headers.get(triggerHeader);
  if (words !== null) {
    const reading = readTriggerHeader(words, vendor, mock.triggers);
    if (!reading.ok) return { kind: "own", answer: reading.answer, because: reading.because };
    reading.script?.bend(bends, point);
  }
  if (task && planned.every(isUnlimited)) session.chaos?.strike(bends, { ...point, taskId: task.id });
  return undefined;
}

function isUnlimited({ times }: ScriptedFault): boolean {
  return times === "always";
}

const nothing: readonly ScriptedFault[] = [];

/** Plays a script; gives what of it applied. */
function play(turn: Turn, script: FaultScript | undefined): readonly ScriptedFault[] {
  if (!script || script.empty) return nothing;
  return script.bend(bendable(turn), pointOf(turn), turn.session);
}

/** Whether words that came with a submit mean the polls or downloads of its task. */
function mayMeetTask({ vendor, endpoint, operation }: Turn, script: FaultScript | undefined): boolean {
  if (operation !== "submit" || !endpoint || !script) return false;
  const later = endpoint.routes.poll ? (["poll", "fetch-result"] as const) : (["fetch-result"] as const);
  return later.some((each) => script.meets({ vendor: vendor.id, endpoint: endpoint.id, operation: each }));
}

/** Somebody sent the header to see something happen. */
function idleHeader({ operation }: Turn): string {
  const what = operation === undefined ? "a request that leads to no endpoint" : `a ${operation}`;
  return `what stands there does nothing to ${what}; send it with the request that it is for`;
}

/** Bends of this request's own. */
function bendable(turn: Turn): Bends {
  if (turn.bends === calm) turn.bends = noBends();
  return turn.bends;
}

function pointOf({ vendor, endpoint, operation }: Turn): RequestPoint {
  return { vendor: vendor.id, endpoint: endpoint?.id, operation };
}

/** What is wrong with words goes into the journal each time, and to the operator once. */
function note(turn: Turn, { problems, isNew }: Pick<TriggerReading, "problems" | "isNew">, place: string): void {
  if (problems.length === 0) return;
  const notes = problems.map((problem) => `in ${place}: ${problem}`);
  turn.notes = [...(turn.notes ?? []), ...notes];
  if (isNew) turn.warning = notes.join("; ");
}

/** Puts what bends readings and limits into force, and ends the request where a fault turns it away. */
function bent(turn: Turn): Reply | undefined {
  const { bends, endpoint } = turn;
  if (bends.readings.size > 0) {
    turn.readings = { ...turn.readings, ...Object.fromEntries(bends.readings) };
    turn.limits = limitsInForce(turn.readings as never, turn.vendor.limits, endpoint?.limits ?? {});
  }
  if (bends.limits.size > 0) turn.limits = { ...turn.limits, ...Object.fromEntries(bends.limits) };
  const error = bends.error && plannedError(turn, bends.error);
  if (error) return error;
  return bends.refuse ? refused(bends.refuse.fault, "a planned fault", bends.refuse.message) : undefined;
}
