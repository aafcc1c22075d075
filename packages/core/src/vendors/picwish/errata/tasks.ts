/** The course of a task, and how its end is told. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const taskErrata = defineErrata<PicwishClauseId>()({
  "task.schedule": {
    kind: "contradiction",
    question:
      "The state table has 0, 2, 3 and 4 in no stated order, 0 and 3 mean much the same, and the response table knows only 1 and below zero.",
    clauses: [
      "picwish.state.queued",
      "picwish.state.preparing",
      "picwish.state.waiting",
      "picwish.state.processing",
      "picwish.response.state",
    ],
    readings: {
      "every-state": {
        means: "A task runs through 0, 2, 3 and 4 before it ends, most of the time in 4.",
        value: [
          ["queued", 1],
          ["preparing", 1],
          ["waiting", 1],
          ["processing", 17],
        ],
      },
      "processing-only": {
        means: "A task shows 4 from its first poll until it ends.",
        value: [["processing", 1]],
      },
    },
    choice: "every-state",
    reason: "All four are documented, so a client has to survive each; captures mostly show 4, in whatever order.",
    sureness: "A",
    switchable: true,
  },
  "task.unknown-id": {
    kind: "silence",
    question: "Status 404 covers a wrong task id; whether a malformed or an expired one is treated alike is not said.",
    clauses: ["picwish.status.404"],
    readings: {
      "not-found": { means: "An unknown, a malformed and an expired id all get 404." },
      "failed-state": { means: "An expired id gets 200 and a negative state." },
    },
    choice: "not-found",
    reason: "In each case the resource does not exist.",
  },
  "task.life": {
    kind: "silence",
    question: "How long a task can be asked for is not said.",
    clauses: ["picwish.status.404", "picwish.limit.link-life"],
    readings: {
      hour: { means: "A task can be asked for during one hour, and then gets 404." },
      forever: { means: "A task can be asked for without end." },
    },
    choice: "hour",
    reason: "The vendor's own page keeps results for about an hour.",
    sureness: "B",
  },
  "task.timeout-form": {
    kind: "silence",
    question:
      "Work beyond 30 seconds is answered with a timeout error; its form, above all in synchronous calls, is open.",
    clauses: ["picwish.limit.timeout-by-itself", "picwish.limit.processing-time", "picwish.state.timeout"],
    readings: {
      state: { means: "The answer is HTTP 200 with state -8, synchronous or not." },
      "http-error": { means: "A synchronous call ends with an HTTP error." },
    },
    choice: "state",
    reason: "The state table has a code for it.",
  },
  "task.processing-limit": {
    kind: "difference",
    question: "The documents end work at 30 seconds; a public client waits up to 60 seconds for segmentation.",
    clauses: ["picwish.limit.processing-time", "picwish.state.timeout"],
    readings: {
      "thirty-seconds": { means: "Work ends after 30 seconds at the latest." },
      "sixty-for-segmentation": { means: "A cut-out may take up to 60 seconds." },
    },
    choice: "thirty-seconds",
    reason: "All documents say so, and the patience of one client proves nothing about the service.",
    sureness: "D",
    switchable: true,
  },
  "task.usual-time": {
    kind: "silence",
    question: "Work usually takes one to two seconds; how long a particular picture takes is not said.",
    clauses: ["picwish.limit.usual-time", "picwish.limit.time-depends-on-size"],
    readings: {
      configured: { means: "The mock takes the time it is told to, at most two seconds unless told otherwise." },
      "by-size": { means: "The time grows with the picture." },
    },
    choice: "configured",
    reason: "No measure is given, and tests should not wait.",
  },
  "poll.interval": {
    kind: "silence",
    question: "How often and for how long a caller should poll is not said.",
    clauses: ["picwish.poll.ends-at-success-or-failure", "picwish.limit.processing-time", "picwish.limit.qps"],
    readings: {
      "every-second": { means: "A caller polls once a second, for 30 seconds at most." },
      "as-rate-allows": { means: "A caller polls as fast as the rate limit lets it." },
    },
    choice: "every-second",
    reason: "The vendor's own samples do so.",
    sureness: "B",
  },
  "state.newer-codes": {
    kind: "difference",
    question: "The table ends at -8; copies of a newer page name nine more causes of failure, down to -17.",
    clauses: ["picwish.state.failed", "picwish.state.negative-is-failure"],
    readings: {
      "never-sent": { means: "Work that failed for no cause of its own has state -1." },
      sent: { means: "Work that failed for no cause of its own has state -9." },
    },
    choice: "never-sent",
    reason: "The documents do not know them, and nobody has shown an answer with one.",
    sureness: "D",
    switchable: true,
  },
  "state.unlisted": {
    kind: "difference",
    question: "Between -8 and -1 the table has gaps, and copies of a newer page name codes from -9 down to -17.",
    clauses: ["picwish.state.negative-is-failure", "picwish.poll.ends-at-success-or-failure"],
    readings: {
      "negative-fails": { means: "Every negative state is a failure, whether or not it is listed." },
      "listed-only": { means: "A state outside the table breaks the contract." },
    },
    choice: "negative-fails",
    reason: "The prose calls every state below zero a failure.",
    sureness: "B",
  },
});
