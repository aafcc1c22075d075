/** How an answer is written down. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const jsonErrata = defineErrata<PicwishClauseId>()({
  "http.status-carrier": {
    kind: "contradiction",
    question: "status is said to be the HTTP status, while the table of codes offers the HTTP status or the JSON's.",
    clauses: ["picwish.status.is-http-status", "picwish.status.http-or-json", "picwish.sample.refused"],
    readings: {
      both: { means: "A refusal has the same number as its HTTP status and in its JSON." },
      "json-only": { means: "A refusal comes as HTTP 200, and only its JSON has the number." },
    },
    choice: "both",
    reason: "The prose of every document equates them, and a captured 404 has both; a reader heeds either.",
    sureness: "B",
    switchable: true,
  },
  "http.content-type": {
    kind: "silence",
    question: "The content type of the JSON answers is not said.",
    clauses: ["picwish.response.status"],
    readings: {
      "json-utf-8": { means: "Answers have application/json; charset=utf-8, and no reader depends on it." },
      unspecified: { means: "Answers may have any content type." },
    },
    choice: "json-utf-8",
    reason: "It is the usual label for what the samples show.",
  },
  "json.key-order": {
    kind: "difference",
    question: "Samples print status, message, data; captured answers are sorted by key, but for status before data.",
    clauses: ["picwish.sample.key-order"],
    readings: {
      "as-sampled": { means: "Keys stand in the order of the samples." },
      sorted: { means: "The keys of data are in alphabetical order whatever fields there are." },
    },
    choice: "as-sampled",
    reason: "The samples are the only evidence in the documents; no reader may depend on an order.",
    sureness: "A",
    switchable: true,
  },
  "json.ampersand": {
    kind: "difference",
    question: "Samples print the ampersands of a link plainly, while the answer on AccessDenied meets them escaped.",
    clauses: ["picwish.link.plain-ampersand", "picwish.link.ampersand", "picwish.link.ampersand-cause"],
    readings: {
      plain: { means: "Links stand in the JSON with plain ampersands." },
      escaped: { means: "Links stand in the JSON with \\u0026, which any JSON parser turns back." },
    },
    choice: "plain",
    reason: "The samples are printed so; captured bytes are escaped, which is the same to whoever parses.",
    sureness: "A",
    switchable: true,
  },
});
