import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** How a request is addressed, identified, written and checked. */
export const requestErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "endpoint.address": {
    kind: "silence",
    question: "The line for the URL is empty, and host and path stand behind the HTTP method without a scheme.",
    clauses: ["aliyun-market.request.post", "aliyun-market.request.host", "aliyun-market.request.path"],
    readings: {
      "https-and-http": { means: "Host and path form the URL of the POST, reachable by https and by http." },
      "https-only": { means: "Host and path form the URL of the POST, reachable by https alone." },
    },
    choice: "https-and-http",
    reason: "It is the only reading in which the garbled line makes sense, and no scheme is ruled out.",
  },
  "endpoint.url-parameters": {
    kind: "silence",
    question: "A heading for URL parameters is followed by header and body parameters only.",
    clauses: ["aliyun-market.request.body-fields"],
    readings: {
      none: { means: "The URL takes no parameters." },
      lost: { means: "The URL takes parameters that the document has lost." },
    },
    choice: "none",
    reason: "The two tables under the heading hold everything that a repair needs.",
  },
  "endpoint.tool": {
    kind: "contradiction",
    question: "The title speaks of image completion, the product of watermark removal, the path of watermark.",
    clauses: [
      "aliyun-market.request.path",
      "aliyun-market.work.region-repaired",
      "aliyun-market.work.unwanted-removed",
    ],
    readings: {
      watermark: { means: "It is a tool of its own, and its results lie under /tasks/output/watermark/." },
      inpaint: {
        means: "It is the inpainting tool under another name, and its results lie where that tool puts them.",
      },
    },
    choice: "watermark",
    reason: "The path decides, and a real result link with that folder is known.",
    sureness: "A",
  },
  "endpoint.back-end-path": {
    kind: "silence",
    question: "How the path of the channel relates to the paths of the product behind it is not said.",
    clauses: ["aliyun-market.request.path"],
    readings: {
      "without-api": { means: "The path is that of the product's watermark tool without its leading /api." },
      unrelated: { means: "The path is the channel's own." },
    },
    choice: "without-api",
    reason: "The two paths share their whole tail.",
    sureness: "C",
  },
  "auth.appcode-form": {
    kind: "silence",
    question: "Authorization is said to carry the AppCode, but not in which form.",
    clauses: ["aliyun-market.auth.appcode"],
    readings: {
      "word-and-code": { means: "The value is the word APPCODE, one half-width space and the code." },
      bare: { means: "The value is the code alone." },
    },
    choice: "word-and-code",
    reason: "The gateway's own documentation prescribes it.",
    sureness: "B",
  },
  "auth.appcode-in-query": {
    kind: "silence",
    question: "Whether the AppCode may stand in the query instead of the header is not said.",
    clauses: ["aliyun-market.auth.appcode"],
    readings: {
      "header-only": { means: "An AppCode in the query counts as none." },
      "header-or-query": { means: "The query may carry it as AppCode, appcode, appCode, APPCODE or APPCode." },
    },
    choice: "header-only",
    reason: "The document names the header alone, and the query form is something a publisher has to allow.",
    sureness: "B",
  },
  "body.encoding": {
    kind: "silence",
    question: "The document does not say how the body is encoded.",
    clauses: ["aliyun-market.request.body-fields", "aliyun-market.request.url-encoding"],
    readings: {
      "form-and-others": { means: "Form-urlencoded is the usual form, and JSON is understood as well." },
      "form-only": { means: "Only form-urlencoded bodies are understood." },
    },
    choice: "form-and-others",
    reason:
      "Form-urlencoded is ordinary for this market and fits the note on URL encoding; nothing excludes the others.",
    sureness: "D",
  },
  "body.multipart": {
    kind: "silence",
    question: "Whether a multipart body is understood is not said.",
    clauses: ["aliyun-market.request.body-fields"],
    readings: {
      accepted: { means: "Fields are read from a multipart body as from any other." },
      refused: { means: "A multipart body is answered 400, as a gateway does where multipart is not enabled." },
    },
    choice: "accepted",
    reason: "The document rules out no form of body, and no public fact about this interface does.",
    sureness: "D",
    switchable: true,
  },
  "body.url-encoding": {
    kind: "silence",
    question: "A URL passed as a parameter has to be URL encoded, but how often is not said.",
    clauses: ["aliyun-market.request.url-encoding"],
    readings: {
      once: { means: "The encoding that a form body applies anyway is enough." },
      twice: { means: "The URL is encoded by itself before the form encodes it again." },
    },
    choice: "once",
    reason: "The stated aim is that parameters are not misread, and one encoding reaches it.",
  },
  "request.odd-values": {
    kind: "silence",
    question: "What becomes of a field with a value of a wrong kind is not said.",
    clauses: ["aliyun-market.status.400"],
    readings: {
      refused: { means: "The request is answered 400." },
      ignored: { means: "The field counts as absent." },
    },
    choice: "refused",
    reason: "The row for 400 asks to check whether values are correct.",
  },
  "request.unknown-fields": {
    kind: "silence",
    question: "What becomes of a field that no table names is not said.",
    clauses: ["aliyun-market.request.body-fields"],
    readings: {
      ignored: { means: "The field changes nothing." },
      refused: { means: "The request is answered 400." },
    },
    choice: "ignored",
    reason: "Callers of newer versions keep working.",
  },
  "request.fault-order": {
    kind: "silence",
    question: "Which fault is told when a request has several is not said.",
    clauses: [
      "aliyun-market.status.401",
      "aliyun-market.status.404",
      "aliyun-market.status.429",
      "aliyun-market.status.413",
      "aliyun-market.status.400",
    ],
    readings: {
      "outermost-first": { means: "First 401, then 404, 429, 413 and 400, and the states of the task last." },
      unspecified: { means: "Any one of the faults may be told." },
    },
    choice: "outermost-first",
    reason: "A request passes the layers of a service in that order.",
  },
});
