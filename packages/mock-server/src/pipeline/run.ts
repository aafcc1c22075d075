import { SessionResetError } from "../sessions/session-reset-error.js";
import { isWaitingEnded } from "../sessions/waiting-ended.js";
import { droppedAnswer } from "../wire/dropped-answer.js";
import { sendOff } from "../wire/send-off.js";
import { UploadStoppedError } from "../wire/upload-stopped-error.js";
import type { WireBend } from "../wire/wire-bend.js";
import { act } from "./act.js";
import { admit } from "./admit.js";
import type { Answer } from "./answer.js";
import { authenticate } from "./authenticate.js";
import { CallerGoneError } from "./caller-gone-error.js";
import { closedAnswer } from "./closed-answer.js";
import { intercept, interceptNamed } from "./intercept.js";
import { locate, locateTask } from "./locate.js";
import { read } from "./read.js";
import { record, recordUnanswered } from "./record.js";
import { respond } from "./respond.js";
import { dropUploads } from "./room.js";
import { settleFaults } from "./settle-faults.js";
import { type PipelinePhase, type Reply, refused, type Turn } from "./turn.js";
import { validate } from "./validate.js";

/** The phases between knowing who asks and answering, outermost check first. */
const phases: readonly PipelinePhase[] = [
  intercept,
  authenticate,
  locate,
  admit,
  locateTask,
  read,
  interceptNamed,
  validate,
  act,
];

/**
 * Takes one request through the pipeline and answers it.
 *
 * @throws {CallerGoneError} when the caller went away: then there is nobody to answer
 */
export function runPipeline(turn: Turn): Answer | Promise<Answer> {
  turn.session.activity.enter();
  const answered = answerTo(turn);
  return answered instanceof Promise || turn.bends.wire ? finishLater(turn, answered) : finishAtOnce(turn, answered);
}

function finishAtOnce(turn: Turn, { reply, answer }: Answered): Answer {
  try {
    settleFaults(turn, reply);
    return record(turn, reply, answer);
  } finally {
    leave(turn);
  }
}

async function finishLater(turn: Turn, answered: Answered | Promise<Answered>): Promise<Answer> {
  try {
    const { reply, answer } = await answered;
    settleFaults(turn, reply);
    const sent = turn.bends.wire ? await bendWay(turn, turn.bends.wire, reply, answer) : answer;
    return record(turn, reply, sent);
  } catch (error) {
    settleFaults(turn);
    // What a reset ends came before it, and nothing from before is told of after it.
    if (!(error instanceof SessionResetError)) recordUnanswered(turn, error);
    if (isWaitingEnded(error)) return closedAnswer(error);
    const dropped = error instanceof UploadStoppedError ? droppedAnswer(error, turn.session) : undefined;
    if (dropped) return dropped;
    throw error;
  } finally {
    leave(turn);
  }
}

function leave(turn: Turn): void {
  if (turn.operation === "submit") dropUploads(turn);
  turn.session.activity.leave();
}

/** Bends the way of an answer to its caller. */
async function bendWay(turn: Turn, wire: WireBend, reply: Reply, answer: Answer): Promise<Answer> {
  const { session, request, id } = turn;
  const task = turn.operation === "submit" && "task" in reply ? reply.task : undefined;
  const sent = await sendOff(answer, { wire, session, request, id: id.text, accepted: task !== undefined });
  const accepted = task && wire.acceptedBreak ? [`the submit was accepted, as task ${task.id}`] : [];
  turn.notes = [...(turn.notes ?? []), ...accepted, ...sent.notes];
  return sent.answer;
}

interface Answered {
  readonly reply: Reply;
  readonly answer: Answer;
}

/** Waits for nothing where nothing takes its time: each turn through the queue of promises costs as much as a phase. */
function answerTo(turn: Turn): Answered | Promise<Answered> {
  try {
    const reply = decideReply(turn);
    if (reply instanceof Promise) return answerLater(turn, reply);
    const answer = respond(turn, reply);
    return answer instanceof Promise ? answerLater(turn, reply, answer) : { reply, answer };
  } catch (error) {
    return answerMistake(turn, error);
  }
}

async function answerLater(turn: Turn, coming: Reply | Promise<Reply>, answer?: Promise<Answer>): Promise<Answered> {
  try {
    const reply = await coming;
    return { reply, answer: await (answer ?? respond(turn, reply)) };
  } catch (error) {
    return answerMistake(turn, error);
  }
}

/** Our own mistakes, and only they, are the vendor's 500. */
async function answerMistake(turn: Turn, error: unknown): Promise<Answered> {
  if (error instanceof CallerGoneError || isWaitingEnded(error)) throw error;
  turn.mock.report(error);
  const reply = refused("internal", error instanceof Error ? error.message : String(error));
  return { reply, answer: await respond(turn, reply) };
}

/** Most phases need no waiting, and a request passes many: only where one does is there a promise. */
function decideReply(turn: Turn, from = 0): Reply | Promise<Reply> {
  for (let at = from; at < phases.length; at++) {
    const reply = phases[at]?.(turn);
    if (reply instanceof Promise) return reply.then((given) => given ?? decideReply(turn, at + 1));
    if (reply) return reply;
  }
  throw new Error("No phase answered.");
}
