/** The two layers of an outcome: `status` for the request, `state` for the work. */
import { defineClauses } from "../../../contract/clause.js";
import { everywhere, inInpaintAndSegmentation, type PicwishDocument } from "./documents.js";

export const statusClauses = defineClauses<PicwishDocument>()({
  "picwish.status.is-http-status": {
    level: "must",
    kind: "prose",
    text: "The status in the answer stands for the HTTP status of the response.",
    sources: everywhere("Judging the result"),
  },
  "picwish.status.http-or-json": {
    level: "must",
    kind: "table",
    text: "The codes of the status table show as the HTTP status or as the status in the JSON.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.status.request-only": {
    level: "must",
    kind: "prose",
    text: "A status tells whether the request succeeded, never whether the work did.",
    sources: everywhere("Judging the result"),
  },
  "picwish.status.other-is-failure": {
    level: "must",
    kind: "table",
    text: "Any status other than 200 means that the request failed.",
    sources: [...everywhere("Response fields"), ...everywhere("Judging the result")],
  },
  "picwish.status.200": {
    level: "must",
    kind: "table",
    text: "Status 200 means that the request succeeded.",
    sources: [
      ...everywhere("HTTP status codes"),
      ...everywhere("Response fields"),
      ...everywhere("Judging the result"),
      ...inInpaintAndSegmentation("Sample: finished"),
    ],
  },
  "picwish.status.400": {
    level: "must",
    kind: "table",
    text: "Status 400 means that a parameter is missing or has a wrong value.",
    sources: [...everywhere("HTTP status codes"), ...inInpaintAndSegmentation("Sample: refused request")],
  },
  "picwish.status.401": {
    level: "must",
    kind: "table",
    text: "Status 401 means that X-API-KEY is wrong or that the service is not enabled for it.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.status.404": {
    level: "must",
    kind: "table",
    text: "Status 404 means that the URL or the resource, such as a task by its id, does not exist.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.status.413": {
    level: "must",
    kind: "table",
    text: "Status 413 means that the uploaded file exceeds the size limit of the service called.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.status.429": {
    level: "must",
    kind: "table",
    text: "Status 429 means that requests come faster than the rate limit allows.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.status.429-slow-down": {
    level: "should",
    kind: "table",
    text: "A caller that meets status 429 should send its requests more slowly.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.status.500": {
    level: "must",
    kind: "table",
    text: "Status 500 means that the server itself failed.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.judge.work-by-state": {
    level: "must",
    kind: "prose",
    text: "Whether the work succeeded is judged by the value of state.",
    sources: everywhere("Judging the result"),
  },
  "picwish.judge.status-before-state": {
    level: "must",
    kind: "prose",
    text: "A caller looks at status first and at state second.",
    sources: everywhere("Judging the result"),
    excluded: "No exchange shows in which order a caller reads two fields of one answer.",
  },
  "picwish.poll.ends-at-success-or-failure": {
    level: "must",
    kind: "prose",
    text: "Polling ends as soon as state is 1 or negative.",
    sources: [...everywhere("Judging the result"), ...everywhere("FAQ: end of polling")],
  },
});
