import { type AnswerReading, idOf, integerOf, propertyOf, textOf } from "../../contract/answer-reading.js";
import { isTerminal } from "../../task/state.js";
import { type StateTable, stateOf } from "../../task/state-table.js";

/** What is said of the request, which went well, also where its task failed: `picwish.sample.failed-message`. */
const success = "success";

/**
 * Understands an answer in PicWish's envelope. The HTTP status and the status in the body are both believed when
 * they speak of failure; after that only the state counts.
 *
 * Clauses `picwish.status.request-only`, `picwish.state.negative-is-failure`.
 */
export function readPicwishAnswer(states: StateTable, httpStatus: number, body: unknown): AnswerReading {
  const status = integerOf(propertyOf(body, "status"));
  const message = textOf(propertyOf(body, "message"));
  const data = propertyOf(body, "data");
  const taskId = idOf(propertyOf(data, "task_id"));
  if (httpStatus !== 200 || (status !== undefined && status !== 200)) {
    const code = status !== undefined && status !== 200 ? status : httpStatus;
    return { phase: "refused", code, message, ...(taskId === undefined ? {} : { taskId }) };
  }
  const code = integerOf(propertyOf(data, "state"));
  if (code === undefined) {
    if (taskId !== undefined) return { phase: "accepted", taskId };
    return { phase: "unreadable", because: "the answer has neither a state nor a task id" };
  }
  const state = stateOf(states, code);
  const outputs = ["image", "mask"].flatMap((name) => {
    const text = textOf(propertyOf(data, name));
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    phase: isTerminal(state) ? state : "running",
    state,
    code,
    taskId,
    progress: integerOf(propertyOf(data, "progress")),
    message: message === success ? undefined : message,
    outputs: [Object.fromEntries(outputs)],
  };
}
