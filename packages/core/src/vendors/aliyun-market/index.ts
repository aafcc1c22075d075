import { defineVendor } from "../../contract/vendor.js";
import { failureCodeOf } from "../../task/state-table.js";
import { readPicwishAnswer } from "../picwish/read-answer.js";
import { aliyunMarketAuth } from "./auth.js";
import { aliyunMarketClauses, aliyunMarketDocuments } from "./clauses.js";
import { aliyunMarketDuties } from "./duties.js";
import { aliyunMarketEditions } from "./editions.js";
import { watermark } from "./endpoints/watermark.js";
import { aliyunMarketAnswer } from "./envelope.js";
import { aliyunMarketErrata } from "./errata.js";
import { aliyunMarketErrorForms } from "./error-forms.js";
import { aliyunMarketInvariants } from "./invariants.js";
import { aliyunMarketLimits } from "./limits.js";
import { aliyunMarketStates } from "./states.js";
import { aliyunMarketRefusal, aliyunMarketStatuses } from "./statuses.js";
import type { AliyunMarketClause, AliyunMarketReadings } from "./vocabulary.js";

/** PicWish's object removal behind the API gateway of the Alibaba Cloud Market. */
export const aliyunMarket = defineVendor<AliyunMarketClause, AliyunMarketReadings>()({
  id: "aliyun-market",
  title: "Alibaba Cloud Market (PicWish)",
  channelOf: "picwish",
  hosts: ["ark.market.alicloudapi.com"],
  documents: aliyunMarketDocuments,
  clauses: aliyunMarketClauses,
  errata: aliyunMarketErrata,
  editions: aliyunMarketEditions,
  auth: aliyunMarketAuth,
  statuses: aliyunMarketStatuses,
  refusal: aliyunMarketRefusal,
  errorForms: aliyunMarketErrorForms,
  refusedAnswer: aliyunMarketAnswer,
  readAnswer: (httpStatus, body) => readPicwishAnswer(aliyunMarketStates, httpStatus, body),
  promises: {
    httpStatusInBody: "aliyun-market.status.is-http-status",
    failureIsAccepted: "aliyun-market.status.request-only",
    immediate: "aliyun-market.response.immediate",
    progressOnSuccess: "aliyun-market.response.progress-100",
    progressOnFailure: "aliyun-market.response.progress-0",
    linkResult: "aliyun-market.response.image",
    noGif: "aliyun-market.limit.no-gif",
    timesOutByItself: "aliyun-market.state.timeout-by-itself",
    expiredLink: "aliyun-market.link.expired-forbidden",
    tamperedLink: "aliyun-market.link.access-denied-xml",
    repairedLink: "aliyun-market.link.ampersand",
    denialFields: "aliyun-market.link.access-denied-fields",
    denialCode: "aliyun-market.link.access-denied-xml",
    denialMessage: "aliyun-market.link.access-denied-reason",
    denialRequestId: "aliyun-market.link.access-denied-request-id",
    denialEc: "aliyun-market.link.access-denied-reason",
    maskPrecedence: "aliyun-market.request.mask-precedence",
    submitByPost: "aliyun-market.request.post",
    urlSchemes: "aliyun-market.request.image-url-schemes",
    pictureByUrl: "aliyun-market.request.url-only",
    urlAsParameter: "aliyun-market.request.url-encoding",
    regionRepaired: "aliyun-market.work.region-repaired",
    maskOrBoxes: "aliyun-market.request.mask-or-rectangles",
    maskOptional: "aliyun-market.request.mask-url-optional",
    boxesOptional: "aliyun-market.request.rectangles-optional",
    severalBoxes: "aliyun-market.request.rectangles-several",
    boxesAsList: "aliyun-market.request.rectangles-array",
    maskAnyShape: "aliyun-market.mask.irregular-shape",
    maskSameSize: "aliyun-market.mask.same-size",
    maskWhite: "aliyun-market.mask.white-is-repaired",
    maskBlack: "aliyun-market.mask.black-is-kept",
  },
  invariants: aliyunMarketInvariants,
  duties: aliyunMarketDuties,
  states: aliyunMarketStates,
  failureCode: (reason) => failureCodeOf(aliyunMarketStates, reason),
  failedHttpStatus: () => 200,
  // Running states are not documented here and never seen: the answer waits for the end.
  schedule: () => [["processing", 1]],
  limits: aliyunMarketLimits,
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
  answerHeaders: (id) => ({ "X-Ca-Request-Id": id.toUpperCase() }),
  endpoints: { watermark },
});
