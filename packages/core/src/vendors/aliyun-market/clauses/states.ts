import { defineClauses } from "../../../contract/clause.js";
import { type aliyunMarketDocuments, from } from "../documents.js";

/** The second layer of success: what the state says of the repair. */
export const stateClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  "aliyun-market.state.succeeded": {
    level: "must",
    kind: "table",
    text: "State 1 means that the work is complete and the repair succeeded.",
    sources: from("State codes", "Response fields", "Judging the result", "FAQ: end of polling"),
  },
  "aliyun-market.state.negative-is-failure": {
    level: "must",
    kind: "table",
    text: "A state below 0 means that the processing failed.",
    sources: from("Response fields", "Judging the result", "FAQ: end of polling"),
  },
  "aliyun-market.state.failed": {
    level: "must",
    kind: "table",
    text: "State -1 means that the repair failed.",
    sources: from("State codes", "Response fields"),
  },
  "aliyun-market.state.result-upload": {
    level: "must",
    kind: "table",
    text: "State -2 means that an upload failed.",
    sources: from("State codes", "Response fields"),
  },
  "aliyun-market.state.source-download": {
    level: "must",
    kind: "table",
    text: "State -3 means that the picture at image_url could not be downloaded.",
    sources: from("State codes", "Response fields"),
  },
  "aliyun-market.state.source-too-large": {
    level: "must",
    kind: "table",
    text: "State -5 means that the picture at image_url is larger than 15 MB.",
    sources: from("State codes", "Response fields"),
  },
  "aliyun-market.state.invalid-image": {
    level: "must",
    kind: "table",
    text: "State -7 means an invalid picture file, for example one of a wrong format or of too large a resolution.",
    sources: from("State codes", "Response fields"),
  },
  "aliyun-market.state.timeout": {
    level: "must",
    kind: "table",
    text: "State -8 means that the processing took longer than the 30 seconds it may take.",
    sources: from("State codes", "Response fields"),
  },
  "aliyun-market.state.timeout-by-itself": {
    level: "must",
    kind: "faq",
    text: "Work that exceeds the longest processing time is answered with the timeout error without anyone asking for it.",
    sources: from("FAQ: response speed"),
  },
  "aliyun-market.poll.ends-at-success-or-failure": {
    level: "must",
    kind: "prose",
    text: "A caller that polls for the result stops once state is 1 or below 0.",
    sources: from("Judging the result", "FAQ: end of polling"),
    excluded: "The document gives no address to poll at, so there is nothing that a caller could stop.",
  },
});
