import { defineClauses } from "../../../contract/clause.js";
import { from, type meituDocuments } from "../documents.js";

/** What a failure looks like. */
export const errorClauses = defineClauses<keyof typeof meituDocuments>()({
  "meitu.error.http-400": {
    level: "must",
    kind: "sample",
    text: "A failure has the HTTP status 400.",
    sources: from("Sample: failure"),
  },
  "meitu.error.content-type": {
    level: "must",
    kind: "sample",
    text: "A failure has the content type application/json with charset utf-8.",
    sources: from("Sample: failure"),
  },
  "meitu.error.code": {
    level: "must",
    kind: "table",
    text: "A failure holds an integer ErrorCode.",
    sources: from("Failure fields", "Sample: failure"),
  },
  "meitu.error.message": {
    level: "must",
    kind: "table",
    text: "A failure holds a string ErrorMsg with information about the error.",
    sources: from("Failure fields", "Sample: failure"),
  },
  "meitu.error.data": {
    level: "must",
    kind: "table",
    text: "A failure holds a field Data, a string with details.",
    sources: from("Failure fields", "Sample: failure"),
  },
  "meitu.error.data-null": {
    level: "may",
    kind: "sample",
    text: "The Data of a failure may be null.",
    sources: from("Sample: failure"),
    excluded: "It allows null and demands nothing: any value is taken for Data, and that there is one is judged.",
  },
  "meitu.error.process-error": {
    level: "must",
    kind: "table",
    text: "The code 20001, PROCESS_ERROR, is this endpoint's own and means that the processing went wrong.",
    sources: from("Error codes"),
  },
  "meitu.error.invalid-parameter": {
    level: "may",
    kind: "sample",
    text: "A failure may have the code 10000, as the sample has it.",
    sources: from("Sample: failure"),
    excluded: "It allows a number and demands none: the document gives faults of parameters no code of their own.",
  },
  "meitu.error.general-codes": {
    level: "may",
    kind: "prose",
    text: "A failure may also have one of the general codes and messages that the platform lists elsewhere.",
    sources: from("General error codes"),
  },
});
