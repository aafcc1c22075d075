import type { AnyFault } from "./fault.js";
import { badResult } from "./kinds/bad-result.js";
import { ignoreField } from "./kinds/ignore-field.js";
import { otherLimit } from "./kinds/other-limit.js";
import { otherReading } from "./kinds/other-reading.js";
import { refuse } from "./kinds/refuse.js";
import { rewriteAnswer } from "./kinds/rewrite-answer.js";
import { skipCheck } from "./kinds/skip-check.js";
import { slowTask } from "./kinds/slow-task.js";
import { stuckTask } from "./kinds/stuck-task.js";
import { taskOutcome } from "./kinds/task-outcome.js";

/** Every fault the mock can play; one file each in `kinds/`. */
export const faults: readonly AnyFault[] = [
  badResult,
  ignoreField,
  otherLimit,
  otherReading,
  refuse,
  rewriteAnswer,
  skipCheck,
  slowTask,
  stuckTask,
  taskOutcome,
];
