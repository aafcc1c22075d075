/** What the segmentation document leaves open. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const segmentationErrata = defineErrata<PicwishClauseId>()({
  "segmentation.binary-with-both": {
    kind: "silence",
    question: "return_type 3 has one body where output_type 1 has two pictures.",
    clauses: ["picwish.request.return-type-binary", "picwish.segmentation.output-type-both", "picwish.status.400"],
    readings: {
      refused: { means: "The combination is refused with 400." },
      "image-only": { means: "The body is the image, and the mask is dropped." },
    },
    choice: "refused",
    reason: "To drop one picture silently would hide the conflict.",
  },
  "segmentation.binary-with-one": {
    kind: "silence",
    question: "Which picture return_type 3 answers with is not said.",
    clauses: [
      "picwish.request.return-type-binary",
      "picwish.segmentation.output-type-image",
      "picwish.segmentation.output-type-mask",
    ],
    readings: {
      "as-asked": { means: "With output_type 2 it is the image, with 3 the mask." },
      "always-image": { means: "It is the image in any case." },
    },
    choice: "as-asked",
    reason: "Only one is asked for.",
  },
  "segmentation.bg-color-with-png": {
    kind: "silence",
    question: "bg_color has no effect beside png; whether a wrong one is refused even then is not said.",
    clauses: ["picwish.segmentation.bg-color-needs-jpg", "picwish.segmentation.format-png"],
    readings: {
      ignored: { means: "Beside png, or without format, bg_color is not even checked." },
      checked: { means: "A wrong bg_color is refused with 400 whatever the format." },
    },
    choice: "ignored",
    reason: "It takes no effect without jpg.",
  },
  "segmentation.bg-color-form": {
    kind: "silence",
    question: "Whether bg_color may have a hash sign, capitals or three digits is not said.",
    clauses: ["picwish.segmentation.bg-color-hex", "picwish.segmentation.bg-color-examples", "picwish.status.400"],
    readings: {
      "six-digits": {
        means: "Six hexadecimal digits of either case are taken, and anything else is refused with 400.",
      },
      lenient: { means: "A hash sign and the short form are taken as well." },
    },
    choice: "six-digits",
    reason: "All examples have six bare digits.",
  },
  "segmentation.unrequested-output": {
    kind: "silence",
    question:
      "The one sample asks for both pictures; whether one that was not asked for is absent or empty is not said.",
    clauses: [
      "picwish.segmentation.output-type-image",
      "picwish.segmentation.output-type-mask",
      "picwish.response.image",
      "picwish.response.mask",
    ],
    readings: {
      absent: { means: "The picture that was not asked for has no field." },
      empty: { means: "The field of the picture that was not asked for is an empty text." },
    },
    choice: "absent",
    reason: "It is what the choice of output says; public clients have met the empty text.",
    sureness: "C",
    switchable: true,
  },
  "segmentation.foreground-rect": {
    kind: "difference",
    question: "Captured answers tell the box of the subject in foreground_rect, which no table lists.",
    clauses: ["picwish.sample.finished", "picwish.sample.finished-both"],
    readings: {
      absent: { means: "data has no foreground_rect." },
      sent: { means: "data has foreground_rect with x, y, width and height, in pixels of the picture sent." },
    },
    choice: "absent",
    reason: "The table and the sample are taken to be complete.",
    sureness: "A",
    switchable: true,
  },
  "segmentation.object-fields": {
    kind: "silence",
    question: "A public client prefers image_obj and mask_obj to image and mask; no answer with them is known.",
    clauses: ["picwish.response.image", "picwish.response.mask"],
    readings: {
      absent: { means: "data has neither." },
      sent: { means: "data has both beside image and mask." },
    },
    choice: "absent",
    reason: "What they would hold is not known, so there is nothing to imitate.",
    sureness: "C",
  },
  "segmentation.type-auto": {
    kind: "contradiction",
    question: "The sample answers type auto, while the request knows person, object, stamp and nothing else.",
    clauses: [
      "picwish.segmentation.type",
      "picwish.segmentation.type-auto",
      "picwish.sample.finished-type",
      "picwish.sample.refused-message",
    ],
    readings: {
      refused: { means: "A request that says auto is refused with 400; the answer says auto when nothing was asked." },
      accepted: { means: "A request that says auto counts as one without type." },
    },
    choice: "refused",
    reason: "The list of the request is closed.",
    switchable: true,
  },
  "segmentation.output-type-type": {
    kind: "contradiction",
    question: "output_type is an int in the request table and of a type that does not exist in the response table.",
    clauses: ["picwish.response.output-type", "picwish.segmentation.output-type"],
    readings: {
      "whole-number": { means: "output_type is a whole number that is not negative." },
      text: { means: "output_type is a text." },
    },
    choice: "whole-number",
    reason: "A letter is missing in the name of the unsigned type, and the sample has the number 1.",
    sureness: "B",
  },
  "segmentation.crop-mask": {
    kind: "silence",
    question: "Whether crop trims the mask as well is not said.",
    clauses: ["picwish.segmentation.crop-edges", "picwish.segmentation.output-type-both"],
    readings: {
      "both-alike": { means: "Image and mask are trimmed to the same box." },
      "image-only": { means: "Only the image is trimmed." },
    },
    choice: "both-alike",
    reason: "The two have to fit on each other.",
  },
  "segmentation.file-format": {
    kind: "contradiction",
    question:
      "format is png by default, yet the sample's image and mask are both jpg, and the mask's format is not said.",
    clauses: ["picwish.segmentation.format", "picwish.segmentation.format-png", "picwish.link.file-is-jpg"],
    readings: {
      "both-as-format": { means: "Image and mask both have the format asked for." },
      "mask-always-jpg": { means: "The image has the format asked for, and the mask is a jpg." },
      "mask-always-png": { means: "The image has the format asked for, and the mask is a png." },
    },
    choice: "both-as-format",
    reason: "The sample keeps both alike, and the request behind it, which is not shown, may have said jpg.",
  },
  "segmentation.nothing-found": {
    kind: "silence",
    question: "What happens when there is nothing to cut out is not said.",
    clauses: ["picwish.state.failed", "picwish.segmentation.type-auto"],
    readings: {
      failed: { means: "The task fails with state -1." },
      "empty-result": { means: "The task fails with state -11, which only copies of a newer page name." },
      success: { means: "The task succeeds with an empty picture." },
    },
    choice: "failed",
    reason: "It is the general failure.",
    sureness: "D",
    switchable: true,
  },
  "segmentation.mask-colours": {
    kind: "silence",
    question: "The mask is black and white; which of the two is the subject is not said.",
    clauses: ["picwish.segmentation.mask-black-white"],
    readings: {
      "white-subject": { means: "The mock paints the subject white, and no check judges it." },
      "black-subject": { means: "The subject is black." },
    },
    choice: "white-subject",
    reason: "It is the usual convention.",
  },
});
