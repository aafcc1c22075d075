import { defineErrata } from "../../../contract/erratum.js";
import type { meituClauses } from "../clauses.js";

/** Rates, times and links, of which the document says nothing. */
export const serviceErrata = defineErrata<keyof typeof meituClauses>()({
  "flow.sync": {
    kind: "silence",
    question: "Whether the answer brings the result or a task to ask for is shown by the sample only.",
    clauses: ["meitu.response.media-info-list", "meitu.response.media-data"],
    readings: {
      sync: { means: "The answer brings the result, and there is nothing to poll." },
      async: { means: "The answer may bring the id of a task." },
    },
    choice: "sync",
    reason: "Endpoints of this host whose names do not end in _async answer at once.",
    sureness: "B",
  },
  "link.life": {
    kind: "silence",
    question: "How long the URL of a result lives is not said.",
    clauses: ["meitu.request.rsp-media-type-url", "meitu.response.media-data"],
    readings: {
      hour: { means: "It lives 3,600 seconds.", value: 3_600_000 },
      "two-hours": { means: "It lives 7,200 seconds.", value: 7_200_000 },
    },
    choice: "hour",
    reason: "It is the smallest assumption, and a caller that downloads at once is right in either case.",
    switchable: true,
  },
  "link.host": {
    kind: "silence",
    question: "Which host serves the URLs of results is not said.",
    clauses: ["meitu.response.media-data"],
    readings: {
      any: { means: "A URL may lead to any host." },
      "vendor-store": { means: "URLs lead to one of the vendor's object stores." },
    },
    choice: "any",
    reason: "The hosts that are known belong to a newer gateway and a sister service.",
    sureness: "A",
  },
  "url.reachable": {
    kind: "silence",
    question: "What the URL of a picture must be like to be fetched is not said.",
    clauses: ["meitu.request.media-data-type-url"],
    readings: {
      "any-http": { means: "Any http or https URL that answers with a picture will do." },
      "public-unsigned": { means: "The URL must be publicly readable without a signature." },
    },
    choice: "any-http",
    reason: "That a signed URL was refused is known from a sister service only.",
    sureness: "D",
  },
  "url.limits": {
    kind: "silence",
    question: "Whether a fetched picture has a size and a download time of its own is not said.",
    clauses: ["meitu.request.media-data-type-url", "meitu.limit.image-bytes"],
    readings: {
      "as-sent": { means: "The limits of a picture hold however it arrives, and the download has no limit in time." },
      own: { means: "Fetched pictures have limits of their own." },
    },
    choice: "as-sent",
    reason: "The requirements speak of pictures, not of ways to send them.",
  },
  "qps.limit": {
    kind: "silence",
    question: "How many requests a caller may send per second is not said.",
    clauses: ["meitu.error.general-codes"],
    readings: {
      none: { means: "No rate is enforced unless a number is set; over it the code would be 90024." },
      "one-per-second": { means: "A trial account may send one request per second." },
    },
    choice: "none",
    reason: "The one number known is a claim about trial accounts.",
    sureness: "D",
    switchable: true,
  },
  "time.limit": {
    kind: "silence",
    question: "How long a repair takes, and when it is given up, is not said.",
    clauses: ["meitu.error.process-error"],
    readings: {
      none: { means: "The server names no limit, and callers set their own." },
      gateway: { means: "The gateway gives up with one of its time-out codes." },
    },
    choice: "none",
    reason: "The document has neither number nor code for it.",
  },
});
