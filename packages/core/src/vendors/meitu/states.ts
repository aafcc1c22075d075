import type { FailureDetail, FailureReason } from "../../task/state.js";
import { defineStates } from "../../task/state-table.js";
import type { MeituClause, MeituReadings } from "./vocabulary.js";

/** Meitu has no tasks to ask for: an answer is a success, or it carries an error code. */
export const meituStates = defineStates<MeituClause>()({
  rows: {
    20001: {
      state: "failed",
      reasons: ["processing", "invalid-image", "source-too-large", "source-download", "result-upload", "timeout"],
      clause: "meitu.error.process-error",
      means: "the picture could not be worked on",
    },
    10003: {
      state: "failed",
      reasons: ["source-download"],
      clause: { erratum: "url.fetch-fault" },
      means: "the picture could not be downloaded from its URL",
    },
    20013: {
      state: "failed",
      reasons: ["invalid-image"],
      clause: { erratum: "image.fault-code" },
      means: "the picture has too many pixels",
    },
    23101: {
      state: "failed",
      reasons: ["invalid-image"],
      clause: { erratum: "image.fault-code" },
      means: "the picture cannot be decoded",
    },
    23102: {
      state: "failed",
      reasons: ["invalid-image"],
      clause: { erratum: "image.fault-code" },
      means: "the picture is in a format that is not taken",
    },
    23103: {
      state: "failed",
      reasons: ["invalid-image"],
      clause: { erratum: "image.fault-code" },
      means: "the picture has a size that is not taken",
    },
    433: {
      state: "failed",
      reasons: ["source-too-large"],
      clause: { erratum: "image.fault-code" },
      means: "the picture is too large",
    },
  },
  // An answer without a code is a success; every code, known or not, is a failure.
  unlisted: (code) => (code === 0 ? "succeeded" : "failed"),
});

const specific: Partial<Readonly<Record<FailureDetail, number>>> = {
  undecodable: 23101,
  format: 23102,
  "too-few-pixels": 23103,
  "too-many-pixels": 20013,
};

/** The document's one code for failed work, or the code by cause where that is the reading. */
export function meituFailureCode(
  reason: FailureReason,
  detail: FailureDetail | undefined,
  readings: MeituReadings,
): number {
  if (reason === "source-download" && readings["url.fetch-fault"] === "download-failed") return 10003;
  if (readings["image.fault-code"] === "process-error") return 20001;
  if (reason === "source-too-large") return 433;
  return (reason === "invalid-image" && detail !== undefined ? specific[detail] : undefined) ?? 20001;
}
