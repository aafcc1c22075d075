/**
 * What the printed answers show beyond the tables. The scale document prints none. A fact that one
 * answer merely happens to have is a `may`: another answer may well differ.
 */
import { defineClauses } from "../../../contract/clause.js";
import { inInpaint, inInpaintAndSegmentation, inSegmentation, type PicwishDocument } from "./documents.js";

export const sampleClauses = defineClauses<PicwishDocument>()({
  "picwish.sample.refused": {
    level: "must",
    kind: "sample",
    text: "A refused request is answered by status and message alone, without data.",
    sources: inInpaintAndSegmentation("Sample: refused request"),
  },
  "picwish.sample.refused-message": {
    level: "may",
    kind: "sample",
    text: 'The message of a request refused with status 400 can read "Invalid task type".',
    sources: inInpaintAndSegmentation("Sample: refused request"),
    excluded: "It is one wording of a text for people; others say the same.",
  },
  "picwish.sample.failed": {
    level: "must",
    kind: "sample",
    text: "The data of a failed task has created_at, processed_at, progress, state and task_id.",
    sources: inInpaintAndSegmentation("Sample: failed task"),
  },
  "picwish.sample.failed-without-result": {
    level: "must",
    kind: "sample",
    text: "The data of a failed task has neither image nor completed_at nor return_type.",
    sources: inInpaintAndSegmentation("Sample: failed task"),
  },
  "picwish.sample.failed-without-choices": {
    level: "must",
    kind: "sample",
    text: "The data of a failed cut-out has neither mask nor output_type nor type.",
    sources: inSegmentation("Sample: failed task"),
  },
  "picwish.sample.failed-status": {
    level: "must",
    kind: "sample",
    text: "A failed task is answered with status 200.",
    sources: inInpaintAndSegmentation("Sample: failed task"),
  },
  "picwish.sample.failed-message": {
    level: "should",
    kind: "sample",
    text: "The message about a failed task still reads success.",
    sources: inInpaintAndSegmentation("Sample: failed task"),
  },
  "picwish.sample.failed-times": {
    level: "may",
    kind: "sample",
    text: "Work on a failed task can begin one second after its creation.",
    sources: inInpaintAndSegmentation("Sample: failed task"),
    excluded: "One task happened to; whenever another begins contradicts nothing.",
  },
  "picwish.sample.finished": {
    level: "must",
    kind: "sample",
    text: "Finished data has completed_at, created_at, image, processed_at, progress, return_type, state and task_id.",
    sources: inInpaintAndSegmentation("Sample: finished"),
  },
  "picwish.sample.finished-message": {
    level: "should",
    kind: "sample",
    text: "The message about a finished task reads success.",
    sources: inInpaintAndSegmentation("Sample: finished"),
  },
  "picwish.sample.finished-both": {
    level: "must",
    kind: "sample",
    text: "A finished cut-out with output_type 1 has image and mask, and repeats output_type and type.",
    sources: inSegmentation("Sample: finished"),
  },
  "picwish.sample.finished-type": {
    level: "must",
    kind: "sample",
    text: "The type in a finished cut-out is a string, here auto.",
    sources: inSegmentation("Sample: finished"),
  },
  "picwish.sample.finished-return-type": {
    level: "must",
    kind: "sample",
    text: "Where image is a link, return_type in the answer is 1.",
    sources: inInpaintAndSegmentation("Sample: finished"),
  },
  "picwish.sample.finished-image-twice": {
    level: "may",
    kind: "sample",
    text: "The finished inpaint answer is printed with image twice, one text left open and a brace missing.",
    sources: inInpaint("Sample: finished"),
    excluded: "Damage to the printed sample; no service could answer like this.",
  },
  "picwish.sample.key-order": {
    level: "may",
    kind: "sample",
    text: "An answer is printed with status, message and data in this order and the keys of data in alphabetical order.",
    sources: [
      ...inInpaintAndSegmentation("Sample: finished"),
      ...inInpaintAndSegmentation("Sample: refused request"),
      ...inInpaintAndSegmentation("Sample: failed task"),
    ],
    excluded: "Members of a JSON object have no order, so no reader may depend on one.",
  },
  "picwish.sample.task-id-uuid": {
    level: "should",
    kind: "sample",
    text: "A task_id is a random UUID in lower case.",
    sources: [...inInpaintAndSegmentation("Sample: finished"), ...inInpaintAndSegmentation("Sample: failed task")],
  },
  "picwish.sample.unix-seconds": {
    level: "must",
    kind: "sample",
    text: "Timestamps have the ten digits of Unix seconds.",
    sources: [...inInpaintAndSegmentation("Sample: finished"), ...inInpaintAndSegmentation("Sample: failed task")],
  },
  "picwish.sample.times-equal": {
    level: "may",
    kind: "sample",
    text: "The creation, the beginning and the end of a task can fall into the same second.",
    sources: inInpaint("Sample: finished"),
    excluded: "How the time stamps of one task lay to each other by chance binds no other task.",
  },
  "picwish.sample.times-one-second-apart": {
    level: "may",
    kind: "sample",
    text: "The beginning and the end of a task can both lie one second after its creation.",
    sources: inSegmentation("Sample: finished"),
    excluded: "How the time stamps of one task lay to each other by chance binds no other task.",
  },
});
