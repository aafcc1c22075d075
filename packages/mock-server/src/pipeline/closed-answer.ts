import type { WaitingEnded } from "../sessions/waiting-ended.js";
import type { Answer } from "./answer.js";

/** What a caller hears whose session was closed or reset while it waited: from the mock, as no vendor would say it. */
export function closedAnswer({ code, message }: WaitingEnded): Answer {
  const body = JSON.stringify({ error: message, code });
  return { status: 410, headers: { "content-type": "application/json" }, body };
}
