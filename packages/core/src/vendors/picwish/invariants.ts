import type { Invariants } from "../../contract/invariants.js";
import type { PicwishClause, PicwishReadings } from "./vocabulary.js";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What every answer keeps to, read off the tables, the samples and the prose. */
export const picwishInvariants: Invariants<PicwishClause, PicwishReadings> = {
  bodyStatus: "status",
  statusCarrier: "picwish.status.http-or-json",
  otherStatus: ["picwish.status.other-is-failure"],
  stateDecides: ["picwish.judge.work-by-state"],
  negativeFails: "picwish.state.negative-is-failure",
  listedStates: "picwish.response.state",
  progress: "picwish.response.progress",
  taskId: {
    at: "data.task_id",
    clause: "picwish.response.task-id",
    form: { clause: "picwish.sample.task-id-uuid", pattern: uuid, means: "a UUID in lower case" },
  },
  times: {
    clause: "picwish.sample.unix-seconds",
    created: { at: "data.created_at", clause: "picwish.response.created-at" },
    begun: { at: "data.processed_at", clause: "picwish.response.processed-at" },
    completed: { at: "data.completed_at", clause: "picwish.response.completed-at" },
  },
  // Whatever there is further to say is said in data, and the tables list it.
  unlistedFields: {
    accepted: "picwish.response.data",
    running: "picwish.response.data",
    succeeded: "picwish.response.data",
    failed: "picwish.response.data",
    // The sample is printed for two endpoints; by the tables of all three, data holds whatever there is beside.
    refused: ["picwish.sample.refused", "picwish.response.data"],
  },
  samples: [
    { clause: "picwish.sample.refused", phase: "refused", has: ["status"], lacks: ["data"] },
    {
      clause: "picwish.sample.finished",
      phase: "succeeded",
      has: [
        "data.completed_at",
        "data.created_at",
        // A cut-out of the mask alone has no image.
        ["data.image", "data.mask"],
        "data.processed_at",
        "data.progress",
        "data.return_type",
        "data.state",
        "data.task_id",
      ],
    },
    {
      clause: "picwish.sample.finished-message",
      phase: "succeeded",
      says: { message: "success" },
      unless: messageMayBeMissing,
    },
    {
      clause: "picwish.sample.finished-both",
      phase: "succeeded",
      when: { asked: "output_type", at: "data.output_type", is: 1 },
      has: ["data.image", "data.mask", "data.type"],
      says: { "data.output_type": 1 },
    },
    { clause: "picwish.sample.finished-type", phase: "succeeded", texts: ["data.type"] },
    {
      clause: "picwish.sample.finished-return-type",
      phase: "succeeded",
      whereLink: "data.image",
      says: { "data.return_type": 1 },
    },
    {
      clause: "picwish.sample.failed",
      phase: "failed",
      has: ["data.created_at", "data.processed_at", "data.progress", "data.state", "data.task_id"],
    },
    {
      clause: "picwish.sample.failed-without-result",
      phase: "failed",
      lacks: ["data.image", "data.completed_at", "data.return_type"],
    },
    {
      clause: "picwish.sample.failed-without-choices",
      phase: "failed",
      lacks: ["data.mask", "data.output_type", "data.type"],
    },
    { clause: "picwish.sample.failed-status", phase: "failed", says: { status: 200 }, httpStatus: 200 },
    {
      clause: "picwish.sample.failed-message",
      phase: "failed",
      says: { message: "success" },
      unless: messageMayBeMissing,
    },
  ],
  echoes: [
    {
      clause: "picwish.response.return-type-as-requested",
      asked: "return_type",
      at: "data.return_type",
      otherwise: 1,
    },
    { clause: "picwish.response.type-as-requested", asked: "type", at: "data.type" },
  ],
  links: {
    clause: "picwish.link.signed-form",
    parameters: ["Expires", "OSSAccessKeyId", "Signature"],
    exact: true,
    signature: { clause: "picwish.link.signature-encoding", bytes: 20, encoded: "+=", raw: "/" },
  },
};

function messageMayBeMissing(readings: PicwishReadings): string | undefined {
  const dropped = readings["answer.poll-message"] === "absent" || readings["answer.sync-message"] === "absent";
  return dropped ? "The readings in force let answers about tasks go without a message." : undefined;
}
