import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

const byPeople = "What people look up, correct or report leaves no trace in an exchange.";

/** What the document advises callers to do when something fails. */
export const adviceClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.advice.check-parameters": {
    level: "should",
    kind: "table",
    text: "After a 400 a caller checks whether parameters are missing or have wrong values.",
    sources: from("HTTP status codes"),
    excluded: byPeople,
  },
  "aliyun-market.advice.check-appcode": {
    level: "should",
    kind: "table",
    text: "After a 401 a caller checks the AppCode and whether the service is enabled.",
    sources: from("HTTP status codes"),
    excluded: byPeople,
  },
  "aliyun-market.advice.check-url-and-task-id": {
    level: "should",
    kind: "table",
    text: "After a 404 a caller checks the URL and the task id.",
    sources: from("HTTP status codes"),
    excluded: byPeople,
  },
  "aliyun-market.advice.check-file-size": {
    level: "should",
    kind: "table",
    text: "After a 413 a caller checks the file against the largest size that the service in question takes.",
    sources: from("HTTP status codes"),
    excluded: byPeople,
  },
  "aliyun-market.advice.slow-down": {
    level: "should",
    kind: "table",
    text: "After a 429 a caller sends its requests more slowly.",
    sources: from("HTTP status codes"),
  },
  "aliyun-market.advice.ask-for-more-qps": {
    level: "should",
    kind: "table",
    text: "A caller that needs more requests per second asks sales for a higher limit.",
    sources: from("HTTP status codes", "FAQ: concurrency (QPS)"),
    excluded: byPeople,
  },
  "aliyun-market.advice.report-server-fault": {
    level: "should",
    kind: "table",
    text: "After a 500 a caller tells sales or its technical contact.",
    sources: from("HTTP status codes"),
    excluded: byPeople,
  },
  "aliyun-market.advice.check-image-url": {
    level: "should",
    kind: "table",
    text: "After state -3 a caller checks whether the address of the file works.",
    sources: from("State codes", "Response fields"),
    excluded: byPeople,
  },
  "aliyun-market.advice.read-codes-first": {
    level: "should",
    kind: "faq",
    text: "After a failed repair a caller first looks up the HTTP status and the state in their tables.",
    sources: from("FAQ: failed repair"),
    excluded: byPeople,
  },
  "aliyun-market.advice.report-with-task-id": {
    level: "should",
    kind: "faq",
    text: "A caller that cannot solve a failure reports it with the error information and the task_id.",
    sources: from("FAQ: failed repair"),
    excluded: byPeople,
  },
  "aliyun-market.advice.report-broken-link": {
    level: "should",
    kind: "faq",
    text: "A caller that cannot download a picture shows its technical contact the full link and the exact error.",
    sources: from("FAQ: failed download or 403"),
    excluded: byPeople,
  },
});
