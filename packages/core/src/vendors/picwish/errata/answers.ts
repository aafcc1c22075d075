/** What stands in an answer, and when. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const answerErrata = defineErrata<PicwishClauseId>()({
  "answer.created": {
    kind: "silence",
    question: "No sample shows how an asynchronous request is answered.",
    clauses: ["picwish.response.task-id", "picwish.response.data", "picwish.response.message"],
    readings: {
      "task-id-only": { means: "The answer has status 200, message success, and data with task_id alone." },
      "first-state": { means: "The answer has the state and the progress of the new task as well." },
    },
    choice: "task-id-only",
    reason: "Captured answers look like this.",
    sureness: "A",
  },
  "answer.running": {
    kind: "silence",
    question: "No sample shows a task that is still running.",
    clauses: ["picwish.response.state", "picwish.response.progress", "picwish.response.created-at"],
    readings: {
      "like-failed": {
        means: "data has created_at, progress, state and task_id, and processed_at once the work goes on.",
      },
      "state-only": { means: "data has state and task_id alone." },
    },
    choice: "like-failed",
    reason: "These are the fields of a failed task, which has no result either; a reader should depend on state only.",
  },
  "answer.progress": {
    kind: "silence",
    question: "progress is explained for success and failure; what a running task shows is not said.",
    clauses: ["picwish.response.progress", "picwish.response.progress-100", "picwish.response.progress-0"],
    readings: {
      rising: { means: "A running task shows 0 to 99, never falling." },
      zero: { means: "A running task shows 0 until it has succeeded." },
    },
    choice: "rising",
    reason: "Captured answers stay within 0 and 100.",
    sureness: "A",
  },
  "answer.poll-message": {
    kind: "difference",
    question: "Every sample has message; captured answers about a task have status and data alone.",
    clauses: ["picwish.response.message", "picwish.sample.finished-message", "picwish.sample.failed-message"],
    readings: {
      present: { means: "Every answer has message." },
      absent: { means: "The answer to a poll has no message, the answer that creates a task has one." },
    },
    choice: "present",
    reason: "The tables and all samples have it.",
    sureness: "A",
    switchable: true,
  },
  "answer.sync-message": {
    kind: "difference",
    question: "Every sample has message; the one captured answer of a synchronous call has none.",
    clauses: ["picwish.response.message", "picwish.sample.finished-message", "picwish.sample.failed-message"],
    readings: {
      present: { means: "An answer that waited for its task has message." },
      absent: { means: "An answer that waited for its task has status and data alone." },
    },
    choice: "present",
    reason: "The tables and all samples have it.",
    sureness: "A",
    switchable: true,
  },
  "answer.message-on-refusal": {
    kind: "silence",
    question: "One sample shows a refused request, and whether every refusal has a message is not said.",
    clauses: ["picwish.response.message", "picwish.sample.refused-message"],
    readings: {
      present: { means: "Every refusal has message." },
      absent: { means: "A refusal has status alone." },
    },
    choice: "present",
    reason: "The sample has it; that clients were seen to be ready for a refusal without it proves nothing.",
    sureness: "D",
    switchable: true,
  },
  "answer.extras": {
    kind: "difference",
    question: "Captured answers have fields that no table lists, such as the size of the result and the time it took.",
    clauses: ["picwish.sample.finished", "picwish.sample.finished-both"],
    readings: {
      documented: { means: "data has the listed fields alone." },
      rich: {
        means:
          "data also has download_time, image_height, image_width, state_detail and time_elapsed, as far as known.",
      },
    },
    choice: "documented",
    reason: "The tables and samples are taken to be complete.",
    sureness: "A",
    switchable: true,
  },
  "answer.failure-message": {
    kind: "contradiction",
    question: "The tables advise to read message when the work fails; the samples of failed work say success.",
    clauses: [
      "picwish.response.message-on-failure",
      "picwish.sample.failed-message",
      "picwish.support.show-message",
      "picwish.judge.work-by-state",
    ],
    readings: {
      success: { means: "Failed work is reported with message success, and only state tells." },
      explains: { means: "The message of failed work says what went wrong." },
    },
    choice: "success",
    reason: "Samples are exact where prose is general.",
    sureness: "B",
  },
  "answer.failure-fields": {
    kind: "contradiction",
    question: "The tables list every field without exception; the samples of failed work leave out half of them.",
    clauses: [
      "picwish.sample.failed",
      "picwish.sample.failed-without-result",
      "picwish.sample.failed-without-choices",
      "picwish.response.image",
      "picwish.response.return-type",
      "picwish.response.completed-at",
    ],
    readings: {
      "as-sampled": { means: "Failed work has created_at, processed_at, progress, state and task_id, nothing more." },
      all: { means: "Failed work has all fields, empty where there is nothing to say." },
      "with-error": { means: "Failed work has an error text in data as well." },
    },
    choice: "as-sampled",
    reason: "Samples are exact; an error text is only looked for by one public client.",
    sureness: "B",
  },
  "answer.success-fields": {
    kind: "silence",
    question: "The tables mark no field as optional, so what a finished answer must have is open.",
    clauses: ["picwish.sample.finished", "picwish.response.completed-at", "picwish.response.image"],
    readings: {
      "result-and-end": {
        means: "A reader may count on completed_at and one result; a judge misses nothing else.",
      },
      everything: {
        means: "The mock sends, and a judge expects, every listed field; a reader still counts on the result alone.",
      },
    },
    choice: "everything",
    reason:
      "The tables list the fields without reserve, and the samples have them; a reader loses nothing by patience.",
  },
  "answer.refusal-data": {
    kind: "contradiction",
    question: "The tables list data without exception; the samples of refused requests have none.",
    clauses: ["picwish.response.data", "picwish.sample.refused"],
    readings: {
      absent: { means: "A refused request is answered without data." },
      empty: { means: "A refused request is answered with data that is empty or null." },
    },
    choice: "absent",
    reason: "Samples are exact; a reader should not depend on it.",
    sureness: "B",
  },
  "answer.refusal-message": {
    kind: "contradiction",
    question: "The only text of a refusal is about the task type, and inpaint prints it although it has no type.",
    clauses: ["picwish.sample.refused-message", "picwish.response.message"],
    readings: {
      "free-text": { means: "The text is for people: it fits the fault, and no reader compares it." },
      fixed: { means: "Every refusal with 400 has the sampled text." },
    },
    choice: "free-text",
    reason:
      "A captured 404 has a text of its own that names an inner host; those of 401, 413, 429 and 500 are unknown.",
    sureness: "A",
  },
  "answer.scale-fields": {
    kind: "silence",
    question: "The scale document has no sample, so the fields of its answers are known from its table alone.",
    clauses: ["picwish.sample.finished", "picwish.response.type", "picwish.sample.refused", "picwish.sample.failed"],
    readings: {
      "as-inpaint": { means: "Scale answers have the fields that inpaint's samples show, and type on success." },
      "as-table": { means: "Scale answers have the fields of its table, which has no processed_at." },
    },
    choice: "as-inpaint",
    reason: "A captured scale answer has these fields and just two differences, both of them errata of their own.",
    sureness: "A",
  },
  "answer.type": {
    kind: "contradiction",
    question:
      "Scale lists type as an integer about the way of return; segmentation shows it as text and never lists it.",
    clauses: ["picwish.response.type", "picwish.response.type-as-integer", "picwish.sample.finished-type"],
    readings: {
      "request-text": { means: "type repeats the request's type as text, or says what was assumed without one." },
      "return-number": { means: "On scale, type is a number like return_type." },
    },
    choice: "request-text",
    reason: "Captured answers have clean, face, auto or object; the table repeats the row before it.",
    sureness: "A",
  },
  "answer.processed-at": {
    kind: "contradiction",
    question: "All samples of tasks have processed_at; only segmentation's table lists it.",
    clauses: ["picwish.response.processed-at", "picwish.sample.finished", "picwish.sample.failed"],
    readings: {
      always: { means: "Every endpoint sends it once the work has begun, and a reader need not depend on it." },
      "segmentation-only": { means: "Only segmentation sends it." },
    },
    choice: "always",
    reason: "Captured answers of every endpoint have it.",
    sureness: "A",
  },
  "answer.time-order": {
    kind: "contradiction",
    question: "processed_at is the beginning of the work, yet samples put it on the second of creation or of the end.",
    clauses: [
      "picwish.response.processed-at",
      "picwish.response.created-at",
      "picwish.response.completed-at",
      "picwish.sample.times-equal",
      "picwish.sample.times-one-second-apart",
      "picwish.sample.failed-times",
    ],
    readings: {
      unordered: { means: "The mock keeps the natural order and lets seconds coincide; a reader relies on no order." },
      ordered: { means: "created_at, processed_at and completed_at never decrease." },
    },
    choice: "unordered",
    reason: "A sample of the vendor's has processed_at a second before created_at.",
    sureness: "B",
  },
  "answer.time-unit": {
    kind: "silence",
    question: "Timestamps are integers of a unit that is not named.",
    clauses: [
      "picwish.sample.unix-seconds",
      "picwish.response.created-at",
      "picwish.response.processed-at",
      "picwish.response.completed-at",
    ],
    readings: {
      seconds: { means: "Timestamps count Unix seconds." },
      milliseconds: { means: "Timestamps count Unix milliseconds." },
    },
    choice: "seconds",
    reason: "Every timestamp in the samples has ten digits.",
    sureness: "A",
  },
});
