import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** Sizes, formats and masks. */
export const pictureErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "size.megabyte": {
    kind: "silence",
    question: "Whether a megabyte is 10^6 or 2^20 bytes is not said.",
    clauses: ["aliyun-market.limit.image-bytes"],
    readings: {
      mebi: { means: "A megabyte is 2^20 bytes.", value: 1_048_576 },
      mega: { means: "A megabyte is 10^6 bytes.", value: 1_000_000 },
    },
    choice: "mebi",
    reason: "It never refuses a file that the other reading allows.",
    switchable: true,
  },
  "size.measured-on": {
    kind: "silence",
    question: "The cell begins a remark on how the size of the picture is measured and is cut off at once.",
    clauses: ["aliyun-market.limit.image-bytes"],
    readings: {
      received: { means: "What the server receives counts: the bytes of the fetched file, or base64 text as sent." },
      decoded: { means: "The bytes of the file count, however it was sent." },
    },
    choice: "received",
    reason: "The product behind the channel has the remark in full; for a fetched file both come to the same.",
    sureness: "B",
  },
  "size.too-large-answer": {
    kind: "contradiction",
    question:
      "A picture that is too large is state -5 and status 413, and 413 speaks of uploads, of which there are none.",
    clauses: ["aliyun-market.state.source-too-large", "aliyun-market.status.413", "aliyun-market.request.url-only"],
    readings: {
      "by-carrier": { means: "A fetched picture or mask is state -5; only too large a request body is 413." },
      "always-413": { means: "Too large a picture is 413, however it was sent." },
    },
    choice: "by-carrier",
    reason: "The row for -5 names image_url and the row for 413 names uploads.",
  },
  "image-side.too-large-answer": {
    kind: "silence",
    question: "Whether 4096x4096 bounds each side or the area is not said, and a resolution can be wrong in two ways.",
    clauses: ["aliyun-market.limit.image-side", "aliyun-market.state.invalid-image"],
    readings: {
      "per-side": { means: "Each side is at most 4096 pixels; a longer one is state -7." },
      area: { means: "The product of the sides is at most 16,777,216; a larger one is state -7." },
    },
    choice: "per-side",
    reason: "State -7 names the resolution, and the product behind the channel speaks of the long edge.",
    sureness: "B",
  },
  "formats.list": {
    kind: "silence",
    question: "The cell with the formats is cut off in the fourth name, and the FAQ lists bmp and bitmap as two.",
    clauses: ["aliyun-market.limit.formats"],
    readings: {
      "faq-list": { means: "The list of the FAQ holds, bitmap being another name of bmp." },
      "cell-list": { means: "Only jpg, bmp and png are accepted." },
    },
    choice: "faq-list",
    reason: "The FAQ has the list in full, and the legible beginning of the cell agrees with it.",
  },
  "formats.decided-by": {
    kind: "silence",
    question: "Whether the name of a file or its contents tell its format is not said.",
    clauses: ["aliyun-market.limit.formats"],
    readings: {
      contents: { means: "The first bytes of the file decide." },
      name: { means: "The extension in the URL decides." },
    },
    choice: "contents",
    reason: "A URL need not have an extension.",
  },
  "formats.gif": {
    kind: "contradiction",
    question: "Only animated GIFs are refused, yet no GIF is in the list of formats.",
    clauses: ["aliyun-market.limit.no-gif", "aliyun-market.limit.formats", "aliyun-market.state.invalid-image"],
    readings: {
      "all-refused": { means: "Every GIF is state -7." },
      "animated-refused": { means: "A GIF of one frame is repaired, one of several frames is state -7." },
    },
    choice: "all-refused",
    reason: "GIF is in no list of formats.",
  },
  "formats.unreadable-answer": {
    kind: "contradiction",
    question: "A broken file or wrong format could be a wrong value, hence 400, or an invalid picture, hence state -7.",
    clauses: ["aliyun-market.state.invalid-image", "aliyun-market.status.400"],
    readings: {
      state: { means: "The task is created and fails with state -7 under HTTP 200." },
      status: { means: "The request is answered 400." },
    },
    choice: "state",
    reason: "The row for -7 names exactly this case.",
  },
  "mask.size-mismatch": {
    kind: "silence",
    question: "The mask has the size of the picture, but no error is named for one of another size.",
    clauses: ["aliyun-market.mask.same-size", "aliyun-market.state.invalid-image"],
    readings: {
      fail: { means: "The task fails with state -7." },
      resize: { means: "The mask is scaled to the size of the picture." },
    },
    choice: "fail",
    reason: "An invalid picture file is the state nearest to it.",
    switchable: true,
  },
  "mask.over-half": {
    kind: "silence",
    question: "The region should not exceed half of the picture, but no error is named for one that does.",
    clauses: ["aliyun-market.mask.at-most-half", "aliyun-market.state.failed"],
    readings: {
      accept: { means: "The region is repaired; the caller is only warned, and exactly half is fine." },
      fail: { means: "The task fails with state -1 when the region exceeds half." },
    },
    choice: "accept",
    reason: "The wording is advice, and no code is given.",
    switchable: true,
  },
  "mask.half-of-rectangles": {
    kind: "silence",
    question: "The advice on half of the picture stands beside the mask; whether it covers rectangles is not said.",
    clauses: ["aliyun-market.mask.at-most-half", "aliyun-market.request.rectangles"],
    readings: {
      counted: { means: "The union of the rectangles, clipped to the picture, is treated like a mask." },
      "mask-only": { means: "Only masks are bound." },
    },
    choice: "counted",
    reason: "The note speaks of the region to repair, however it is marked.",
  },
  "mask.threshold": {
    kind: "silence",
    question: "White is repaired and black is kept; what grey means is not said.",
    clauses: ["aliyun-market.mask.white-is-repaired", "aliyun-market.mask.black-is-kept"],
    readings: {
      "middle-grey": { means: "A lightness of 128 or more of 255 counts as white." },
      "pure-white": { means: "Only pure white counts as white." },
      "not-black": { means: "Everything but pure black counts as white." },
    },
    choice: "middle-grey",
    reason: "A plain threshold survives a mask saved as JPEG.",
  },
  "mask.all-black": {
    kind: "silence",
    question: "What becomes of a mask that marks nothing is not said.",
    clauses: ["aliyun-market.mask.white-is-repaired"],
    readings: {
      unchanged: { means: "The task succeeds, and the picture is as it was." },
      fail: { means: "The task fails." },
    },
    choice: "unchanged",
    reason: "Nothing to repair is no fault.",
  },
  "result.format": {
    kind: "silence",
    question: "The format of the repaired picture is not said.",
    clauses: ["aliyun-market.response.image"],
    readings: {
      jpg: { means: "Results are JPEG files." },
      "as-source": { means: "Results have the format of the source." },
    },
    choice: "jpg",
    reason: "The inpainting tool of the same product answers so, in its sample and to public clients.",
    sureness: "C",
  },
  "base64.data-prefix": {
    kind: "silence",
    question: "Whether base64 text may begin with a data: prefix, where uploads are enabled, is not said.",
    clauses: ["aliyun-market.request.uploads-by-agreement", "aliyun-market.state.invalid-image"],
    readings: {
      fail: { means: "Text with a prefix is no base64 of a picture, and the task fails with state -7." },
      stripped: { means: "The prefix is cut off, and the rest is read." },
    },
    choice: "fail",
    reason: "A picture encoded as base64 is the bare text.",
    switchable: true,
  },
  "base64.line-breaks": {
    kind: "silence",
    question: "Whether base64 text may hold line breaks, where uploads are enabled, is not said.",
    clauses: ["aliyun-market.request.uploads-by-agreement"],
    readings: {
      accepted: { means: "Line breaks are skipped." },
      refused: { means: "Text with line breaks is no base64 of a picture." },
    },
    choice: "accepted",
    reason: "Many encoders break lines, and no meaning is lost.",
  },
});
