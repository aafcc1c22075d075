import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** The links to results. */
export const linkErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "link.form": {
    kind: "difference",
    question: "The FAQ shows a link with an absolute expiry; the product has signed differently since the end of 2024.",
    clauses: ["aliyun-market.link.signed-query"],
    readings: {
      "oss-v1": { means: "The query holds Expires, OSSAccessKeyId and Signature." },
      "oss-v4": {
        means: "The query holds x-oss-credential, -date, -expires, -signature and -signature-version, all with x-oss.",
      },
    },
    choice: "oss-v1",
    reason: "It is what the document shows. Recent captures have the other form.",
    sureness: "A",
    switchable: true,
  },
  "link.life": {
    kind: "silence",
    question: "Links generally live one hour, from when is not said, and samples of the product come nearer to two.",
    clauses: ["aliyun-market.limit.link-life", "aliyun-market.link.expired-forbidden"],
    readings: {
      hour: { means: "A link lives 3,600 seconds from its signing.", value: 3_600_000 },
      "two-hours": { means: "A link lives 7,200 seconds from its signing.", value: 7_200_000 },
    },
    choice: "hour",
    reason: "Notes and FAQ agree on one hour, and captured links live exactly that long.",
    sureness: "A",
    switchable: true,
  },
  "link.key-parameter": {
    kind: "contradiction",
    question: "The FAQ misspells the parameter with the id of the access key by doubling its first letter.",
    clauses: ["aliyun-market.link.signed-query"],
    readings: {
      "as-signed": { means: "The parameter is OSSAccessKeyId." },
      "as-printed": { means: "The parameter is named as printed in the FAQ." },
    },
    choice: "as-signed",
    reason: "It is the name that the object store really uses, and captured links have it.",
    sureness: "A",
  },
  "link.host": {
    kind: "silence",
    question: "No host of a result link is promised; the XML error names a bucket in Hong Kong.",
    clauses: ["aliyun-market.response.image", "aliyun-market.link.access-denied-host"],
    readings: {
      any: { means: "A link may lead to any host." },
      "hong-kong": { means: "Links lead to the bucket that the XML error names." },
    },
    choice: "any",
    reason: "The product has buckets in two regions, and a mock serves links from its own host.",
    sureness: "A",
  },
  "link.file-name": {
    kind: "silence",
    question: "Path and file name of a result link are not said.",
    clauses: ["aliyun-market.response.image", "aliyun-market.response.task-id"],
    readings: {
      "task-id": { means: "The file is named after the task, and no caller relies on it." },
      other: { means: "The file has an id of its own." },
    },
    choice: "task-id",
    reason: "Captured results of the product are named so.",
    sureness: "A",
  },
  "link.error-body": {
    kind: "silence",
    question: "An XML error is shown for a link that was mangled, while for an expired link only 403 is mentioned.",
    clauses: ["aliyun-market.link.access-denied-xml", "aliyun-market.link.expired-forbidden"],
    readings: {
      "xml-for-both": {
        means: "Both are 403 with an XML error AccessDenied; an expired link says so and has the EC 0002-00000069.",
      },
      "xml-for-mangled": { means: "Only a mangled link has an XML error, and an expired one has no certain body." },
    },
    choice: "xml-for-both",
    reason: "The object store documents that number for expired links; callers rely on the 403 only.",
    sureness: "B",
  },
});
