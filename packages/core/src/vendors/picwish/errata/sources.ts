/** Where pictures come from, and which files count as pictures. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const sourceErrata = defineErrata<PicwishClauseId>()({
  "sources.none": {
    kind: "contradiction",
    question: "Every field for the source picture is marked optional, though nothing can be done without a picture.",
    clauses: [
      "picwish.request.image-file",
      "picwish.request.image-file-optional",
      "picwish.inpaint.image-fields-optional",
      "picwish.inpaint.one-image-source",
      "picwish.status.400",
    ],
    readings: {
      refused: { means: "A request without any picture, or with an empty file, is refused with 400." },
      "invalid-image": { means: "A task is created and fails with state -7." },
    },
    choice: "refused",
    reason: "Inpaint demands one of the three, and status 400 is explained by missing parameters.",
  },
  "sources.image-url": {
    kind: "contradiction",
    question: "Scale and segmentation list image_file alone, yet their states -5 and -3 speak of image_url.",
    clauses: [
      "picwish.inpaint.image-url",
      "picwish.request.image-file",
      "picwish.state.source-too-large",
      "picwish.state.source-download",
    ],
    readings: {
      everywhere: { means: "Every endpoint takes image_url." },
      "inpaint-only": { means: "Only inpaint takes image_url; elsewhere it is an unknown field." },
    },
    choice: "everywhere",
    reason: "The states make no sense otherwise, and the vendor's newer pages list it for all three.",
    sureness: "B",
  },
  "sources.base64": {
    kind: "silence",
    question: "Inpaint lists image_base64; whether scale and segmentation take it is not said.",
    clauses: ["picwish.inpaint.image-base64"],
    readings: {
      "inpaint-only": { means: "image_base64 is an unknown field outside inpaint.", value: ["inpaint"] },
      everywhere: {
        means: "Every endpoint takes image_base64.",
        value: ["scale", "inpaint", "segmentation"],
      },
    },
    choice: "inpaint-only",
    reason: "The other documents do not list it, newer pages list file and URL only, and just one client sends it.",
    sureness: "D",
    switchable: true,
  },
  "sources.several": {
    kind: "difference",
    question: "Inpaint ranks several sources by precedence; newer pages demand that the other fields be empty.",
    clauses: ["picwish.inpaint.image-precedence", "picwish.inpaint.one-image-source"],
    readings: {
      precedence: {
        means: "On every endpoint the first of file, URL and base64 wins, and the others are not even read.",
      },
      refused: { means: "More than one picture is refused with 400." },
    },
    choice: "precedence",
    reason: "It is the only rule in the documents, and nothing suggests that the other two endpoints differ.",
    sureness: "B",
    switchable: true,
  },
  "sources.url-schemes": {
    kind: "silence",
    question:
      "Addresses may use the HTTP and the OSS protocol; https, and how an OSS address looks, are not mentioned.",
    clauses: ["picwish.inpaint.image-url-schemes", "picwish.status.400"],
    readings: {
      "http-https-oss": { means: "http, https and oss addresses are taken, and any other text is refused with 400." },
      "http-oss": { means: "https is refused with 400 as well." },
    },
    choice: "http-https-oss",
    reason: "HTTP names a family of two schemes, oss is the usual prefix of its kind, and wrong parameters get 400.",
  },
  "sources.url-length": {
    kind: "silence",
    question: "The limit of an address is 512 of a unit that is misprinted, and no error is named for more.",
    clauses: ["picwish.inpaint.image-url-length", "picwish.status.400"],
    readings: {
      refused: { means: "More than 512 characters are refused with 400." },
      "download-failure": { means: "A longer address makes the task fail with state -3." },
    },
    choice: "refused",
    reason: "Characters are the only unit that fits, and a fault of a parameter gets 400.",
    sureness: "B",
  },
  "sources.download-failure": {
    kind: "silence",
    question: "No error is named for a download that takes over 10 seconds or is answered by anything but a picture.",
    clauses: ["picwish.inpaint.image-url-timeout", "picwish.state.source-download"],
    readings: {
      "source-download": { means: "A timeout, a lost connection or an answer other than 2xx gives state -3." },
      timeout: { means: "A slow download gives state -8, other faults give state -3." },
    },
    choice: "source-download",
    reason: "State -3 is explained by a download that failed, and state -8 by the work.",
  },
  "base64.data-prefix": {
    kind: "silence",
    question: "Whether base64 text may start with a data: prefix is not said, in requests or in answers.",
    clauses: [
      "picwish.inpaint.image-base64",
      "picwish.inpaint.mask-base64",
      "picwish.request.return-type-base64",
      "picwish.state.invalid-image",
    ],
    readings: {
      fail: { means: "A prefix in a request makes the task fail with state -7; answers are bare." },
      stripped: { means: "A prefix in a request is dropped; answers are bare." },
    },
    choice: "fail",
    reason: "A picture in base64 means the bare text, so a caller that sends a prefix should learn of it.",
    switchable: true,
  },
  "base64.line-breaks": {
    kind: "silence",
    question: "Whether base64 text may be broken into lines is not said, in requests or in answers.",
    clauses: ["picwish.inpaint.image-base64", "picwish.inpaint.mask-base64", "picwish.request.return-type-base64"],
    readings: {
      "accepted-never-sent": { means: "Line breaks in a request are skipped, and answers are a single line." },
      fail: { means: "Line breaks in a request make the task fail with state -7." },
    },
    choice: "accepted-never-sent",
    reason: "Common encoders break lines, and common decoders skip the breaks.",
  },
  "format.detection": {
    kind: "silence",
    question: "The list names bitmap beside bmp and jpeg beside jpg; whether names or contents decide is not said.",
    clauses: ["picwish.limit.formats"],
    readings: {
      content: { means: "The first bytes of a file decide, and bitmap is another word for bmp, as jpeg is for jpg." },
      name: { means: "The ending of the file name or the declared content type decides." },
    },
    choice: "content",
    reason: "Base64 text and addresses have no dependable name.",
  },
  "format.gif": {
    kind: "contradiction",
    question: "The answer on formats turns away GIF as animation only, while no list of formats has GIF at all.",
    clauses: ["picwish.limit.no-gif", "picwish.limit.formats", "picwish.state.invalid-image"],
    readings: {
      "any-gif-fails": { means: "Every GIF, moving or not, makes the task fail with state -7." },
      "still-gif-works": { means: "A GIF of a single frame is taken." },
    },
    choice: "any-gif-fails",
    reason: "The lists are complete otherwise, and none of them has GIF.",
  },
  "format.unreadable": {
    kind: "contradiction",
    question: "A damaged file or one of a wrong format fits status 400 for wrong values and state -7 alike.",
    clauses: ["picwish.state.invalid-image", "picwish.status.400", "picwish.limit.formats"],
    readings: {
      "invalid-image": { means: "The request succeeds and the task fails with state -7." },
      refused: { means: "The request is refused with 400." },
    },
    choice: "invalid-image",
    reason: "State -7 names exactly this case.",
  },
  "format.orientation": {
    kind: "silence",
    question:
      "Whether sizes are those of the stored or of the upright picture, where a photo says it is turned, is open.",
    clauses: ["picwish.limit.image-side", "picwish.inpaint.rectangles", "picwish.segmentation.crop-original"],
    readings: {
      upright: { means: "Sizes and boxes refer to the picture as it is meant to be seen." },
      stored: { means: "Sizes and boxes refer to the pixels as they are stored." },
    },
    choice: "upright",
    reason: "It is what a caller sees when it marks a region.",
  },
});
