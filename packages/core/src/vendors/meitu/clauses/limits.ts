import { defineClauses } from "../../../contract/clause.js";
import { from, type meituDocuments } from "../documents.js";

const facesUnseen = "No field of an answer tells which faces were found.";

/** What the endpoint does, and what a picture must be for it. */
export const limitClauses = defineClauses<keyof typeof meituDocuments>()({
  "meitu.work.quality-repair": {
    level: "must",
    kind: "prose",
    text: "The endpoint repairs the quality of a picture in the cloud.",
    sources: from("Description"),
  },
  "meitu.work.version": {
    level: "must",
    kind: "prose",
    text: "The interface described has the version 1.0.",
    sources: from("Version"),
    excluded: "It is not said where this number shows, and the sample answer has another.",
  },
  "meitu.limit.formats": {
    level: "must",
    kind: "prose",
    text: "Pictures are JPG or PNG files.",
    sources: from("Image requirements"),
  },
  "meitu.limit.min-side": {
    level: "must",
    kind: "prose",
    text: "A picture has at least 48*48 pixels.",
    sources: from("Image requirements"),
  },
  "meitu.limit.max-side": {
    level: "must",
    kind: "prose",
    text: "A picture has at most 4096*4096 pixels.",
    sources: from("Image requirements"),
  },
  "meitu.limit.image-bytes": {
    level: "must",
    kind: "prose",
    text: "The file of a picture has 2 MB, which can only be meant as the most it may have.",
    sources: from("Image requirements"),
  },
  "meitu.limit.face-box-square": {
    level: "must",
    kind: "prose",
    text: "The box that the system finds a face in is a square.",
    sources: from("Image requirements"),
    excluded: facesUnseen,
  },
  "meitu.limit.smallest-face": {
    level: "must",
    kind: "prose",
    text: "The side of the smallest face that is found is one 48th of the short side of the picture.",
    sources: from("Image requirements"),
    excluded: facesUnseen,
  },
  "meitu.limit.smallest-face-floor": {
    level: "must",
    kind: "prose",
    text: "The side of the smallest face that is found never falls below 48 pixels.",
    sources: from("Image requirements"),
    excluded: facesUnseen,
  },
  "meitu.limit.smallest-face-sample": {
    level: "must",
    kind: "sample",
    text: "In a picture of 4096*3200 pixels the smallest face that is found has 66*66 pixels.",
    sources: from("Image requirements"),
    excluded: facesUnseen,
  },
});
