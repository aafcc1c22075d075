/** What the size limits mean, and which error a breach of them gets. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const sizeErrata = defineErrata<PicwishClauseId>()({
  "size.megabyte": {
    kind: "silence",
    question: "Whether 1 MB is 2^20 or 10^6 bytes is not said.",
    clauses: ["picwish.limit.image-bytes", "picwish.limit.image-bytes-inclusive", "picwish.state.source-too-large"],
    readings: {
      mebi: { means: "15 MB are 15,728,640 bytes.", value: 1_048_576 },
      mega: { means: "15 MB are 15,000,000 bytes.", value: 1_000_000 },
    },
    choice: "mebi",
    reason: "It never refuses a file that another reading allows; test pictures stay out of the disputed band.",
    switchable: true,
  },
  "size.limit-megabytes": {
    kind: "difference",
    question:
      "The documents say 15 MB; newer pages say 20 MB for scale and segmentation, while one page still says 15.",
    clauses: ["picwish.limit.image-bytes", "picwish.limit.image-bytes-inclusive", "picwish.state.source-too-large"],
    readings: {
      documented: {
        means: "Every endpoint takes up to 15 MB.",
        value: { scale: 15, inpaint: 15, segmentation: 15 },
      },
      raised: {
        means: "Scale and segmentation take up to 20 MB, inpaint up to 15 MB.",
        value: { scale: 20, inpaint: 15, segmentation: 20 },
      },
    },
    choice: "documented",
    reason: "All three documents say it in several places.",
    sureness: "B",
    switchable: true,
  },
  "size.base64-measure": {
    kind: "silence",
    question:
      "The weight is that received by the server, and base64 adds a third; which of the two counts is not said.",
    clauses: [
      "picwish.limit.image-bytes-as-received",
      "picwish.limit.image-bytes",
      "picwish.inpaint.image-base64-discouraged",
    ],
    readings: {
      "as-received": { means: "A file counts by its own bytes, base64 by the length of its text." },
      decoded: { means: "Base64 counts by the bytes it stands for." },
    },
    choice: "as-received",
    reason: "It is what the words say, and why base64 is advised against.",
  },
  "size.refusal": {
    kind: "contradiction",
    question: "Too large a picture gets status 413 or state -5; base64 and masks are mentioned by neither.",
    clauses: ["picwish.status.413", "picwish.state.source-too-large", "picwish.limit.image-bytes"],
    readings: {
      "by-way-of-arrival": {
        means: "What the request carries is refused with 413; what is fetched makes the task fail with state -5.",
      },
      "always-refused": { means: "Everything too large is refused with 413." },
      "always-failed": { means: "Everything too large makes the task fail with state -5." },
    },
    choice: "by-way-of-arrival",
    reason: "413 is explained by uploads and -5 by image_url.",
  },
  "size.resolution-refusal": {
    kind: "silence",
    question: "No error is named for a picture beyond 4096 by 4096 pixels, nor whether that is meant for each side.",
    clauses: ["picwish.limit.image-side", "picwish.limit.long-edge", "picwish.state.invalid-image"],
    readings: {
      "invalid-image": { means: "A side beyond 4096 pixels makes the task fail with state -7." },
      refused: { means: "A side beyond 4096 pixels is refused with 400." },
      area: { means: "The product of the sides counts, and too large a product gives state -7." },
    },
    choice: "invalid-image",
    reason: "The market's document counts resolution among the causes of -7, and scale limits the long edge to 4096.",
    sureness: "B",
  },
});
