import { defineErrata } from "../../../contract/erratum.js";
import type { meituClauses } from "../clauses.js";

/** How a request is identified and written. */
export const requestErrata = defineErrata<keyof typeof meituClauses>()({
  "auth.secret-name": {
    kind: "contradiction",
    question: "The second credential is secret_key in the prose and api_secret in the call.",
    clauses: ["meitu.auth.api-secret", "meitu.auth.applied-for"],
    readings: {
      "api-secret": { means: "The query parameter is api_secret." },
      "secret-key": { means: "The query parameter is secret_key." },
    },
    choice: "api-secret",
    reason: "It is the only form that could be run, and the one that working callers send.",
    sureness: "C",
  },
  "auth.place": {
    kind: "silence",
    question: "No table of parameters lists the two credentials; only the call shows them, in its query.",
    clauses: ["meitu.auth.api-key", "meitu.auth.api-secret"],
    readings: {
      query: { means: "Both stand in the query of the URL, both are required, and nothing is signed." },
      "query-or-body": { means: "They may stand in the JSON body instead." },
    },
    choice: "query",
    reason: "The call shows it and callers are known to work so; the body is used by a sister service.",
    sureness: "A",
  },
  "request.optional-parts": {
    kind: "silence",
    question: "The objects parameter and media_profiles are required, while all of their members are optional.",
    clauses: [
      "meitu.request.media-info-list",
      "meitu.request.parameter",
      "meitu.request.media-data",
      "meitu.request.media-profiles",
      "meitu.request.media-data-type",
      "meitu.request.rsp-media-type",
      "meitu.error.invalid-parameter",
    ],
    readings: {
      literal: { means: "They may be empty but not missing; what is missing and required is answered 10000." },
      lenient: { means: "A missing object counts as an empty one." },
    },
    choice: "literal",
    reason: "It is what the tables say, and working callers always send media_profiles.",
    sureness: "C",
  },
  "request.open-objects": {
    kind: "silence",
    question: "What extra and media_extra may hold is not said beyond examples.",
    clauses: ["meitu.request.extra", "meitu.request.media-extra", "meitu.request.empty-objects"],
    readings: {
      ignored: { means: "They may be left out, be empty or hold anything, and nothing depends on it." },
      checked: { means: "They have members that are checked." },
    },
    choice: "ignored",
    reason: "The document names no member, and callers freely leave them out.",
    sureness: "C",
  },
  "request.media-count": {
    kind: "silence",
    question: "How many items media_info_list may hold, and how they are answered, is not said.",
    clauses: [
      "meitu.request.media-info-list",
      "meitu.request.media-info-item",
      "meitu.response.media-info-item",
      "meitu.response.item-per-medium",
    ],
    readings: {
      "one-or-more": { means: "At least one, none being answered 10000; every item is answered, in order." },
      "exactly-one": { means: "Only one; more are answered 10000." },
    },
    choice: "one-or-more",
    reason: "It is a list, and each item is said to hold one medium; a careful caller sends one.",
  },
  "request.media-type-words": {
    kind: "silence",
    question: "PNG files are allowed, but media_data_type knows only jpg and url.",
    clauses: ["meitu.request.media-data-type", "meitu.request.media-data-type-jpg", "meitu.limit.formats"],
    readings: {
      "png-too": { means: "The word png is accepted as well; any other is answered 10000." },
      "listed-only": { means: "Any word but jpg and url is answered 10000." },
    },
    choice: "png-too",
    reason: "Callers send png, and a PNG called jpg would be odd.",
    sureness: "C",
  },
  "request.base64-wording": {
    kind: "contradiction",
    question: "The picture is base64 encoded in one table and compressed by base64 in others.",
    clauses: ["meitu.request.media-data-base64", "meitu.request.media-data-type-jpg"],
    readings: {
      encoded: { means: "Base64 of the file, and nothing else is done to it." },
      compressed: { means: "The picture is compressed before it is encoded." },
    },
    choice: "encoded",
    reason: "Base64 does not compress, and the sample begins like the base64 of a JPEG file.",
  },
  "request.base64-form": {
    kind: "silence",
    question: "Whether base64 text may have a data: prefix or line breaks is not said.",
    clauses: ["meitu.request.media-data-base64", "meitu.request.media-data-bare"],
    readings: {
      bare: { means: "A prefix is answered 10000, and line breaks are skipped." },
      lenient: { means: "A prefix is cut off, and line breaks are skipped." },
      strict: { means: "A prefix as well as line breaks are answered 10000." },
    },
    choice: "bare",
    reason: "A prefix broke a real call on the vendor's newer gateway, while callers that break lines work.",
    sureness: "A",
  },
  "request.url-form": {
    kind: "silence",
    question: "A URL is not encoded, but it is not said whether base64 or percent-encoding is meant.",
    clauses: ["meitu.request.media-data-plain-url"],
    readings: {
      "not-base64": { means: "The URL stands as it is, with whatever escapes belong to it." },
      "not-escaped": { means: "The URL has no escapes at all." },
    },
    choice: "not-base64",
    reason: "The same row speaks of base64, and a URL without its escapes may be another URL.",
  },
  "request.sample-braces": {
    kind: "contradiction",
    question: "In the sample request a brace too many closes the body before extra.",
    clauses: ["meitu.request.json-body", "meitu.request.extra"],
    readings: {
      "within-body": { means: "It is a slip; extra is a member of the body, beside parameter." },
      outside: { means: "Something stands behind the body." },
    },
    choice: "within-body",
    reason: "The table lists extra beside parameter, and the sample as printed is not JSON.",
  },
  "content-type.missing": {
    kind: "silence",
    question: "A request has the header Content-Type, but what becomes of one without it is not said.",
    clauses: ["meitu.request.content-type", "meitu.error.invalid-parameter"],
    readings: {
      tolerated: { means: "The body is read as JSON all the same." },
      refused: { means: "The request is answered as one with an invalid parameter." },
    },
    choice: "tolerated",
    reason: "JSON without a content type evidently works on this service.",
    sureness: "C",
    switchable: true,
  },
  "content-type.charset": {
    kind: "silence",
    question: "Whether the content type of a request may name a charset is not said.",
    clauses: ["meitu.request.content-type"],
    readings: {
      accepted: { means: "A charset behind application/json is accepted." },
      refused: { means: "The header has to be application/json alone." },
    },
    choice: "accepted",
    reason: "The header is only said to include this type, and answers name a charset themselves.",
  },
  "call.header-flag": {
    kind: "contradiction",
    question: "The sample call passes its header with a flag of one dash, with which it does not run.",
    clauses: ["meitu.request.content-type"],
    readings: {
      header: { means: "The flag meant is -H, and the header is sent." },
      none: { means: "The call is run without the header." },
    },
    choice: "header",
    reason: "Run as printed, curl shows its help and sends nothing.",
    sureness: "A",
  },
});
