import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** What an answer holds. */
export const responseClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.response.immediate": {
    level: "must",
    kind: "prose",
    text: "The result of the completion comes back in real time from the one interface.",
    sources: from("Interface description"),
  },
  "aliyun-market.response.status": {
    level: "must",
    kind: "table",
    text: "The answer holds an integer status.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.message": {
    level: "must",
    kind: "table",
    text: "The answer holds a string message that explains what is returned.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.message-on-failure": {
    level: "may",
    kind: "table",
    text: "When processing fails, a caller may consult message or hand it to customer service.",
    sources: from("Response fields"),
    excluded: "It is a text for people, and what they do with it leaves no trace.",
  },
  "aliyun-market.response.data": {
    level: "must",
    kind: "table",
    text: "The answer holds an object data, which all facts about the task stand in.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.state": {
    level: "must",
    kind: "table",
    text: "The data object holds an integer state.",
    sources: from("Response fields", "State codes"),
  },
  "aliyun-market.response.progress": {
    level: "must",
    kind: "table",
    text: "The data object holds an integer progress.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.progress-100": {
    level: "must",
    kind: "table",
    text: "The progress of a successful repair is 100.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.progress-0": {
    level: "must",
    kind: "table",
    text: "The progress of a failed repair is 0.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.task-id": {
    level: "must",
    kind: "table",
    text: "The data object holds the id of the task as a string task_id.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.image": {
    level: "must",
    kind: "table",
    text: "The data object holds a string image, the address that the repaired picture is downloaded from.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.return-type": {
    level: "must",
    kind: "table",
    text: "The data object holds an integer return_type, the way of returning results that the request body explains.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.created-at": {
    level: "must",
    kind: "table",
    text: "The data object holds an integer created_at, the time stamp of the creation of the task.",
    sources: from("Response fields"),
  },
  "aliyun-market.response.completed-at": {
    level: "must",
    kind: "table",
    text: "The data object holds an integer completed_at, the time stamp of the completion of the task.",
    sources: from("Response fields"),
  },
});
