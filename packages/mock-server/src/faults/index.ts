import type { AnyFault } from "./fault.js";
import { backwardsProgress } from "./kinds/backwards-progress.js";
import { badResult } from "./kinds/bad-result.js";
import { damagedResult } from "./kinds/damaged-result.js";
import { dropConnection } from "./kinds/drop-connection.js";
import { earlyExpiredLink } from "./kinds/early-expired-link.js";
import { extraField } from "./kinds/extra-field.js";
import { garbledBody } from "./kinds/garbled-body.js";
import { hang } from "./kinds/hang.js";
import { httpError } from "./kinds/http-error.js";
import { ignoreField } from "./kinds/ignore-field.js";
import { latency } from "./kinds/latency.js";
import { leaveTerminal } from "./kinds/leave-terminal.js";
import { lostResponse } from "./kinds/lost-response.js";
import { mangledLink } from "./kinds/mangled-link.js";
import { missingField } from "./kinds/missing-field.js";
import { otherLimit } from "./kinds/other-limit.js";
import { otherReading } from "./kinds/other-reading.js";
import { rateLimit } from "./kinds/rate-limit.js";
import { refuse } from "./kinds/refuse.js";
import { retypedField } from "./kinds/retyped-field.js";
import { rewriteAnswer } from "./kinds/rewrite-answer.js";
import { runningState } from "./kinds/running-state.js";
import { skipCheck } from "./kinds/skip-check.js";
import { slowBody } from "./kinds/slow-body.js";
import { slowTask } from "./kinds/slow-task.js";
import { stuckTask } from "./kinds/stuck-task.js";
import { taskOutcome } from "./kinds/task-outcome.js";
import { truncatedBody } from "./kinds/truncated-body.js";
import { truncatedResult } from "./kinds/truncated-result.js";
import { unknownState } from "./kinds/unknown-state.js";
import { uploadFault } from "./kinds/upload-fault.js";
import { wrongContentType } from "./kinds/wrong-content-type.js";
import { wrongTypeResult } from "./kinds/wrong-type-result.js";

/** Every fault the mock can play; one file each in `kinds/`. */
export const faults: readonly AnyFault[] = [
  backwardsProgress,
  badResult,
  damagedResult,
  dropConnection,
  earlyExpiredLink,
  extraField,
  garbledBody,
  hang,
  httpError,
  ignoreField,
  latency,
  leaveTerminal,
  lostResponse,
  mangledLink,
  missingField,
  otherLimit,
  otherReading,
  rateLimit,
  refuse,
  retypedField,
  rewriteAnswer,
  runningState,
  skipCheck,
  slowBody,
  slowTask,
  stuckTask,
  taskOutcome,
  truncatedBody,
  truncatedResult,
  unknownState,
  uploadFault,
  wrongContentType,
  wrongTypeResult,
];
