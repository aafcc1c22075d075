import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** Formats, sizes, times and rates. */
export const limitClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.limit.formats": {
    level: "must",
    kind: "faq",
    text: "Pictures of the formats jpg, jpeg, bmp, png, webp, tiff and bitmap are supported.",
    sources: from("FAQ: picture formats", "Request fields"),
  },
  "aliyun-market.limit.no-gif": {
    level: "must",
    kind: "faq",
    text: "The repair of animated GIF pictures is not supported for now.",
    sources: from("FAQ: picture formats"),
  },
  "aliyun-market.limit.image-bytes": {
    level: "must",
    kind: "table",
    text: "The picture file is at most 15 MB large, and exactly 15 MB is allowed.",
    sources: from("Request fields", "FAQ: picture size", "State codes", "Response fields"),
  },
  "aliyun-market.limit.image-side": {
    level: "must",
    kind: "faq",
    text: "The picture has at most 4096x4096 pixels at present.",
    sources: from("FAQ: picture size", "Request fields"),
  },
  "aliyun-market.limit.processing-time": {
    level: "must",
    kind: "table",
    text: "The processing takes at most 30 seconds.",
    sources: from("State codes", "Response fields", "FAQ: response speed"),
  },
  "aliyun-market.limit.usual-time": {
    level: "should",
    kind: "faq",
    text: "A repair usually takes one to two seconds.",
    sources: from("FAQ: response speed"),
  },
  "aliyun-market.limit.time-by-size": {
    level: "may",
    kind: "faq",
    text: "The time a repair takes depends on the size of the picture.",
    sources: from("FAQ: response speed"),
    excluded: "Neither a rule nor a number is given, so no duration could contradict it.",
  },
  "aliyun-market.limit.qps": {
    level: "must",
    kind: "table",
    text: "By default a caller may make two requests per second.",
    sources: from("HTTP status codes", "FAQ: concurrency (QPS)"),
  },
  "aliyun-market.limit.qps-by-agreement": {
    level: "may",
    kind: "table",
    text: "Sales can raise the QPS limit of a customer whose business needs it.",
    sources: from("HTTP status codes", "FAQ: concurrency (QPS)"),
    excluded: "It depends on an agreement with sales that no check can see.",
  },
  "aliyun-market.limit.link-life": {
    level: "should",
    kind: "prose",
    text: "The links in an answer are generally valid for one hour.",
    sources: from("Notes", "FAQ: failed download or 403"),
  },
});
