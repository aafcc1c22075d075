/** What the request tables of all three documents have in common. */
import { defineClauses } from "../../../contract/clause.js";
import { everywhere, inInpaintAndSegmentation, inScale, type PicwishDocument } from "./documents.js";

export const requestClauses = defineClauses<PicwishDocument>()({
  "picwish.auth.api-key": {
    level: "must",
    kind: "table",
    text: "A caller proves who it is with X-API-KEY.",
    sources: everywhere("HTTP status codes"),
  },
  "picwish.request.image-file": {
    level: "must",
    kind: "table",
    text: "The source picture is sent as a file in image_file.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.image-file-optional": {
    level: "may",
    kind: "table",
    text: "A request may leave out image_file.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.sync": {
    level: "must",
    kind: "table",
    text: "The integer sync says whether the result comes back in the answer to the request.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.sync-optional": {
    level: "must",
    kind: "table",
    text: "A request that leaves out sync is not refused for it.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.sync-1": {
    level: "must",
    kind: "table",
    text: "A request with sync 1 is answered synchronously.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.async-by-arrangement": {
    level: "may",
    kind: "table",
    text: "Asynchronous work may have to be arranged with the vendor's support first.",
    sources: everywhere("Request fields"),
    excluded: "An arrangement between people; no exchange shows whether it was made.",
  },
  "picwish.request.return-type": {
    level: "must",
    kind: "table",
    text: "The optional integer return_type chooses how the result comes back.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.return-type-default": {
    level: "must",
    kind: "table",
    text: "A request without return_type is served as if it had asked for 1.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.return-type-link": {
    level: "must",
    kind: "table",
    text: "With return_type 1 the result comes back as an address from which it can be downloaded.",
    sources: [...inInpaintAndSegmentation("Request fields"), ...inScale("Response fields")],
  },
  "picwish.request.return-type-base64": {
    level: "must",
    kind: "table",
    text: "With return_type 2 the result comes back as a base64 string.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.return-type-binary": {
    level: "must",
    kind: "table",
    text: "With return_type 3 the result comes back as the bytes of the file.",
    sources: everywhere("Request fields"),
  },
  "picwish.request.binary-sync-only": {
    level: "must",
    kind: "table",
    text: "For now return_type 3 is supported in synchronous calls only.",
    sources: everywhere("Request fields"),
  },
});
