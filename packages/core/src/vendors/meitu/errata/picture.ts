import { defineErrata } from "../../../contract/erratum.js";
import type { meituClauses } from "../clauses.js";

/** Formats, sizes and faces. */
export const pictureErrata = defineErrata<keyof typeof meituClauses>()({
  "formats.decided-by": {
    kind: "silence",
    question: "Whether media_data_type or the file itself tells the format is not said.",
    clauses: ["meitu.limit.formats", "meitu.request.media-data-type-jpg"],
    readings: {
      contents: { means: "The first bytes of the file decide." },
      word: { means: "The word in media_data_type decides." },
    },
    choice: "contents",
    reason: "The word for a URL tells no format, and PNG has no word of its own.",
  },
  "size.megabyte": {
    kind: "silence",
    question: "Whether a megabyte is 10^6 or 2^20 bytes is not said.",
    clauses: ["meitu.limit.image-bytes"],
    readings: {
      mebi: { means: "A megabyte is 2^20 bytes.", value: 1_048_576 },
      mega: { means: "A megabyte is 10^6 bytes.", value: 1_000_000 },
    },
    choice: "mebi",
    reason: "It never refuses a file that the other reading allows.",
    switchable: true,
  },
  "size.bound": {
    kind: "silence",
    question: "The size stands there as 2 MB, neither called a maximum nor said to be inclusive.",
    clauses: ["meitu.limit.image-bytes"],
    readings: {
      "inclusive-maximum": { means: "A file has at most 2 MB, and exactly 2 MB is allowed." },
      "exclusive-maximum": { means: "A file has less than 2 MB." },
    },
    choice: "inclusive-maximum",
    reason: "It is the usual meaning of a limit, and it refuses no legal file.",
  },
  "size.measured-on": {
    kind: "silence",
    question: "Whether the file or its base64 text is measured is not said.",
    clauses: ["meitu.limit.image-bytes"],
    readings: {
      decoded: { means: "The bytes of the file are measured." },
      encoded: { means: "The characters of the base64 text are measured." },
    },
    choice: "decoded",
    reason: "It is a limit on the file of the picture.",
  },
  "size.request-body": {
    kind: "silence",
    question: "Whether the whole body of a request has a limit is not said.",
    clauses: ["meitu.limit.image-bytes"],
    readings: {
      none: { means: "Only pictures are limited." },
      "12-mb": { means: "A body over 12 MB is refused." },
    },
    choice: "none",
    reason: "The number belongs to the vendor's newer gateway.",
    sureness: "D",
  },
  "side.bounds": {
    kind: "silence",
    question: "Whether 48*48 and 4096*4096 bound each side or the area, and whether they belong to it, is not said.",
    clauses: ["meitu.limit.min-side", "meitu.limit.max-side"],
    readings: {
      "per-side": { means: "Each side has from 48 to 4096 pixels, both included." },
      area: { means: "The product of the sides has from 2,304 to 16,777,216 pixels." },
    },
    choice: "per-side",
    reason: "It is the usual reading of such a pair.",
  },
  "face.rounding": {
    kind: "silence",
    question: "How a 48th of the short side is rounded is told by an example only, in which 66.67 becomes 66.",
    clauses: [
      "meitu.limit.smallest-face",
      "meitu.limit.smallest-face-floor",
      "meitu.limit.smallest-face-sample",
      "meitu.limit.face-box-square",
    ],
    readings: {
      down: { means: "The quotient is rounded down and is never less than 48." },
      nearest: { means: "The quotient is rounded to the nearest integer and is never less than 48." },
    },
    choice: "down",
    reason: "The example rounds down; the quotient matters only from a short side of 2,352 pixels.",
  },
  "face.required": {
    kind: "silence",
    question: "The requirements speak of faces, but whether a picture must have one is not said.",
    clauses: ["meitu.limit.smallest-face", "meitu.work.quality-repair"],
    readings: {
      "not-required": { means: "A picture without a face, or with too small a one, is repaired all the same." },
      required: { means: "A picture without a face that can be found fails." },
    },
    choice: "not-required",
    reason: "The endpoint has no code of its own for a missing face.",
  },
});
