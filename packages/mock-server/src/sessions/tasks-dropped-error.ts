import { GraycardError } from "@graycard/core";
import type { Session } from "./session.js";

/** A session lost tasks to the bounds of its mock: whoever asked for them was told that there are none. */
export class TasksDroppedError extends GraycardError {
  override readonly name = "TasksDroppedError";
  readonly code = "GC_SESSION_TASKS_DROPPED";
  /** How many were dropped. */
  readonly count: number;

  constructor(count: number) {
    const tasks = count === 1 ? "1 task of this session was" : `${count} tasks of this session were`;
    super(
      `${tasks} dropped for want of room while results could still be asked for: polls and downloads answered 404 where the vendor would not. Give the mock more room with memory: { tasks, pictureBytes, diskBytes }, let time pass, or reset sessions between tests.`,
    );
    this.count = count;
  }
}

/** The tasks that a session lost, as an error. */
export function tasksDroppedIn({ droppedTasks }: Session): TasksDroppedError | undefined {
  return droppedTasks === 0 ? undefined : new TasksDroppedError(droppedTasks);
}
