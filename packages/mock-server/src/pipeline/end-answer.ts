import type { Outgoing } from "./node-connection.js";
import type { PushedRequest } from "./pushed-request.js";

/** The longest that a timer of Node's can wait; beyond it, it does not wait at all. */
const longestMs = 2 ** 31 - 1;

/**
 * Ends an answer of which all has been written. A caller that is refused in the middle of an upload goes on sending
 * before it reads the answer, and a connection that is closed with any of that unread is reset: the answer may never
 * arrive. So what still comes is read and dropped first.
 *
 * @param silenceMs how long a caller may say nothing once its answer has left, in milliseconds; then its connection is
 *   closed. As long as it likes where that is 0
 */
export function endAnswer(outgoing: Outgoing, silenceMs: number): void {
  const { req: request } = outgoing;
  if (request.complete || request.destroyed) {
    outgoing.end();
    return;
  }
  const giveUp = () => {
    // It may wait behind the answer to an earlier request, or for a caller that reads slowly.
    const isOnItsWay = !outgoing.socket || outgoing.writableLength > 0;
    if (isOnItsWay) timer?.refresh();
    else request.socket.destroy();
  };
  const timer = silenceMs > 0 ? setTimeout(giveUp, Math.min(silenceMs, longestMs)).unref() : undefined;
  const end = () => {
    clearTimeout(timer);
    outgoing.end();
  };
  dropBody(request, () => timer?.refresh());
  request.once("end", end).once("close", end);
}

/** Reads what still comes of a body, and drops it. */
export function dropBody(request: PushedRequest, onPiece: () => void = () => {}): void {
  request.leaveBody();
  request.on("data", onPiece).resume();
}
