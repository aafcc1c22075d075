/** Sizes, formats, times and rates. */
import { defineClauses } from "../../../contract/clause.js";
import { everywhere, inInpaint, inScale, inSegmentation, type PicwishDocument } from "./documents.js";

export const limitClauses = defineClauses<PicwishDocument>()({
  "picwish.limit.formats": {
    level: "must",
    kind: "table",
    text: "The picture formats accepted are jpg, jpeg, bmp, png, webp, tiff and bitmap.",
    sources: [...everywhere("Request fields"), ...everywhere("FAQ: picture formats")],
  },
  "picwish.limit.no-gif": {
    level: "must",
    kind: "faq",
    text: "Animated pictures of the GIF kind are not supported at present.",
    sources: everywhere("FAQ: picture formats"),
  },
  "picwish.limit.image-bytes": {
    level: "must",
    kind: "table",
    text: "A source picture may not weigh more than 15 MB.",
    sources: [...everywhere("Request fields"), ...everywhere("FAQ: picture size")],
  },
  "picwish.limit.image-bytes-inclusive": {
    level: "must",
    kind: "table",
    text: "A source picture of exactly 15 MB is within the limit.",
    sources: [...everywhere("Request fields"), ...everywhere("FAQ: picture size")],
  },
  "picwish.limit.image-bytes-as-received": {
    level: "must",
    kind: "table",
    text: "What counts as the weight of a source picture is what the server receives.",
    sources: everywhere("Request fields"),
  },
  "picwish.limit.image-side": {
    level: "must",
    kind: "table",
    text: "A source picture measures at most 4096 by 4096 pixels.",
    sources: [
      ...inScale("Request fields"),
      ...inSegmentation("Request fields"),
      ...inScale("FAQ: picture size"),
      ...inInpaint("FAQ: picture size"),
      ...inSegmentation("FAQ: picture size"),
    ],
  },
  "picwish.limit.long-edge": {
    level: "must",
    kind: "faq",
    text: "The long edge of a source picture is at most 4096.",
    sources: inScale("FAQ: picture size"),
  },
  "picwish.limit.usual-time": {
    level: "should",
    kind: "faq",
    text: "The work usually takes between one and two seconds.",
    sources: everywhere("FAQ: response time"),
  },
  "picwish.limit.time-depends-on-size": {
    level: "may",
    kind: "faq",
    text: "The size of the picture may influence how long the work takes.",
    sources: everywhere("FAQ: response time"),
    excluded: "No measure is given, so no duration could break it.",
  },
  "picwish.limit.processing-time": {
    level: "must",
    kind: "table",
    text: "The work takes 30 seconds at most.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields"), ...everywhere("FAQ: response time")],
  },
  "picwish.limit.timeout-by-itself": {
    level: "must",
    kind: "faq",
    text: "Work that runs beyond its time limit is answered with a timeout error of its own accord.",
    sources: everywhere("FAQ: response time"),
  },
  "picwish.limit.qps": {
    level: "must",
    kind: "table",
    text: "Unless agreed otherwise, a caller may send two requests a second.",
    sources: [...everywhere("HTTP status codes"), ...everywhere("FAQ: request rate")],
  },
  "picwish.limit.qps-by-arrangement": {
    level: "may",
    kind: "table",
    text: "The vendor's sales may grant a higher request rate.",
    sources: [...everywhere("HTTP status codes"), ...everywhere("FAQ: request rate")],
    excluded: "An arrangement between people; no exchange shows whether it was made.",
  },
  "picwish.limit.link-life": {
    level: "must",
    kind: "faq",
    text: "The signature of a result link is valid for one hour.",
    sources: everywhere("FAQ: 403 forbidden"),
  },
});
