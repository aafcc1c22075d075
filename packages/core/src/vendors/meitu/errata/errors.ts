import { defineErrata } from "../../../contract/erratum.js";
import type { meituClauses } from "../clauses.js";

/** How failures are told. */
export const errorErrata = defineErrata<keyof typeof meituClauses>()({
  "image.fault-code": {
    kind: "silence",
    question: "No code is given for a picture with a wrong size, format, number of pixels or face.",
    clauses: [
      "meitu.error.process-error",
      "meitu.limit.formats",
      "meitu.limit.min-side",
      "meitu.limit.max-side",
      "meitu.limit.image-bytes",
    ],
    readings: {
      "process-error": { means: "Every fault of a picture has the code 20001." },
      specific: {
        means: "The cause has its code: 20013 too many pixels, 23101 to 23104 unreadable, 433 too many bytes.",
      },
    },
    choice: "process-error",
    reason:
      "The document has one code for the processing and one for parameters. The platform's tables have finer ones, " +
      "which are publicly known by number and name, not yet from an answer of this endpoint.",
    sureness: "B",
    switchable: true,
  },
  "error.parameter-code": {
    kind: "silence",
    question: "No code is assigned to a missing or wrong parameter.",
    clauses: ["meitu.error.invalid-parameter", "meitu.error.code"],
    readings: {
      "code-10000": { means: "Faults of parameters have the code 10000." },
      "code-20001": { means: "Faults of parameters have the code 20001 like all others." },
    },
    choice: "code-10000",
    reason: "It is the code of the sample failure, and the platform calls it an invalid parameter.",
    sureness: "B",
  },
  "error.sample-code": {
    kind: "contradiction",
    question: "The sample failure has the code 10000, which no table of the document lists.",
    clauses: ["meitu.error.invalid-parameter", "meitu.error.code", "meitu.error.general-codes"],
    readings: {
      general: { means: "It is INVALID_PARAMETER of the general codes, and a reader takes any integer." },
      placeholder: { means: "It is a number for show, like the text beside it." },
    },
    choice: "general",
    reason: "The platform's own table has this number and name.",
    sureness: "B",
  },
  "error.general-codes": {
    kind: "silence",
    question: "General codes are given by reference to a page that is not part of the document.",
    clauses: ["meitu.error.general-codes", "meitu.error.code"],
    readings: {
      "known-table": { means: "The codes known of the platform's newer gateway hold, and unknown ones are failures." },
      "two-codes": { means: "Only 20001 and 10000 occur." },
    },
    choice: "known-table",
    reason: "Several of its codes are confirmed for this host; that the page holds the same is not known.",
    sureness: "B",
  },
  "error.code-meaning": {
    kind: "difference",
    question: "Some general codes mean different things on different hosts, 80001 and 415 being known examples.",
    clauses: ["meitu.error.general-codes", "meitu.error.message"],
    readings: {
      "code-and-message": { means: "A reader goes by the number and shows the message beside it." },
      "code-alone": { means: "A number means the same everywhere." },
    },
    choice: "code-and-message",
    reason: "Captured answers of this host use both numbers for a caller without rights.",
    sureness: "A",
  },
  "auth.refusal": {
    kind: "silence",
    question: "How wrong or missing credentials are answered is not said.",
    clauses: ["meitu.auth.api-key", "meitu.auth.api-secret", "meitu.error.http-400"],
    readings: {
      "body-90002": { means: "The answer is HTTP 400 with the code 90002." },
      "http-401": { means: "The answer is HTTP 401 with the code 90002." },
    },
    choice: "body-90002",
    reason:
      "The document knows one form of failure, and 90002 is the code for it. A neighbouring endpoint of this host was " +
      "captured answering 401.",
    sureness: "A",
    switchable: true,
  },
  "auth.rights": {
    kind: "silence",
    question: "How a caller is answered whose rights are spent, or who has none to this endpoint, is not said.",
    clauses: ["meitu.auth.api-key", "meitu.error.http-400", "meitu.error.general-codes"],
    readings: {
      "body-80001": { means: "The answer is HTTP 400 with the code 80001." },
      "http-415": { means: "The answer is HTTP 415 with the code 415 and a text about spent rights." },
      "http-200": { means: "The answer is HTTP 200 with the code 80001 and a text about a missing record." },
    },
    choice: "body-80001",
    reason:
      "The document knows one form of failure, and 80001 is the platform's code for it. Neighbouring endpoints of this " +
      "host were captured answering 415 and 200.",
    sureness: "A",
    switchable: true,
  },
  "error.http-status": {
    kind: "difference",
    question: "The one sample failure is HTTP 400; a neighbouring endpoint tells its errors under HTTP 200.",
    clauses: ["meitu.error.http-400", "meitu.response.http-200"],
    readings: {
      "always-400": {
        means:
          "Failures of this endpoint are HTTP 400, an unknown address and refused access apart; a reader looks for an error in any body.",
      },
      "always-200": { means: "Every error comes under HTTP 200, and only the body tells." },
    },
    choice: "always-400",
    reason: "The document says so for this endpoint; the others were captured elsewhere on the host.",
    sureness: "A",
    switchable: true,
  },
  "error.shapes": {
    kind: "difference",
    question: "The document has one shape of an error, and the host is known to send three.",
    clauses: ["meitu.error.code", "meitu.error.message", "meitu.error.data"],
    readings: {
      documented: { means: "An error holds ErrorCode, ErrorMsg and Data; a reader knows the others as well." },
      "lower-case": { means: "An error holds error_code and message." },
      coded: { means: "An error holds code, message, data and trace_id." },
      "by-layer": {
        means:
          "Refused access, an unknown address and a refused rate are told by a gateway with code, message, data and " +
          "trace_id, all else as documented.",
      },
    },
    choice: "documented",
    reason:
      "The table is the promise, and the other shapes were captured on other endpoints. The observed edition splits " +
      "them by the layer that speaks, as those codes are the gateway's.",
    sureness: "A",
    switchable: true,
  },
  "error.data-type": {
    kind: "contradiction",
    question: "Data is a string in the table and null in the sample; its explanation has run into the next heading.",
    clauses: ["meitu.error.data", "meitu.error.data-null"],
    readings: {
      null: { means: "It is null; a reader takes anything." },
      string: { means: "It is a string with details." },
    },
    choice: "null",
    reason: "The sample shows it, and so do documents of neighbouring endpoints.",
    sureness: "B",
  },
  "url.fetch-fault": {
    kind: "silence",
    question: "How a picture that cannot be fetched from its URL is answered is not said.",
    clauses: ["meitu.request.media-data-type-url", "meitu.error.process-error"],
    readings: {
      "process-error": { means: "It has the code 20001." },
      "download-failed": { means: "It has the code 10003 of a failed download." },
    },
    choice: "process-error",
    reason: "It is the only code of this endpoint. The platform's table has one for failed downloads.",
    sureness: "B",
    switchable: true,
  },
});
