import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** The links to results: how long they live, and what breaks them. */
export const linkClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.link.keep-own-copy": {
    level: "should",
    kind: "prose",
    text: "A caller downloads the results and stores them itself.",
    sources: from("Notes"),
  },
  "aliyun-market.link.download-soon": {
    level: "should",
    kind: "faq",
    text: "A caller downloads a picture as early as it can, since the signature of its link runs out.",
    sources: from("FAQ: failed download or 403"),
  },
  "aliyun-market.link.expired-forbidden": {
    level: "must",
    kind: "faq",
    text: "A link whose signature has run out, which it does after one hour, is answered 403 Forbidden.",
    sources: from("FAQ: failed download or 403"),
  },
  "aliyun-market.link.access-denied-xml": {
    level: "must",
    kind: "faq",
    text: "A link whose & was turned into \\u0026 is answered with an XML error whose Code is AccessDenied.",
    sources: from("FAQ: AccessDenied"),
  },
  "aliyun-market.link.access-denied-fields": {
    level: "must",
    kind: "sample",
    text: "The XML error is an element Error with the children Code, Message, RequestId, HostId and EC.",
    sources: from("FAQ: AccessDenied"),
  },
  "aliyun-market.link.access-denied-reason": {
    level: "should",
    kind: "sample",
    text: "The XML error names the access list of the bucket as its reason and has the EC 0003-00000001.",
    sources: from("FAQ: AccessDenied"),
  },
  "aliyun-market.link.access-denied-request-id": {
    level: "should",
    kind: "sample",
    text: "The RequestId of the XML error has 24 hexadecimal digits in upper case.",
    sources: from("FAQ: AccessDenied"),
  },
  "aliyun-market.link.access-denied-host": {
    level: "may",
    kind: "sample",
    text: "The HostId of the XML error names an OSS bucket in Hong Kong.",
    sources: from("FAQ: AccessDenied"),
    excluded: "The document promises no host for its links.",
  },
  "aliyun-market.link.ampersand": {
    level: "must",
    kind: "faq",
    text: "A caller replaces \\u0026 in a link by & before it downloads from it.",
    sources: from("FAQ: AccessDenied"),
  },
  "aliyun-market.link.ampersand-rewritten": {
    level: "may",
    kind: "faq",
    text: "Many tools and editors turn & into \\u0026 on their own.",
    sources: from("FAQ: AccessDenied"),
    excluded: "It binds tools of other people, neither server nor caller.",
  },
  "aliyun-market.link.signed-query": {
    level: "must",
    kind: "sample",
    text: "The query of a link holds an Expires with ten digits and the id of an access key, joined by &.",
    sources: from("FAQ: AccessDenied"),
  },
});
