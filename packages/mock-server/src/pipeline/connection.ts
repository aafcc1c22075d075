import type { Answer } from "./answer.js";
import type { Inbound } from "./inbound.js";

/** One request and the way back to who sent it. */
export interface Connection {
  readonly inbound: Inbound;
  /** Hands the answer over, and gives what the fetch handler is to return. */
  send(answer: Answer): Response | Promise<Response>;
}
