import { defineErrata } from "../../../contract/erratum.js";
import type { meituClauses } from "../clauses.js";

/** What stands in a success. */
export const responseErrata = defineErrata<keyof typeof meituClauses>()({
  "response.media-type": {
    kind: "contradiction",
    question: "The words for rsp_media_type differ: base64 in the request table, url in its sample, jpg in answers.",
    clauses: [
      "meitu.request.rsp-media-type",
      "meitu.request.rsp-media-type-base64",
      "meitu.request.rsp-media-type-url",
      "meitu.response.rsp-media-type",
      "meitu.response.media-data-type",
    ],
    readings: {
      "word-of-result": {
        means: "For url the answer says url, for png it says png, for everything else jpg, in both of its fields.",
      },
      echo: { means: "The answer repeats the word of the request." },
      "always-jpg": { means: "The answer says jpg, whatever was asked for." },
    },
    choice: "word-of-result",
    reason: "All four words are in use, and jpg is the documented word of a base64 answer.",
    sureness: "C",
  },
  "response.media-type-default": {
    kind: "silence",
    question: "What is returned when rsp_media_type is missing or an unknown word is not said.",
    clauses: ["meitu.request.rsp-media-type", "meitu.response.rsp-media-type"],
    readings: {
      base64: { means: "The result comes as a JPEG in base64." },
      refused: { means: "An unknown word is answered 10000." },
    },
    choice: "base64",
    reason: "Callers treat everything but url as base64, and the sample answer does not fit its sample request.",
    sureness: "C",
  },
  "response.media-data": {
    kind: "contradiction",
    question: "An answer's media_data is base64, yet the sample request asks for a URL.",
    clauses: ["meitu.response.media-data", "meitu.request.rsp-media-type-url"],
    readings: {
      "as-requested": { means: "It is a URL if one was asked for, and base64 otherwise; a reader takes any string." },
      "always-base64": { means: "It is base64, whatever was asked for." },
    },
    choice: "as-requested",
    reason: "Callers download from it after asking for a URL.",
    sureness: "C",
  },
  "response.media-extra": {
    kind: "contradiction",
    question: "The answered list is said to be as in the request, but its table has no media_extra.",
    clauses: ["meitu.response.media-info-item", "meitu.request.media-extra"],
    readings: {
      absent: { means: "An answer has none; a reader tolerates one." },
      echoed: { means: "An answer repeats what the request sent." },
    },
    choice: "absent",
    reason: "The table of the answer decides, and its sample agrees.",
  },
  "response.sample-commas": {
    kind: "contradiction",
    question: "The sample success lacks two commas.",
    clauses: ["meitu.response.parameter", "meitu.response.version"],
    readings: {
      "valid-json": { means: "It is a slip; answers are valid JSON." },
      "as-printed": { means: "Answers lack the commas." },
    },
    choice: "valid-json",
    reason: "The content type says JSON, and working callers parse it.",
    sureness: "C",
  },
  "response.version-number": {
    kind: "contradiction",
    question: "The document is about version 1.0, and the sample answer says 1.0.1.",
    clauses: ["meitu.work.version", "meitu.response.version", "meitu.response.version-sample"],
    readings: {
      "as-sampled": { means: "An answer says 1.0.1; they are versions of different things." },
      "as-titled": { means: "An answer says 1.0." },
    },
    choice: "as-sampled",
    reason: "The sample is an answer, and the heading is not.",
  },
  "response.version-presence": {
    kind: "silence",
    question: "Whether every answer has a version is not known, since no real answer is.",
    clauses: ["meitu.response.version"],
    readings: {
      optional: { means: "It is sent, and no reader depends on it." },
      required: { means: "An answer without it breaks the contract." },
    },
    choice: "optional",
    reason: "Nothing a caller does depends on it.",
  },
  "response.fused-image": {
    kind: "contradiction",
    question: "The result is called a fused image, although nothing is fused in a repair of quality.",
    clauses: ["meitu.request.rsp-media-type-base64", "meitu.work.quality-repair"],
    readings: {
      repaired: { means: "The repaired picture is meant." },
      fused: { means: "A picture made of several is meant." },
    },
    choice: "repaired",
    reason: "The text is taken from the page of another interface.",
  },
});
