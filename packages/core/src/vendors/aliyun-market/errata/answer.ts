import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** What stands in an answer, and how it is written. */
export const answerErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "http.status-carrier": {
    kind: "silence",
    question: "The table of statuses leaves open whether HTTP or the JSON body carries the code.",
    clauses: ["aliyun-market.status.http-or-json", "aliyun-market.status.is-http-status"],
    readings: {
      both: { means: "The HTTP status and the status in the body are the same number." },
      "json-only": { means: "The HTTP status is 200, and only the status in the body tells that a request failed." },
    },
    choice: "both",
    reason: "The prose calls status the HTTP status, and everything known of the product agrees; a reader checks both.",
    sureness: "C",
    switchable: true,
  },
  "status.access-refused": {
    kind: "silence",
    question: "A wrong AppCode and a service that is not enabled share the status 401.",
    clauses: ["aliyun-market.status.401"],
    readings: {
      "401-for-both": { means: "The back-end answers 401 to either." },
      "403-for-right": { means: "A known AppCode without the service is answered 403." },
    },
    choice: "401-for-both",
    reason: "The row for 401 names both causes, and the table has no other status for them.",
  },
  "message.text": {
    kind: "silence",
    question: "No text of a message is given, neither for a success nor for any error.",
    clauses: ["aliyun-market.response.message"],
    readings: {
      free: { means: "The text is free and never compared; a success says success." },
      fixed: { means: "Each status has a text of its own." },
    },
    choice: "free",
    reason: "A message is for people, and the bodies of 401, 413, 429 and 500 are publicly unknown.",
  },
  "message.on-failure": {
    kind: "silence",
    question: "A failed task is to be looked up in message, whose text in that case is not given.",
    clauses: ["aliyun-market.response.message", "aliyun-market.response.message-on-failure"],
    readings: {
      success: { means: "The message tells of the request and says success; only state tells the failure." },
      explanation: { means: "The message explains the failure." },
    },
    choice: "success",
    reason: "The failed samples of the product behind the channel say success.",
    sureness: "B",
  },
  "answer.message": {
    kind: "silence",
    question: "The table lists message, whereas captured answers of the product behind the channel leave it out.",
    clauses: ["aliyun-market.response.message"],
    readings: {
      present: { means: "An answer about a task holds a message." },
      absent: { means: "An answer about a task holds status and data only." },
    },
    choice: "present",
    reason:
      "The table lists it, and the gateway is said to pass on a body of status, message and data. The captures without it " +
      "are of another tool and of polls, neither of which this channel has, so the observed edition keeps it as well.",
    sureness: "B",
    switchable: true,
  },
  "answer.data-on-refusal": {
    kind: "silence",
    question: "The table lists data without a word on requests that were refused.",
    clauses: ["aliyun-market.response.data", "aliyun-market.status.not-200"],
    readings: {
      absent: { means: "A refusal holds status and message only." },
      empty: { means: "A refusal holds an empty data object." },
    },
    choice: "absent",
    reason: "The sample of a refusal in the product behind the channel has none.",
    sureness: "B",
  },
  "answer.on-failure": {
    kind: "silence",
    question: "The table lists every field without a word on tasks that failed and have no result.",
    clauses: [
      "aliyun-market.response.image",
      "aliyun-market.response.return-type",
      "aliyun-market.response.completed-at",
      "aliyun-market.state.negative-is-failure",
    ],
    readings: {
      absent: { means: "A failed task has no image, return_type and completed_at." },
      present: { means: "A failed task has all fields, some of them empty." },
    },
    choice: "absent",
    reason: "The failed samples of the product behind the channel leave them out; a reader takes both.",
    sureness: "B",
  },
  "answer.processed-at": {
    kind: "difference",
    question: "The table lists no processed_at, which every known answer of the product behind the channel holds.",
    clauses: ["aliyun-market.response.created-at", "aliyun-market.response.completed-at"],
    readings: {
      sent: { means: "It is sent as the time when processing began; readers do not depend on it." },
      absent: { means: "It is not sent." },
    },
    choice: "sent",
    reason: "All samples and captures of the product hold it, and a field more breaks no promise.",
    sureness: "A",
  },
  "answer.extras": {
    kind: "difference",
    question: "Captured answers of the product behind the channel hold more fields than the table lists.",
    clauses: ["aliyun-market.response.data"],
    readings: {
      documented: { means: "The data object holds the fields of the table and processed_at." },
      rich: {
        means: "It also holds state_detail, time_elapsed, download_time, image_width and image_height on success.",
      },
    },
    choice: "documented",
    reason:
      "The table is the promise. The observed edition is rich: the gateway passes on what the product answers, and " +
      "fields more than promised contradict nothing.",
    sureness: "A",
    switchable: true,
  },
  "answer.sample": {
    kind: "silence",
    question: "The document has no sample of an answer.",
    clauses: ["aliyun-market.response.data"],
    readings: {
      "as-inpaint": { means: "Answers have the keys of the samples of the product's inpainting tool." },
      "table-only": { means: "Answers have the keys of the table." },
    },
    choice: "as-inpaint",
    reason: "The two tables of fields are the same, and a captured answer has the same keys.",
    sureness: "A",
  },
  "answer.return-type": {
    kind: "contradiction",
    question: "The explanation of return_type points to the request body, which has no such field.",
    clauses: ["aliyun-market.response.return-type", "aliyun-market.response.image"],
    readings: {
      "always-1": { means: "It is always 1, the result being a link." },
      requested: { means: "A request field of that name, which the document has lost, chooses it." },
    },
    choice: "always-1",
    reason: "The field image is called a download address and nothing else.",
  },
  "timestamps.unit": {
    kind: "silence",
    question: "Time stamps are integers without a unit.",
    clauses: ["aliyun-market.response.created-at", "aliyun-market.response.completed-at"],
    readings: {
      seconds: { means: "They count seconds since 1970." },
      milliseconds: { means: "They count milliseconds since 1970." },
    },
    choice: "seconds",
    reason: "The samples and captures of the product have ten digits.",
    sureness: "A",
  },
  "timestamps.order": {
    kind: "silence",
    question: "Whether completion may fall into the second of creation is not said.",
    clauses: ["aliyun-market.response.created-at", "aliyun-market.response.completed-at"],
    readings: {
      "equality-allowed": { means: "Time stamps of one task may be equal, and readers rely on no order of them." },
      increasing: { means: "Completion is later than creation." },
    },
    choice: "equality-allowed",
    reason: "Samples of the product have equal time stamps, and one has them out of order.",
    sureness: "B",
  },
  "json.key-order": {
    kind: "silence",
    question: "The order of the keys of an answer is not said.",
    clauses: ["aliyun-market.response.data"],
    readings: {
      "as-sampled": { means: "Keys stand in the order that the samples of the product print." },
      sorted: { means: "The keys of the data object are in alphabetical order, further fields included." },
    },
    choice: "as-sampled",
    reason: "No reader may depend on it. A raw answer of the product behind the channel was sorted.",
    sureness: "A",
    switchable: true,
  },
  "json.ampersand": {
    kind: "contradiction",
    question: "The FAQ blames tools and editors for \\u0026 in links; the service itself is known to write it.",
    clauses: ["aliyun-market.link.ampersand", "aliyun-market.link.ampersand-rewritten"],
    readings: {
      plain: { means: "The text of an answer holds & in links." },
      escaped: { means: "The text of an answer holds \\u0026 in links, which a JSON parser turns back." },
    },
    choice: "plain",
    reason: "It is what the FAQ presupposes. Captured answers of the product behind the channel are escaped.",
    sureness: "A",
    switchable: true,
  },
  "json.content-type": {
    kind: "silence",
    question: "The content type of answers is not said.",
    clauses: ["aliyun-market.response.status"],
    readings: {
      "json-utf8": { means: "Answers are application/json with charset utf-8; readers do not depend on it." },
      any: { means: "Any content type may come." },
    },
    choice: "json-utf8",
    reason: "It is the usual label of such a body.",
  },
});
