import type { Outgoing } from "./node-connection.js";
import type { PushedRequest } from "./pushed-request.js";

/**
 * Ends an answer of which all has been written. A caller that is refused in the middle of an upload goes on sending
 * before it reads the answer, and a connection that is closed with any of that unread is reset: the answer may never
 * arrive. So what still comes is read and dropped first.
 *
 * @param silenceMs how long a caller may say nothing meanwhile, in milliseconds; then its connection is closed
 */
export function endAnswer(outgoing: Outgoing, silenceMs: number): void {
  const { req: request } = outgoing;
  if (request.complete || request.destroyed) {
    outgoing.end();
    return;
  }
  const timer = setTimeout(() => request.socket.destroy(), silenceMs).unref();
  const end = () => {
    clearTimeout(timer);
    outgoing.end();
  };
  dropBody(request, () => timer.refresh());
  request.once("end", end).once("close", end);
}

/** Reads what still comes of a body, and drops it. */
export function dropBody(request: PushedRequest, onPiece: () => void = () => {}): void {
  request.leaveBody();
  request.on("data", onPiece).resume();
}
