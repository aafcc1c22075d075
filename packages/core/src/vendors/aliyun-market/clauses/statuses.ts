import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** The first layer of success: what the status says of the request. */
export const statusClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.status.200": {
    level: "must",
    kind: "table",
    text: "Status 200 means that the request succeeded.",
    sources: from("HTTP status codes", "Response fields", "Notes", "Judging the result"),
  },
  "aliyun-market.status.not-200": {
    level: "must",
    kind: "table",
    text: "Every status but 200 means that the request failed.",
    sources: from("Response fields", "Judging the result"),
  },
  "aliyun-market.status.400": {
    level: "must",
    kind: "table",
    text: "Status 400 means that the caller passed wrong parameters, one being missing or having a wrong value.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.401": {
    level: "must",
    kind: "table",
    text: "Status 401 means that authentication failed, the AppCode being wrong or the service not enabled.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.404": {
    level: "must",
    kind: "table",
    text: "Status 404 means that the URL or resource does not exist, be it by a wrong URL or by a wrong task id.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.413": {
    level: "must",
    kind: "table",
    text: "Status 413 means that the uploaded file is larger than the limit of the service in question.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.429": {
    level: "must",
    kind: "table",
    text: "Status 429 means that requests come faster than the QPS limit allows.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.500": {
    level: "must",
    kind: "table",
    text: "Status 500 means that something went wrong on the server.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.is-http-status": {
    level: "must",
    kind: "prose",
    text: "The status in the body is the HTTP status code of the answer.",
    sources: from("Judging the result", "Response fields"),
  },
  "aliyun-market.status.http-or-json": {
    level: "must",
    kind: "table",
    text: "A code of the status table appears as the HTTP status of an answer or as the status in its JSON.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.status.request-only": {
    level: "must",
    kind: "prose",
    text: "The status tells only whether the request succeeded and nothing about whether the repair did.",
    sources: from("Judging the result", "Notes"),
  },
  "aliyun-market.judging.status-first": {
    level: "must",
    kind: "prose",
    text: "A caller first judges by status whether the request succeeded, taking 200 alone for success.",
    sources: from("Judging the result"),
  },
  "aliyun-market.judging.state-decides": {
    level: "must",
    kind: "prose",
    text: "A caller then judges by state whether the repair succeeded, taking 1 alone for success.",
    sources: from("Judging the result"),
  },
});
