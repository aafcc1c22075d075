import type { FailureDetail, FailureReason } from "../../task/state.js";
import { failureCodeOf } from "../../task/state-table.js";
import { picwishStates } from "./states.js";
import type { PicwishReadings } from "./vocabulary.js";

/** The number of a failure; the newer ones only where they are read to be in use. */
export function picwishFailureCode(
  reason: FailureReason,
  detail: FailureDetail | undefined,
  readings: PicwishReadings,
): number {
  if (reason !== "processing") return failureCodeOf(picwishStates, reason);
  if (detail === "nothing-found" && readings["segmentation.nothing-found"] === "empty-result") return -11;
  return readings["state.newer-codes"] === "sent" ? -9 : failureCodeOf(picwishStates, reason);
}
