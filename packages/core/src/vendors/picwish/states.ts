import { defineStates } from "../../task/state-table.js";
import type { PicwishClause } from "./vocabulary.js";

/** PicWish's task states. A task runs 0, 2, 3, 4 and ends in 1 or below zero: the order is not numeric. */
export const picwishStates = defineStates<PicwishClause>()({
  rows: {
    0: { state: "queued", clause: "picwish.state.queued", means: "the task is in the queue" },
    2: { state: "preparing", clause: "picwish.state.preparing", means: "the task is being prepared" },
    3: { state: "waiting", clause: "picwish.state.waiting", means: "the task is waiting" },
    4: { state: "processing", clause: "picwish.state.processing", means: "the picture is being worked on" },
    1: { state: "succeeded", clause: "picwish.state.succeeded", means: "the result is ready" },
    [-1]: { state: "failed", reasons: ["processing"], clause: "picwish.state.failed", means: "the work failed" },
    [-2]: {
      state: "failed",
      reasons: ["result-upload"],
      clause: "picwish.state.result-upload",
      means: "the work is done but its result could not be stored",
    },
    [-3]: {
      state: "failed",
      reasons: ["source-download"],
      clause: "picwish.state.source-download",
      means: "the picture could not be downloaded from its URL",
    },
    [-5]: {
      state: "failed",
      reasons: ["source-too-large"],
      clause: "picwish.state.source-too-large",
      means: "the picture behind the URL is too large",
    },
    [-7]: {
      state: "failed",
      reasons: ["invalid-image"],
      clause: "picwish.state.invalid-image",
      means: "the file is not a picture the service can work on",
    },
    [-8]: {
      state: "failed",
      reasons: ["timeout"],
      clause: "picwish.state.timeout",
      means: "the work took longer than allowed",
    },
    [-9]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the service failed while it worked on the picture",
    },
    [-10]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the check of the content failed",
    },
    [-11]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the result is empty",
    },
    [-13]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the work was broken off",
    },
    [-14]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the content does not meet the requirements",
    },
    [-15]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "resources are short, and a later try may work",
    },
    [-16]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the check of the content failed",
    },
    [-17]: {
      state: "failed",
      reasons: ["processing"],
      clause: { erratum: "state.newer-codes" },
      means: "the prompt is not allowed",
    },
  },
  // The documents promise failure for every number below zero, and name no other meaning for the rest.
  unlisted: (code) => (code < 0 ? "failed" : "processing"),
});
