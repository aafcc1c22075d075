import { act } from "./act.js";
import { admit } from "./admit.js";
import type { Answer } from "./answer.js";
import { authenticate } from "./authenticate.js";
import { CallerGoneError } from "./caller-gone-error.js";
import { intercept } from "./intercept.js";
import { locate } from "./locate.js";
import { read } from "./read.js";
import { record, recordUnanswered } from "./record.js";
import { respond } from "./respond.js";
import { type PipelinePhase, type Reply, refused, type Turn } from "./turn.js";
import { validate } from "./validate.js";

/** The phases between knowing who asks and answering, outermost check first. */
const phases: readonly PipelinePhase[] = [intercept, authenticate, locate, admit, read, validate, act];

/**
 * Takes one request through the pipeline and answers it.
 *
 * @throws {CallerGoneError} when the caller went away: then there is nobody to answer
 */
export async function runPipeline(turn: Turn): Promise<Answer> {
  turn.session.activity.enter();
  try {
    const { reply, answer } = await answerTo(turn);
    record(turn, reply, answer);
    return answer;
  } catch (error) {
    recordUnanswered(turn, error);
    throw error;
  } finally {
    turn.session.activity.leave();
  }
}

async function answerTo(turn: Turn): Promise<{ readonly reply: Reply; readonly answer: Answer }> {
  try {
    const reply = await decideReply(turn);
    return { reply, answer: await respond(turn, reply) };
  } catch (error) {
    if (error instanceof CallerGoneError) throw error;
    // Our own mistakes, and only they, are the vendor's 500.
    turn.mock.report(error);
    const reply = refused("internal", error instanceof Error ? error.message : String(error));
    return { reply, answer: await respond(turn, reply) };
  }
}

async function decideReply(turn: Turn): Promise<Reply> {
  for (const phase of phases) {
    const reply = await phase(turn);
    if (reply) return reply;
  }
  throw new Error("No phase answered.");
}
