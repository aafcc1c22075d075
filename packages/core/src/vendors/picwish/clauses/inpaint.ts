/** What only the inpaint document says: three ways to send the picture, four to mark the region. */
import { defineClauses } from "../../../contract/clause.js";
import { inInpaint, type PicwishDocument } from "./documents.js";

export const inpaintClauses = defineClauses<PicwishDocument>()({
  "picwish.inpaint.image-url": {
    level: "must",
    kind: "table",
    text: "The string image_url names the address from which the source picture is downloaded.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-url-schemes": {
    level: "must",
    kind: "table",
    text: "An image_url may use the HTTP or the OSS protocol.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-url-length": {
    level: "must",
    kind: "table",
    text: "An image_url is at most 512 characters long.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-url-timeout": {
    level: "must",
    kind: "table",
    text: "The service gives up downloading an image_url after 10 seconds.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-base64": {
    level: "must",
    kind: "table",
    text: "The string image_base64 carries the source picture in base64.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-base64-discouraged": {
    level: "should",
    kind: "table",
    text: "A caller should avoid image_base64, which makes the data 33 % larger.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-fields-optional": {
    level: "may",
    kind: "table",
    text: "Each of image_file, image_url and image_base64 may be left out on its own.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.one-image-source": {
    level: "must",
    kind: "table",
    text: "One of image_file, image_url and image_base64 has to be given.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.image-precedence": {
    level: "must",
    kind: "table",
    text: "Of several image sources image_file wins over image_url, and image_url over image_base64.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-file": {
    level: "must",
    kind: "table",
    text: "The mask is sent as a file in mask_file.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-url": {
    level: "must",
    kind: "table",
    text: "The string mask_url names the address of the mask.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-base64": {
    level: "must",
    kind: "table",
    text: "The string mask_base64 carries the mask in base64.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-fields-optional": {
    level: "may",
    kind: "table",
    text: "Each of mask_file, mask_url, mask_base64 and rectangles may be left out on its own.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-or-rectangles": {
    level: "must",
    kind: "table",
    text: "The region to repair is marked either by a mask picture or by rectangles.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-any-shape": {
    level: "must",
    kind: "table",
    text: "A mask picture can mark an irregular shape, whereas rectangles are bound to theirs.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.one-mask-source": {
    level: "must",
    kind: "table",
    text: "One of three ways to mark the region has to be chosen.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.mask-precedence": {
    level: "must",
    kind: "table",
    text: "Of several marks mask_file wins, then mask_url, then mask_base64, then rectangles.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.rectangles": {
    level: "must",
    kind: "table",
    text: "The JSON string rectangles marks the region to repair by boxes.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.rectangles-several": {
    level: "must",
    kind: "table",
    text: "More than one box can be given in rectangles.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.rectangles-integers": {
    level: "must",
    kind: "table",
    text: "The x, y, width and height of a box have to be integers.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.rectangles-at-most-50": {
    level: "must",
    kind: "table",
    text: "At most 50 boxes fit into rectangles.",
    sources: inInpaint("Request fields"),
  },
  "picwish.inpaint.rectangles-array": {
    level: "must",
    kind: "sample",
    text: "The examples write rectangles as an array of objects with x, y, width and height, even for a single box.",
    sources: inInpaint("Request fields"),
  },
});
