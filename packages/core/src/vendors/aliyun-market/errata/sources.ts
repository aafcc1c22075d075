import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** Where picture and region come from. */
export const sourceErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "sources.required": {
    kind: "contradiction",
    question: "The field image_url is marked as not required, yet it is the only source of a picture.",
    clauses: [
      "aliyun-market.request.image-url",
      "aliyun-market.request.image-url-optional",
      "aliyun-market.status.400",
    ],
    readings: {
      required: { means: "A request without image_url is answered 400." },
      optional: { means: "A request without image_url is accepted, and its task fails." },
    },
    choice: "required",
    reason: "There is nothing else to work on, and the row for 400 speaks of missing parameters.",
  },
  "sources.uploads": {
    kind: "contradiction",
    question: "One answer says that only URLs are supported and, in the same breath, that files and base64 are too.",
    clauses: [
      "aliyun-market.request.url-only",
      "aliyun-market.request.uploads-by-agreement",
      "aliyun-market.request.body-fields",
    ],
    readings: {
      ignored: { means: "Fields with files or base64 text are unknown fields and change nothing." },
      enabled: { means: "The account has them enabled, and they bring pictures and masks." },
    },
    choice: "ignored",
    reason: "The table of request fields decides; the others need an agreement with sales.",
    switchable: true,
  },
  "sources.several": {
    kind: "silence",
    question: "Which source of a picture wins where uploads are enabled and several are sent is not said.",
    clauses: ["aliyun-market.request.uploads-by-agreement", "aliyun-market.request.image-url"],
    readings: {
      "file-url-base64": { means: "The file goes before the URL and the URL before base64; the others are not read." },
      "one-allowed": { means: "More than one source is answered 400." },
    },
    choice: "file-url-base64",
    reason: "It is the only order that the product behind the channel documents.",
    sureness: "B",
  },
  "image-url.schemes": {
    kind: "silence",
    question: "The cell that lists the protocols of image_url shows HTTP and is cut off around it.",
    clauses: ["aliyun-market.request.image-url-schemes"],
    readings: {
      "http-https-oss": { means: "Addresses with http, https and oss are accepted." },
      "http-https": { means: "Addresses with http and https are accepted." },
      http: { means: "Only addresses with http are accepted." },
    },
    choice: "http-https-oss",
    reason: "The product behind the channel lists HTTP and OSS in the same cell, and https is HTTP.",
    sureness: "B",
  },
  "image-url.malformed": {
    kind: "silence",
    question: "No error is named for an address that is longer than 512 characters or no URL at all.",
    clauses: ["aliyun-market.request.image-url-length", "aliyun-market.status.400"],
    readings: {
      refused: { means: "The request is answered 400." },
      "download-failed": { means: "The task fails with state -3." },
    },
    choice: "refused",
    reason: "It is a fault of a parameter, and those are 400.",
  },
  "image-url.fetch-fault": {
    kind: "silence",
    question: "No error is named for a download that exceeds 10 seconds, finds no server or is refused.",
    clauses: ["aliyun-market.request.image-url-timeout", "aliyun-market.state.source-download"],
    readings: {
      "download-failed": { means: "The task fails with state -3." },
      refused: { means: "The request is answered 400." },
    },
    choice: "download-failed",
    reason: "State -3 is the failed download.",
  },
  "mask-url.rules": {
    kind: "silence",
    question: "The field mask_url has no schemes, length, formats, sizes or errors of its own.",
    clauses: [
      "aliyun-market.request.mask-url",
      "aliyun-market.request.image-url-schemes",
      "aliyun-market.request.image-url-length",
      "aliyun-market.request.image-url-timeout",
      "aliyun-market.state.source-download",
    ],
    readings: {
      "as-image-url": { means: "The rules of image_url hold, and a mask that cannot be fetched is state -3." },
      none: { means: "No rules hold." },
    },
    choice: "as-image-url",
    reason: "The document has no other rule for an address.",
  },
  "region.sources": {
    kind: "silence",
    question: "One of mask_url and rectangles must be chosen; a precedence suggests that both may be sent.",
    clauses: [
      "aliyun-market.request.region-required",
      "aliyun-market.request.one-mask-source",
      "aliyun-market.request.mask-precedence",
    ],
    readings: {
      "at-least-one": { means: "Neither is answered 400; of both, mask_url counts and rectangles is not read." },
      "exactly-one": { means: "Neither as well as both is answered 400." },
    },
    choice: "at-least-one",
    reason: "A precedence would be pointless if both were forbidden.",
  },
  "rectangles.maximum": {
    kind: "silence",
    question: "The cell with the largest number of rectangles is cut off before the number.",
    clauses: ["aliyun-market.request.rectangles-at-most-50"],
    readings: {
      fifty: { means: "At most 50 rectangles are accepted." },
      unlimited: { means: "Any number of rectangles is accepted." },
    },
    choice: "fifty",
    reason: "The product behind the channel has the same sentence with the number 50.",
    sureness: "B",
  },
  "rectangles.faults": {
    kind: "silence",
    question: "What becomes of rectangles that are not what the table asks for is not said.",
    clauses: [
      "aliyun-market.request.rectangles",
      "aliyun-market.request.rectangles-integers",
      "aliyun-market.request.rectangles-array",
      "aliyun-market.request.rectangles-at-most-50",
      "aliyun-market.status.400",
    ],
    readings: {
      refused: {
        means:
          "Bad JSON, no array, none or too many boxes, fractions, x or y below 0, a side below 1 are answered 400.",
      },
      skipped: { means: "Boxes that make no sense are left out." },
    },
    choice: "refused",
    reason: "They are faults of a parameter, and those are 400.",
  },
  "rectangles.overhang": {
    kind: "silence",
    question: "What becomes of a rectangle that reaches over the edge of the picture is not said.",
    clauses: ["aliyun-market.request.rectangles"],
    readings: {
      clipped: { means: "The part within the picture is repaired." },
      refused: { means: "The request is answered 400." },
    },
    choice: "clipped",
    reason: "Its meaning is obvious, and the size of a fetched picture is unknown when the request is checked.",
  },
});
