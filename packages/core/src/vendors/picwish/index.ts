import { defineVendor } from "../../contract/vendor.js";
import { picwishAuth } from "./auth.js";
import { picwishClauses, picwishDocuments } from "./clauses.js";
import { picwishDuties } from "./duties.js";
import { picwishEditions } from "./editions.js";
import { inpaint } from "./endpoints/inpaint.js";
import { scale } from "./endpoints/scale.js";
import { segmentation } from "./endpoints/segmentation.js";
import { picwishAnswer } from "./envelope.js";
import { picwishErrata } from "./errata.js";
import { picwishErrorForms } from "./error-forms.js";
import { picwishFailureCode } from "./failure-code.js";
import { picwishInvariants } from "./invariants.js";
import { picwishLimits } from "./limits.js";
import { readPicwishAnswer } from "./read-answer.js";
import { picwishStates } from "./states.js";
import { picwishRefusal, picwishStatuses } from "./statuses.js";
import type { PicwishClause, PicwishReadings } from "./vocabulary.js";

/** PicWish, in China 佐糖: enlarge, repair and cut out pictures, as tasks that are polled or waited for. */
export const picwish = defineVendor<PicwishClause, PicwishReadings>()({
  id: "picwish",
  title: "PicWish",
  hosts: ["techsz.aoscdn.com", "techhk.aoscdn.com"],
  documents: picwishDocuments,
  clauses: picwishClauses,
  errata: picwishErrata,
  editions: picwishEditions,
  auth: picwishAuth,
  statuses: picwishStatuses,
  refusal: picwishRefusal,
  errorForms: picwishErrorForms,
  refusedAnswer: picwishAnswer(),
  readAnswer: (httpStatus, body) => readPicwishAnswer(picwishStates, httpStatus, body),
  promises: {
    httpStatusInBody: "picwish.status.is-http-status",
    failureIsAccepted: "picwish.status.request-only",
    progressOnSuccess: "picwish.response.progress-100",
    progressOnFailure: "picwish.response.progress-0",
    pollEnds: "picwish.poll.ends-at-success-or-failure",
    refusedWithoutData: "picwish.sample.refused",
    failedWithoutResult: "picwish.sample.failed-without-result",
    linkResult: "picwish.request.return-type-link",
    base64Result: "picwish.request.return-type-base64",
    binaryResult: "picwish.request.return-type-binary",
    noGif: "picwish.limit.no-gif",
    imageBytesInclusive: "picwish.limit.image-bytes-inclusive",
    imageBytesAsReceived: "picwish.limit.image-bytes-as-received",
    timesOutByItself: "picwish.limit.timeout-by-itself",
    expiredLink: "picwish.link.expired-forbidden",
    tamperedLink: "picwish.link.access-denied-xml",
    repairedLink: "picwish.link.ampersand",
    lostAmpersands: "picwish.link.access-denied",
    denialFields: "picwish.link.access-denied-xml",
    denialCode: "picwish.link.access-denied-code",
    denialMessage: "picwish.link.access-denied-message",
    denialRequestId: "picwish.link.access-denied-request-id",
    denialEc: "picwish.link.access-denied-ec",
    imagePrecedence: "picwish.inpaint.image-precedence",
    maskPrecedence: "picwish.inpaint.mask-precedence",
    urlSchemes: "picwish.inpaint.image-url-schemes",
    imageFieldsOptional: "picwish.inpaint.image-fields-optional",
    imageFileOptional: "picwish.request.image-file-optional",
    maskOrBoxes: "picwish.inpaint.mask-or-rectangles",
    maskOptional: "picwish.inpaint.mask-fields-optional",
    boxesOptional: "picwish.inpaint.mask-fields-optional",
    severalBoxes: "picwish.inpaint.rectangles-several",
    boxesAsList: "picwish.inpaint.rectangles-array",
    maskAnyShape: "picwish.inpaint.mask-any-shape",
  },
  invariants: picwishInvariants,
  duties: picwishDuties,
  states: picwishStates,
  failureCode: picwishFailureCode,
  failedHttpStatus: () => 200,
  schedule: (readings) => readings["task.schedule"],
  limits: picwishLimits,
  links: {
    form: (readings) => readings["link.form"],
    bucket: "wxtechsz",
    region: "cn-shenzhen",
  },
  json: {
    contentType: "application/json; charset=utf-8",
    sortedKeys: (readings) => readings["json.key-order"] === "sorted",
    escapedAmpersand: (readings) => readings["json.ampersand"] === "escaped",
  },
  endpoints: { scale, inpaint, segmentation },
});
