import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** How a request is addressed, identified and filled in. */
export const requestClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.auth.appcode": {
    level: "must",
    kind: "table",
    text: "The Authorization request header, a string, carries the AppCode as a simple proof of identity.",
    sources: from("Request headers", "HTTP status codes"),
  },
  "aliyun-market.request.post": {
    level: "must",
    kind: "prose",
    text: "A repair is requested with the HTTP method POST.",
    sources: from("Request", "Interface description"),
  },
  "aliyun-market.request.host": {
    level: "must",
    kind: "prose",
    text: "Requests go to the host ark.market.alicloudapi.com.",
    sources: from("Request"),
    excluded: "A subject may stand on any host, so the host of a request proves nothing.",
  },
  "aliyun-market.request.path": {
    level: "must",
    kind: "prose",
    text: "Requests go to the path /tasks/visual/watermark.",
    sources: from("Request"),
  },
  "aliyun-market.request.body-fields": {
    level: "must",
    kind: "table",
    text: "The fields image_url, mask_url and rectangles travel in the body of the request.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.image-url": {
    level: "must",
    kind: "table",
    text: "The string image_url is the address that the original picture is downloaded from.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.image-url-optional": {
    level: "may",
    kind: "table",
    text: "The field image_url is marked as not required.",
    sources: from("Request fields"),
    excluded: "No other documented field brings a picture, so there is no legal request without it to try.",
  },
  "aliyun-market.request.image-url-schemes": {
    level: "must",
    kind: "table",
    text: "An address in image_url with the HTTP protocol is supported.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.image-url-length": {
    level: "must",
    kind: "table",
    text: "The address in image_url has at most 512 characters.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.image-url-timeout": {
    level: "must",
    kind: "table",
    text: "The download of image_url is given up after 10 seconds.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.mask-url": {
    level: "must",
    kind: "table",
    text: "The string mask_url is the address of the mask picture.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.mask-url-optional": {
    level: "may",
    kind: "table",
    text: "The field mask_url is not required, so a request with rectangles works without it.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.rectangles": {
    level: "must",
    kind: "table",
    text: "The field rectangles is a JSON string that marks the regions to repair as rectangles.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.rectangles-optional": {
    level: "may",
    kind: "table",
    text: "The field rectangles is not required, so a request with a mask works without it.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.rectangles-several": {
    level: "must",
    kind: "table",
    text: "One request may hold several rectangles.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.rectangles-integers": {
    level: "must",
    kind: "table",
    text: "The x, y, width and height of a rectangle are integers.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.rectangles-array": {
    level: "must",
    kind: "sample",
    text: "The value of rectangles is a JSON array of objects with x, y, width and height, for one box as for several.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.rectangles-at-most-50": {
    level: "must",
    kind: "table",
    text: "The field rectangles has a largest number of boxes.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.region-required": {
    level: "must",
    kind: "prose",
    text: "A request has to mark the region that is to be repaired.",
    sources: from("Notes"),
  },
  "aliyun-market.request.mask-or-rectangles": {
    level: "must",
    kind: "prose",
    text: "The region to repair may be marked by a mask picture as well as by rectangles.",
    sources: from("Notes", "Request fields"),
  },
  "aliyun-market.request.one-mask-source": {
    level: "must",
    kind: "table",
    text: "One of the two fields mask_url and rectangles has to be chosen.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.mask-precedence": {
    level: "must",
    kind: "table",
    text: "Where both are sent, mask_url goes before rectangles.",
    sources: from("Request fields"),
  },
  "aliyun-market.request.url-encoding": {
    level: "must",
    kind: "prose",
    text: "A URL that is passed as a parameter is encoded by the rules for URLs, so that parameters are not misread.",
    sources: from("Notes"),
  },
  "aliyun-market.request.url-only": {
    level: "must",
    kind: "faq",
    text: "At present a picture is passed by its URL.",
    sources: from("FAQ: ways to upload"),
  },
  "aliyun-market.request.uploads-by-agreement": {
    level: "may",
    kind: "faq",
    text: "Files and base64 text are supported too for customers who have talked to sales.",
    sources: from("FAQ: ways to upload"),
    excluded: "It depends on an agreement with sales that no check can see.",
  },
});
