/** Access, rate, price, and which fault is told first. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const serviceErrata = defineErrata<PicwishClauseId>()({
  "auth.refusal": {
    kind: "silence",
    question: "401 stands for a wrong key and for a service that is not enabled; no code stands for spent credits.",
    clauses: ["picwish.status.401"],
    readings: {
      "401-for-both": { means: "Both get HTTP 401 with a JSON body of status 401, and no 402 exists." },
      "402-for-credits": { means: "Spent credits get 402." },
    },
    choice: "401-for-both",
    reason: "The list of codes is closed; 402 is only anticipated by public clients.",
    sureness: "C",
  },
  "status.precedence": {
    kind: "silence",
    question: "Which status a request with several faults gets is not said.",
    clauses: [
      "picwish.status.400",
      "picwish.status.401",
      "picwish.status.404",
      "picwish.status.413",
      "picwish.status.429",
    ],
    readings: {
      "outermost-first": { means: "401 goes before 404, 429, 413 and 400 in this order, and states come last." },
      unspecified: { means: "Any of the statuses that apply may come." },
    },
    choice: "outermost-first",
    reason: "The outer layers of a service see a request first.",
  },
  "rate.window": {
    kind: "contradiction",
    question: "The limit is called both concurrency and queries a second, and its window and scope are not said.",
    clauses: ["picwish.limit.qps", "picwish.status.429"],
    readings: {
      "sliding-second": { means: "Each key has two requests in any one second." },
      "calendar-second": { means: "Each key has two requests in each second of the clock." },
      concurrency: { means: "Each key has two requests at the same time." },
    },
    choice: "sliding-second",
    reason: "Status 429 speaks of the frequency of requests.",
  },
  "rate.polls": {
    kind: "silence",
    question: "Whether polls count against the rate limit is not said.",
    clauses: ["picwish.limit.qps", "picwish.status.429", "picwish.poll.ends-at-success-or-failure"],
    readings: {
      counted: { means: "Polls and submits share the limit." },
      free: { means: "Only submits count." },
    },
    choice: "counted",
    reason: "Public clients pace both together.",
    sureness: "C",
  },
  "rate.refusal-body": {
    kind: "silence",
    question: "Whether a 429 has a message or says when to come back is not said.",
    clauses: ["picwish.status.429", "picwish.status.429-slow-down", "picwish.response.message"],
    readings: {
      "like-any-refusal": { means: "A 429 has status and message like any refusal, and no advice." },
      bare: { means: "A 429 has no message." },
    },
    choice: "like-any-refusal",
    reason: "The one sample of a refusal is the nearest model, and no body of a 429 is known; a client needs neither.",
  },
  "billing.price": {
    kind: "silence",
    question: "What a call costs is not said.",
    clauses: ["picwish.status.200"],
    readings: {
      listed: { means: "A cut-out costs half a credit and an enlargement two; the price of inpaint is not known." },
      unknown: { means: "Calls are counted without a price." },
    },
    choice: "listed",
    reason: "The vendor's own pages list these prices.",
    sureness: "B",
  },
});
