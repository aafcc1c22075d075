import { type Answer, hasBody, sentHeaders, toResponse } from "../pipeline/answer.js";
import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import { closedAnswer } from "../pipeline/closed-answer.js";
import { isWaitingEnded } from "../sessions/waiting-ended.js";
import { bodyBytes } from "./body-bytes.js";
import { lostConnection } from "./lost-connection.js";
import { overTime } from "./over-time.js";
import { pacedChunks } from "./paced-chunks.js";
import { untilAborted } from "./until-aborted.js";
import type { WirePlay, WireStop } from "./wire-play.js";

/**
 * Plays an answer to a caller within the process, who experiences what one at the other end of a line would: a
 * connection lost before the head was complete rejects, a body that breaks off errors after the bytes that came, a
 * slow one comes in its time, and what hangs is pending until the caller gives up.
 *
 * @throws {CallerGoneError} where no response comes of it; its cause is for the caller
 */
export async function playAsResponse(answer: Answer, play: WirePlay, request: Request): Promise<Response> {
  const { stop } = play;
  if (stop && typeof stop.at === "string") return loseHead(stop, play, request);
  // What is asked for by HEAD, or has a status without a body, has none that could be slow or break off.
  if (request.method === "HEAD" || !hasBody(answer.status)) return toResponse(answer);
  const whole = bodyBytes(answer.body);
  const bytes = typeof stop?.at === "number" ? whole.subarray(0, stop.at) : whole;
  const headers = sentHeaders(answer, whole.byteLength);
  return new Response(bodyStream(bytes, play, request), { status: answer.status, headers });
}

async function loseHead({ by }: WireStop, { time: { closed } }: WirePlay, request: Request): Promise<Response> {
  const { body, signal } = request;
  if (by !== "hang") {
    const cause = lostConnection(by, "head");
    // What was still to be sent has nowhere to go.
    if (body && !body.locked && !isFormOfNode(request)) body.cancel(cause).catch(() => {});
    throw new CallerGoneError("the connection was dropped", { cause });
  }
  try {
    return await untilAborted(AbortSignal.any([signal, closed]), request);
  } catch (cause) {
    if (isWaitingEnded(cause)) return toResponse(closedAnswer(cause));
    throw new CallerGoneError("the caller gave up", { cause });
  }
}

/**
 * Whether Node wrote the body out of a form. Nobody sends it who could be told, and Node 24, which goes on reading a
 * form, throws where nobody can catch it when it was cancelled meanwhile.
 */
function isFormOfNode({ headers }: Request): boolean {
  return headers.get("content-type")?.includes("boundary=----formdata-undici-") ?? false;
}

/** A body whose bytes come whether they are read or not, as they do on a line. It ends when all of them were read. */
function bodyStream(bytes: Uint8Array, play: WirePlay, request: Request): ReadableStream<Uint8Array> {
  const unread = new AbortController();
  const gone = AbortSignal.any([request.signal, unread.signal, play.time.closed]);
  let sent: Promise<void> = Promise.resolve();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        sent = send(bytes, play, gone, (piece) => controller.enqueue(piece));
        // Whoever reads on hears of it.
        sent.catch(() => {});
      },
      async pull(controller) {
        await sent;
        // An error now would take back what came and was not read yet.
        if (controller.desiredSize === 0) await end(play.stop, () => untilAborted(gone, request), controller);
      },
      cancel: (reason) => unread.abort(reason),
    },
    { highWaterMark: 0 },
  );
}

async function send(
  bytes: Uint8Array,
  { bytesPerSecond, time }: WirePlay,
  gone: AbortSignal,
  take: (piece: Uint8Array) => void,
): Promise<void> {
  for await (const piece of overTime(pacedChunks(bytes, bytesPerSecond), time, gone)) {
    gone.throwIfAborted();
    // A copy: whoever reads it may do with it what it likes.
    take(piece.slice());
  }
}

async function end(
  stop: WireStop | undefined,
  untilGone: () => Promise<never>,
  controller: ReadableStreamDefaultController<Uint8Array>,
): Promise<void> {
  if (!stop) controller.close();
  else if (stop.by === "hang") await untilGone();
  else throw lostConnection(stop.by, "body");
}
