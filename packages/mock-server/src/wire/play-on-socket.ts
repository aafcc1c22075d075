import { Socket } from "node:net";
import { nextTurn } from "#platform/next-turn";
import { type Answer, bodyOf, sentHeaders } from "../pipeline/answer.js";
import { dropBody, endAnswer } from "../pipeline/end-answer.js";
import type { Outgoing } from "../pipeline/node-connection.js";
import { isWaitingEnded } from "../sessions/waiting-ended.js";
import { bodyBytes } from "./body-bytes.js";
import { overTime } from "./over-time.js";
import { pacedChunks } from "./paced-chunks.js";
import type { WireEnd } from "./wire-bend.js";
import type { WirePlay, WireTime } from "./wire-play.js";

interface Play {
  readonly answer: Answer;
  readonly play: WirePlay;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
  /** How long a caller may pause within the rest of a body that came too late to be read, in milliseconds. */
  readonly silenceMs: number;
}

/**
 * Plays an answer on a connection: sends real bytes, in their time, and really closes or resets the connection where
 * the answer stops. Resolves when nothing more is going to be sent; a caller that goes away ends it as well.
 */
export async function playOnSocket(outgoing: Outgoing, given: Play): Promise<void> {
  try {
    await send(outgoing, given);
  } catch (error) {
    if (isWaitingEnded(error)) outgoing.destroy();
    if (!given.signal.aborted && !outgoing.destroyed) throw error;
  }
}

async function send(outgoing: Outgoing, { answer, play, signal, silenceMs }: Play): Promise<void> {
  const { stop } = play;
  const whole = bodyBytes(bodyOf(answer));
  const headers = sentHeaders(answer, whole.byteLength);
  if (stop?.at === "before-headers") return endConnection(outgoing, stop.by, play.time);
  if (stop?.at === "within-headers") {
    await flushed(outgoing, halfHead(answer.status, headers));
    return endConnection(outgoing, stop.by, play.time);
  }
  outgoing.writeHead(answer.status, headers);
  outgoing.flushHeaders();
  // What is asked for by HEAD has no body that could be slow or break off.
  if (outgoing.req.method === "HEAD") return endAnswer(outgoing, silenceMs);
  const bytes = typeof stop?.at === "number" ? whole.subarray(0, stop.at) : whole;
  for await (const piece of overTime(pacedChunks(bytes, play.bytesPerSecond), play.time, signal)) {
    await written(outgoing, piece);
  }
  if (!stop) return endAnswer(outgoing, silenceMs);
  await flushed(outgoing, "");
  return endConnection(outgoing, stop.by, play.time);
}

/** The first half of the head of an answer: it ends within a line or between two, and always before the empty one. */
function halfHead(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} -`, ...lines].join("\r\n");
  return head.slice(0, Math.ceil(head.length / 2));
}

async function endConnection(outgoing: Outgoing, by: WireEnd, { closed }: WireTime): Promise<void> {
  const { socket } = outgoing.req;
  if (by === "hang") return hang(socket, closed);
  if (by === "reset") {
    // A reset overtakes what was sent before. Whoever listens gets a chance to read that first.
    for (let turn = 0; turn < 3; turn++) await nextTurn();
    tcpOf(socket).resetAndDestroy();
    return;
  }
  // To close with something unread would reset the connection: what still comes is read and dropped.
  dropBody(outgoing.req);
  socket.end();
}

/** Says nothing more. The connection stays until the caller gives up, or the session is closed. */
function hang(socket: Socket, closed: AbortSignal): void {
  const end = () => socket.destroy();
  closed.addEventListener("abort", end, { once: true });
  socket.once("close", () => closed.removeEventListener("abort", end));
}

/** The connection below encryption, which alone can be reset. */
function tcpOf(socket: Socket): Socket {
  return "_parent" in socket && socket._parent instanceof Socket ? socket._parent : socket;
}

/** Sends a piece of the body; resolves when it has left, or never can. */
function written(outgoing: Outgoing, piece: Uint8Array): Promise<void> {
  return unlessClosed(outgoing, (done) => outgoing.write(piece, done));
}

/** Sends bytes past the answer; resolves when they, and all before them, have left. */
function flushed(outgoing: Outgoing, text: string): Promise<void> {
  return unlessClosed(outgoing, (done) => outgoing.req.socket.write(text, "latin1", done));
}

function unlessClosed(outgoing: Outgoing, write: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("close", done);
      resolve();
    };
    if (outgoing.destroyed) return resolve();
    outgoing.once("close", done);
    write(done);
  });
}
