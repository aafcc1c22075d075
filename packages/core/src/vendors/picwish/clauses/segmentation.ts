/** What only the segmentation document says. */
import { defineClauses } from "../../../contract/clause.js";
import { inSegmentation, type PicwishDocument } from "./documents.js";

export const segmentationClauses = defineClauses<PicwishDocument>()({
  "picwish.segmentation.type": {
    level: "must",
    kind: "table",
    text: "The optional string type says what is to be cut out.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.type-auto": {
    level: "must",
    kind: "table",
    text: "Without a type, which is the default, the service recognises the kind of subject by itself.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.type-person": {
    level: "must",
    kind: "table",
    text: "The type person cuts out people.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.type-object": {
    level: "must",
    kind: "table",
    text: "The type object cuts out things.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.type-stamp": {
    level: "must",
    kind: "table",
    text: "The type stamp cuts out a seal or stamp.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.output-type": {
    level: "must",
    kind: "table",
    text: "The optional integer output_type chooses which pictures come back.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.output-type-both": {
    level: "must",
    kind: "table",
    text: "With output_type 1 both image and mask come back.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.output-type-image": {
    level: "must",
    kind: "table",
    text: "With output_type 2, the default, only image comes back.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.output-type-mask": {
    level: "must",
    kind: "table",
    text: "With output_type 3 only mask comes back.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.image-in-colour": {
    level: "must",
    kind: "table",
    text: "The image of a cut-out is in colour.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.mask-black-white": {
    level: "must",
    kind: "table",
    text: "The mask of a cut-out shows its region in black and white.",
    sources: [...inSegmentation("Request fields"), ...inSegmentation("Response fields")],
  },
  "picwish.segmentation.crop": {
    level: "must",
    kind: "table",
    text: "The optional integer crop says whether the result is trimmed to the edges.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.crop-original": {
    level: "must",
    kind: "table",
    text: "With crop 0, the default, the result has the size of the source.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.crop-edges": {
    level: "must",
    kind: "table",
    text: "With crop 1 the result is trimmed to the edges of the subject.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.format": {
    level: "must",
    kind: "table",
    text: "The optional string format chooses the file format of image.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.format-png": {
    level: "must",
    kind: "table",
    text: "With format png, the default, image has a transparent background.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.format-jpg": {
    level: "must",
    kind: "table",
    text: "With format jpg, image has no transparency.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.bg-color": {
    level: "must",
    kind: "table",
    text: "The optional string bg_color sets the background colour of image.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.bg-color-needs-jpg": {
    level: "must",
    kind: "table",
    text: "A bg_color takes effect only together with format jpg.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.bg-color-plain": {
    level: "must",
    kind: "table",
    text: "The background that bg_color paints is a single plain colour.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.bg-color-default-white": {
    level: "must",
    kind: "table",
    text: "With format jpg and no bg_color the background is white.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.bg-color-hex": {
    level: "must",
    kind: "table",
    text: "A bg_color is written as hexadecimal red, green and blue.",
    sources: inSegmentation("Request fields"),
  },
  "picwish.segmentation.bg-color-examples": {
    level: "must",
    kind: "sample",
    text: "The examples of bg_color are ffffff for white, ff0000 for red and 0000ff for blue.",
    sources: inSegmentation("Request fields"),
  },
});
