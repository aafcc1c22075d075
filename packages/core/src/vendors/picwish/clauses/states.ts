/** The codes of `state`, and what each says about the work. */
import { defineClauses } from "../../../contract/clause.js";
import { everywhere, inInpaintAndSegmentation, type PicwishDocument } from "./documents.js";

export const stateClauses = defineClauses<PicwishDocument>()({
  "picwish.state.negative-is-failure": {
    level: "must",
    kind: "table",
    text: "A state below zero means that the work failed.",
    sources: [
      ...everywhere("Response fields"),
      ...everywhere("Judging the result"),
      ...everywhere("FAQ: end of polling"),
      ...inInpaintAndSegmentation("Sample: failed task"),
    ],
  },
  "picwish.state.timeout": {
    level: "must",
    kind: "table",
    text: "State -8 means that the work ran out of its time.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields")],
  },
  "picwish.state.invalid-image": {
    level: "must",
    kind: "table",
    text: "State -7 means that the picture file is unusable, being for example damaged or of a wrong format.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields")],
  },
  "picwish.state.source-too-large": {
    level: "must",
    kind: "table",
    text: "State -5 means that the picture behind image_url weighs more than 15 MB.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields")],
  },
  "picwish.state.source-download": {
    level: "must",
    kind: "table",
    text: "State -3 means that the server could not download image_url, which may not be reachable.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields")],
  },
  "picwish.state.result-upload": {
    level: "must",
    kind: "table",
    text: "State -2 means that the work was done but its result could not be stored in OSS.",
    sources: [...everywhere("State codes"), ...everywhere("Response fields")],
  },
  "picwish.state.failed": {
    level: "must",
    kind: "table",
    text: "State -1 means that the work itself failed.",
    sources: [
      ...everywhere("State codes"),
      ...everywhere("Response fields"),
      ...inInpaintAndSegmentation("Sample: failed task"),
    ],
  },
  "picwish.state.queued": {
    level: "must",
    kind: "table",
    text: "State 0 means that the task stands in the queue.",
    sources: everywhere("State codes"),
  },
  "picwish.state.succeeded": {
    level: "must",
    kind: "table",
    text: "State 1 means that the work is complete and succeeded.",
    sources: [
      ...everywhere("State codes"),
      ...everywhere("Response fields"),
      ...everywhere("Judging the result"),
      ...everywhere("FAQ: end of polling"),
      ...inInpaintAndSegmentation("Sample: finished"),
    ],
  },
  "picwish.state.preparing": {
    level: "must",
    kind: "table",
    text: "State 2 means that the task is being prepared.",
    sources: everywhere("State codes"),
  },
  "picwish.state.waiting": {
    level: "must",
    kind: "table",
    text: "State 3 means that the task is waiting.",
    sources: everywhere("State codes"),
  },
  "picwish.state.processing": {
    level: "must",
    kind: "table",
    text: "State 4 means that the work is going on.",
    sources: everywhere("State codes"),
  },
});
