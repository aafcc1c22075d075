import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** What is repaired, and how a mask marks it. */
export const maskClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.work.region-repaired": {
    level: "must",
    kind: "prose",
    text: "The service repairs and completes the indicated region of the picture.",
    sources: from("Introduction"),
  },
  "aliyun-market.work.unwanted-removed": {
    level: "must",
    kind: "prose",
    text: "The repair rids a picture of what is not its subject, such as logos, dates, writing, signs and stains.",
    sources: from("Introduction"),
    excluded: "Whether an unwanted thing is gone for the eye is not a measurable property of the picture.",
  },
  "aliyun-market.mask.same-size": {
    level: "must",
    kind: "prose",
    text: "The mask has the same size as the original picture.",
    sources: from("Notes"),
  },
  "aliyun-market.mask.white-is-repaired": {
    level: "must",
    kind: "prose",
    text: "White marks the region of the mask that is repaired.",
    sources: from("Notes"),
  },
  "aliyun-market.mask.black-is-kept": {
    level: "must",
    kind: "prose",
    text: "Everything in the mask that is not to be repaired is black.",
    sources: from("Notes"),
  },
  "aliyun-market.mask.at-most-half": {
    level: "should",
    kind: "prose",
    text: "The region to repair should cover no more than half of the picture.",
    sources: from("Notes"),
  },
  "aliyun-market.mask.irregular-shape": {
    level: "may",
    kind: "table",
    text: "A mask picture can mark a region of irregular shape.",
    sources: from("Request fields"),
  },
});
