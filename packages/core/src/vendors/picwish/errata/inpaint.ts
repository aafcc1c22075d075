/** What the inpaint document leaves open: masks, boxes and the result. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const inpaintErrata = defineErrata<PicwishClauseId>()({
  "mask.sources": {
    kind: "contradiction",
    question: "One of three marks is demanded where the order of precedence names four.",
    clauses: [
      "picwish.inpaint.one-mask-source",
      "picwish.inpaint.mask-precedence",
      "picwish.inpaint.mask-fields-optional",
      "picwish.status.400",
    ],
    readings: {
      "one-of-four": {
        means: "At least one of the four is given or it is 400; the first wins and the rest are not read.",
      },
      "one-of-three-masks": { means: "A mask has to be given, and rectangles alone are refused with 400." },
    },
    choice: "one-of-four",
    reason: "The order of precedence names four, and rectangles are explained as an alternative to a mask.",
    sureness: "B",
  },
  "mask.colours": {
    kind: "silence",
    question: "Inpaint does not say which colour of a mask marks the region, nor how large a mask is.",
    clauses: ["picwish.inpaint.mask-file", "picwish.inpaint.mask-or-rectangles"],
    readings: {
      "white-is-repaired": { means: "White is repaired and black kept, in a mask of the picture's size." },
      "black-is-repaired": { means: "Black is repaired and white kept." },
    },
    choice: "white-is-repaired",
    reason: "The market's document says so of the same function, and so do working clients.",
    sureness: "B",
  },
  "mask.size-mismatch": {
    kind: "silence",
    question: "What happens to a mask that differs in size from the picture is not said.",
    clauses: ["picwish.inpaint.mask-file", "picwish.state.invalid-image"],
    readings: {
      fail: { means: "The task fails with state -7." },
      resize: { means: "The mask is scaled to the picture." },
    },
    choice: "fail",
    reason: "The nearest state is that of a picture that cannot be used.",
    switchable: true,
  },
  "mask.over-half": {
    kind: "silence",
    question:
      "Inpaint sets no limit to the region; the market's document advises to keep it within half of the picture.",
    clauses: ["picwish.inpaint.mask-or-rectangles", "picwish.state.failed"],
    readings: {
      accept: { means: "A larger region is repaired; exactly half is within the advice in any case." },
      fail: { means: "A region over half of the picture makes the task fail with state -1." },
    },
    choice: "accept",
    reason: "It is worded as advice, and no code goes with it.",
    switchable: true,
  },
  "mask.half-counts-rectangles": {
    kind: "silence",
    question: "Whether the advice on half of the picture is meant for rectangles as well is not said.",
    clauses: ["picwish.inpaint.rectangles", "picwish.inpaint.mask-or-rectangles"],
    readings: {
      counted: { means: "The union of the boxes, clipped to the picture, counts like a mask." },
      "masks-only": { means: "Only masks count." },
    },
    choice: "counted",
    reason: "The advice speaks of the region to repair, however it is marked.",
  },
  "mask.grey": {
    kind: "silence",
    question: "What a grey pixel of a mask means is not said.",
    clauses: ["picwish.inpaint.mask-file", "picwish.inpaint.mask-any-shape"],
    readings: {
      "half-way": { means: "A pixel counts as white from 128 of 255 upwards." },
      "pure-white": { means: "Only pure white counts as white." },
    },
    choice: "half-way",
    reason: "It is the plainest threshold, and survives the losses of a jpg.",
  },
  "mask.empty": {
    kind: "silence",
    question: "What a mask without anything marked does is not said.",
    clauses: ["picwish.inpaint.mask-file"],
    readings: {
      unchanged: { means: "The task succeeds and the picture stays as it is." },
      fail: { means: "The task fails." },
    },
    choice: "unchanged",
    reason: "To have nothing to repair is no fault.",
  },
  "mask.limits": {
    kind: "silence",
    question: "The mask fields have no formats, sizes or rules for addresses of their own.",
    clauses: [
      "picwish.inpaint.mask-file",
      "picwish.inpaint.mask-url",
      "picwish.inpaint.mask-base64",
      "picwish.state.source-download",
    ],
    readings: {
      "as-image": { means: "A mask obeys the rules of the picture, down to states -5 and -3 for its address." },
      unlimited: { means: "A mask has no limits of its own." },
    },
    choice: "as-image",
    reason: "There is no other rule to follow.",
  },
  "rectangles.validity": {
    kind: "silence",
    question:
      "Integers and at most 50 boxes are demanded; other faults of rectangles, and the error, are not mentioned.",
    clauses: [
      "picwish.inpaint.rectangles",
      "picwish.inpaint.rectangles-array",
      "picwish.inpaint.rectangles-integers",
      "picwish.inpaint.rectangles-at-most-50",
      "picwish.status.400",
    ],
    readings: {
      refused: {
        means: "Broken JSON, no array, no box, over 50, no integer, a negative corner or a side below 1 get 400.",
      },
      fail: { means: "Faulty boxes make the task fail with state -1." },
    },
    choice: "refused",
    reason: "They are faults of a parameter.",
  },
  "rectangles.overhang": {
    kind: "silence",
    question: "What a box that hangs over the edge of the picture does is not said.",
    clauses: ["picwish.inpaint.rectangles"],
    readings: {
      clipped: { means: "The part inside the picture is repaired." },
      refused: { means: "Such a box is refused with 400." },
    },
    choice: "clipped",
    reason: "It has an obvious meaning.",
  },
  "inpaint.result-format": {
    kind: "silence",
    question: "The file format of a repaired picture is not said.",
    clauses: ["picwish.response.image", "picwish.link.file-is-jpg"],
    readings: {
      "always-jpg": { means: "The result is a jpg, in a file that ends in -image.jpg." },
      "follows-source": { means: "The result has the format of the source." },
    },
    choice: "always-jpg",
    reason: "The sample shows one, and clients that take base64 results read them as such.",
    sureness: "C",
  },
  "inpaint.broken-sample": {
    kind: "contradiction",
    question: "The finished sample has image twice, a text left open, no last brace, and line numbers inside.",
    clauses: ["picwish.sample.finished-image-twice", "picwish.sample.finished"],
    readings: {
      "one-image": { means: "The answer is valid JSON with a single image." },
      literal: { means: "The answer looks as it is printed." },
    },
    choice: "one-image",
    reason: "The damage comes from copying; the text could not be parsed.",
    sureness: "A",
  },
});
