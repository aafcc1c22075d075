import { isTerminal, type TaskState, taskStates } from "./state.js";

/**
 * Whether a task may be seen in `next` after it was seen in `previous`. States may be skipped or repeated,
 * never gone back to, and nothing follows an end.
 *
 * @example
 * isLegalTransition("queued", "processing"); // true: a poll may miss states
 * isLegalTransition("succeeded", "processing"); // false
 */
export function isLegalTransition(previous: TaskState, next: TaskState): boolean {
  if (isTerminal(previous)) return next === previous;
  return taskStates.indexOf(next) >= taskStates.indexOf(previous);
}
