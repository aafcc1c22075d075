import type { MockCore } from "../mock-core.js";
import type { Session } from "../sessions/session.js";
import type { Answer } from "./answer.js";

/** An answer dated by its session's clock, where the mock has a start of its own; a port dates all others itself. */
export function withDate(answer: Answer, { tellsDate }: MockCore, { clock }: Session): Answer {
  if (!tellsDate) return answer;
  return { ...answer, headers: { ...answer.headers, date: new Date(clock.now()).toUTCString() } };
}
