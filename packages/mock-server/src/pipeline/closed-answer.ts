import type { SessionClosedError } from "../sessions/session-closed-error.js";
import type { Answer } from "./answer.js";

/** What a caller hears whose session was closed while it waited: from the mock, as no vendor would say it. */
export function closedAnswer({ code, message }: SessionClosedError): Answer {
  const body = JSON.stringify({ error: message, code });
  return { status: 410, headers: { "content-type": "application/json" }, body };
}
