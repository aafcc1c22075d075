import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** How work proceeds: at once or by polling, its states, times and rates. */
export const taskErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "flow.polling": {
    kind: "contradiction",
    question:
      "The result comes in real time, and the table has no running state, yet the prose and FAQ explain polling.",
    clauses: [
      "aliyun-market.response.immediate",
      "aliyun-market.poll.ends-at-success-or-failure",
      "aliyun-market.status.404",
    ],
    readings: {
      "sync-only": { means: "Every answer tells a final state; nothing is ever polled." },
      "sync-or-async": { means: "An answer may tell a running task, whose result is then polled." },
    },
    choice: "sync-only",
    reason: "There is no field to ask for either mode and no address to poll; the polling text belongs to the product.",
    sureness: "D",
  },
  "flow.query-path": {
    kind: "silence",
    question: "Polling and wrong task ids are mentioned, but no address to ask for a task is given.",
    clauses: ["aliyun-market.poll.ends-at-success-or-failure", "aliyun-market.status.404"],
    readings: {
      none: { means: "The channel has no address to ask for a task; such a request is a 404." },
      "below-create-path": { means: "A GET of the task id below the path of the POST asks for a task." },
    },
    choice: "none",
    reason: "No such address is publicly known on this host.",
    sureness: "D",
  },
  "states.running": {
    kind: "silence",
    question: "The table of states has no code for a task under way, whereas the product behind it has four.",
    clauses: ["aliyun-market.response.state", "aliyun-market.poll.ends-at-success-or-failure"],
    readings: {
      tolerated: { means: "The channel never sends them, and a reader takes 0, 2, 3 and 4 for a running task." },
      violation: { means: "A state that the table does not list breaks the contract." },
    },
    choice: "tolerated",
    reason: "The answers come from the product behind the channel, and the polling text presupposes such states.",
    sureness: "D",
  },
  "states.unlisted": {
    kind: "silence",
    question: "The numbers -4 and -6 and everything below -8 are not explained.",
    clauses: ["aliyun-market.state.negative-is-failure"],
    readings: {
      failure: { means: "Every negative integer is a failure." },
      violation: { means: "A state that the table does not list breaks the contract." },
    },
    choice: "failure",
    reason: "The rule for negative states is general, and further numbers of the product are reported.",
    sureness: "D",
  },
  "states.upload": {
    kind: "silence",
    question: "State -2 says that an upload failed, but not an upload of what.",
    clauses: ["aliyun-market.state.result-upload"],
    readings: {
      result: { means: "The repair was done, and its result could not be stored." },
      source: { means: "The picture of the caller could not be taken in." },
    },
    choice: "result",
    reason: "The product behind the channel says so in the same row, and callers upload nothing here.",
    sureness: "B",
  },
  "progress.between": {
    kind: "silence",
    question: "Progress is told for success and failure only.",
    clauses: [
      "aliyun-market.response.progress",
      "aliyun-market.response.progress-100",
      "aliyun-market.response.progress-0",
    ],
    readings: {
      range: { means: "Progress is an integer from 0 to 100, rising while a task runs." },
      ends: { means: "Progress is 0 or 100 and nothing else." },
    },
    choice: "range",
    reason: "The product behind the channel sends values in between.",
    sureness: "A",
  },
  "time.over-limit": {
    kind: "silence",
    question: "Work over 30 seconds returns a timeout error, but in which form is not said.",
    clauses: [
      "aliyun-market.state.timeout",
      "aliyun-market.state.timeout-by-itself",
      "aliyun-market.limit.processing-time",
    ],
    readings: {
      state: { means: "The answer is HTTP 200 with state -8." },
      status: { means: "The answer is a status of the 5xx family." },
    },
    choice: "state",
    reason: "The table of states has a code for it.",
  },
  "qps.scope": {
    kind: "contradiction",
    question: "QPS is called a request rate and a concurrency; what shares the two per second is not said.",
    clauses: ["aliyun-market.limit.qps", "aliyun-market.status.429"],
    readings: {
      "sliding-second": { means: "Two requests of one AppCode within any one second, whatever they ask for." },
      concurrency: { means: "Two requests of one AppCode at the same time." },
    },
    choice: "sliding-second",
    reason: "The row for 429 speaks of the frequency of requests.",
    sureness: "C",
  },
});
