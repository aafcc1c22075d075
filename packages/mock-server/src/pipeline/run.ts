import { act } from "./act.js";
import { admit } from "./admit.js";
import { authenticate } from "./authenticate.js";
import { intercept } from "./intercept.js";
import { locate } from "./locate.js";
import { read } from "./read.js";
import { record } from "./record.js";
import { respond } from "./respond.js";
import { type PipelinePhase, type Reply, refused, type Turn } from "./turn.js";
import { validate } from "./validate.js";

/** The phases between knowing who asks and answering, outermost check first. */
const phases: readonly PipelinePhase[] = [intercept, authenticate, locate, admit, read, validate, act];

/** Takes one request through the pipeline and answers it. */
export async function runPipeline(turn: Turn): Promise<Response> {
  turn.session.activity.enter();
  try {
    let reply = await decideReply(turn);
    let response: Response;
    try {
      response = await respond(turn, reply);
    } catch (error) {
      reply = failed(turn, error);
      response = await respond(turn, reply);
    }
    await record(turn, reply, response);
    return response;
  } finally {
    turn.session.activity.leave();
  }
}

async function decideReply(turn: Turn): Promise<Reply> {
  try {
    for (const phase of phases) {
      const reply = await phase(turn);
      if (reply) return reply;
    }
    throw new Error("No phase answered.");
  } catch (error) {
    return failed(turn, error);
  }
}

/** Our own mistakes, and only they, are the vendor's 500. */
function failed(turn: Turn, error: unknown): Reply {
  // A caller that went away is nobody's mistake; what is answered is not read by anyone.
  if (!turn.request.signal.aborted) turn.mock.report(error);
  return refused("internal", error instanceof Error ? error.message : String(error));
}
