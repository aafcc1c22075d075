import type { OperationName } from "../contract/endpoint.js";
import type { AnyEndpoint } from "../contract/vendor.js";
import { TaskFailedError } from "../errors/task-failed-error.js";
import type { FailureReason } from "../task/state.js";
import { reasonOf } from "../task/state-table.js";
import type { Engine } from "./engine.js";
import type { Heard } from "./heard.js";
import { clauseId } from "./prepare-submit.js";
import type { TaskHandle } from "./task-handle.js";

/** Which failures may not happen again: those that say nothing about the picture. */
const passing: Readonly<Record<FailureReason, boolean>> = {
  timeout: true,
  "invalid-image": false,
  "source-too-large": false,
  "source-download": true,
  "result-upload": true,
  processing: false,
};

/** The error that failed work is for its caller. */
export function taskFailedError(
  { vendor, secrets }: Engine,
  endpoint: AnyEndpoint,
  operation: OperationName,
  heard: Heard,
  handle: TaskHandle | undefined,
): TaskFailedError {
  const { reading } = heard;
  if (reading.phase !== "failed") throw new TypeError("Only failed work is.");
  const { code } = reading;
  const message = reading.message === undefined ? undefined : secrets.withhold(reading.message);
  const row = vendor.states.rows[code];
  const reason = reasonOf(vendor.states, code);
  const clause = clauseId(row?.clause);
  const means = row?.means ?? "no document lists this number";
  const rests = clause === undefined ? "" : ` (${clause})`;
  const task = reading.taskId === undefined ? "the work" : `task ${reading.taskId}`;
  const words = message === undefined ? "" : `, in its own words "${message}"`;
  const text = `${vendor.id}/${endpoint.id}: ${task} failed with ${code}: ${means}${words}${rests}.`;
  const retryable = reason !== undefined && passing[reason];
  const facts = { vendor: vendor.id, endpoint: endpoint.id, operation, handle, clause, retryable } as const;
  // Whether failed work is paid for stands in no document.
  return new TaskFailedError(text, { ...facts, charged: "unknown", vendorCode: code, reason, vendorMessage: message });
}
