/** The fields of an answer, from the response tables. */
import { defineClauses } from "../../../contract/clause.js";
import {
  everywhere,
  inInpaint,
  inInpaintAndSegmentation,
  inScale,
  inSegmentation,
  type PicwishDocument,
} from "./documents.js";

export const responseClauses = defineClauses<PicwishDocument>()({
  "picwish.response.status": {
    level: "must",
    kind: "table",
    text: "An answer carries the integer status.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.message": {
    level: "must",
    kind: "table",
    text: "An answer carries the string message with information about the outcome.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.message-on-failure": {
    level: "may",
    kind: "table",
    text: "When the work fails, a caller may turn to message to learn about it.",
    sources: everywhere("Response fields"),
    excluded: "It is a text for people, and what they do with it leaves no trace.",
  },
  "picwish.response.data": {
    level: "must",
    kind: "table",
    text: "An answer carries the object data, which holds all further fields.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.state": {
    level: "must",
    kind: "table",
    text: "The integer state in data tells how far the work has come or why it failed.",
    sources: [...everywhere("Response fields"), ...everywhere("State codes")],
  },
  "picwish.response.progress": {
    level: "must",
    kind: "table",
    text: "The integer progress in data goes with the outcome of the work.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.progress-100": {
    level: "must",
    kind: "table",
    text: "Once the work has succeeded, progress is 100.",
    sources: [...everywhere("Response fields"), ...inInpaintAndSegmentation("Sample: finished")],
  },
  "picwish.response.progress-0": {
    level: "must",
    kind: "table",
    text: "Once the work has failed, progress is 0.",
    sources: [...everywhere("Response fields"), ...inInpaintAndSegmentation("Sample: failed task")],
  },
  "picwish.response.task-id": {
    level: "must",
    kind: "table",
    text: "The string task_id in data identifies the task.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.image": {
    level: "must",
    kind: "table",
    text: "The string image in data is the download address or the base64 text of the result picture.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.mask": {
    level: "must",
    kind: "table",
    text: "The string mask in data is the download address or the base64 text of the mask picture.",
    sources: inSegmentation("Response fields"),
  },
  "picwish.response.return-type": {
    level: "must",
    kind: "table",
    text: "The integer return_type in data names the way in which the result comes back.",
    sources: [...everywhere("Response fields"), ...inInpaintAndSegmentation("Sample: finished")],
  },
  "picwish.response.return-type-as-requested": {
    level: "must",
    kind: "table",
    text: "The values of return_type in data are those explained for the request.",
    sources: [...inScale("Response fields"), ...inInpaint("Response fields")],
  },
  "picwish.response.output-type": {
    level: "must",
    kind: "table",
    text: "The whole number output_type in data names which pictures were asked for.",
    sources: [...inSegmentation("Response fields"), ...inSegmentation("Sample: finished")],
  },
  "picwish.response.type": {
    level: "must",
    kind: "table",
    text: "A finished answer carries type in data.",
    sources: [...inScale("Response fields"), ...inSegmentation("Sample: finished")],
  },
  "picwish.response.type-as-requested": {
    level: "must",
    kind: "table",
    text: "The values of type in data are those explained for the request.",
    sources: inScale("Response fields"),
  },
  "picwish.response.type-as-integer": {
    level: "must",
    kind: "table",
    text: "The scale table lists type as an integer and describes it with the words it has for return_type.",
    sources: inScale("Response fields"),
    excluded: "Taken for a slip of copying: type is judged as the text that the request chose.",
  },
  "picwish.response.created-at": {
    level: "must",
    kind: "table",
    text: "The integer created_at in data is the timestamp of the task's creation.",
    sources: everywhere("Response fields"),
  },
  "picwish.response.processed-at": {
    level: "must",
    kind: "table",
    text: "The integer processed_at in data is the timestamp at which work on the task began.",
    sources: [
      ...inSegmentation("Response fields"),
      ...inSegmentation("Sample: finished"),
      ...inInpaint("Sample: finished"),
      ...inInpaint("Sample: failed task"),
    ],
  },
  "picwish.response.completed-at": {
    level: "must",
    kind: "table",
    text: "The integer completed_at in data is the timestamp at which the task was complete.",
    sources: everywhere("Response fields"),
  },
});
