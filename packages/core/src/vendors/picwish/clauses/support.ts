/** Advice to people. None of it shows in an exchange, so none of it is judged. */
import { defineClauses } from "../../../contract/clause.js";
import { everywhere, type PicwishDocument } from "./documents.js";

const advice = "Advice to people; nothing of it shows in an exchange.";

export const supportClauses = defineClauses<PicwishDocument>()({
  "picwish.support.check-key": {
    level: "should",
    kind: "table",
    text: "Whoever meets status 401 should check the key and whether the service is enabled.",
    sources: everywhere("HTTP status codes"),
    excluded: advice,
  },
  "picwish.support.check-parameters": {
    level: "should",
    kind: "table",
    text: "Whoever meets status 400 should check that all parameters are there and right.",
    sources: everywhere("HTTP status codes"),
    excluded: advice,
  },
  "picwish.support.check-address": {
    level: "should",
    kind: "table",
    text: "Whoever meets status 404 should check the URL and the task id.",
    sources: everywhere("HTTP status codes"),
    excluded: advice,
  },
  "picwish.support.check-file-size": {
    level: "should",
    kind: "table",
    text: "Whoever meets status 413 should compare the file with the limit of the service.",
    sources: everywhere("HTTP status codes"),
    excluded: advice,
  },
  "picwish.support.report-server-fault": {
    level: "should",
    kind: "table",
    text: "Whoever meets status 500 should report it to the vendor's sales or technical contact.",
    sources: everywhere("HTTP status codes"),
    excluded: advice,
  },
  "picwish.support.check-source-url": {
    level: "should",
    kind: "table",
    text: "Whoever meets state -3 should check that the URL of the file can be reached.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields")],
    excluded: advice,
  },
  "picwish.support.show-message": {
    level: "may",
    kind: "table",
    text: "Whoever asks the vendor's support about failed work may show them the message.",
    sources: everywhere("Response fields"),
    excluded: advice,
  },
  "picwish.support.read-codes-first": {
    level: "should",
    kind: "faq",
    text: "Whoever meets failed work should first look up the HTTP status and the state.",
    sources: everywhere("FAQ: failed work"),
    excluded: advice,
  },
  "picwish.support.report-failed-work": {
    level: "should",
    kind: "faq",
    text: "Whoever cannot explain failed work should send the error and the task_id to the vendor's contacts.",
    sources: everywhere("FAQ: failed work"),
    excluded: advice,
  },
  "picwish.support.report-failed-download": {
    level: "should",
    kind: "faq",
    text: "Whoever meets 403 on a download should show the whole link and the error to the vendor's technicians.",
    sources: everywhere("FAQ: 403 forbidden"),
    excluded: advice,
  },
});
