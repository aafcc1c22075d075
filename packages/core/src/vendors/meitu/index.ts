import { defineVendor } from "../../contract/vendor.js";
import { meituAuth } from "./auth.js";
import { meituClauses, meituDocuments } from "./clauses.js";
import { meituDuties } from "./duties.js";
import { meituEditions } from "./editions.js";
import { aiquality } from "./endpoints/aiquality.js";
import { meituAnswer } from "./envelope.js";
import { meituErrata } from "./errata.js";
import { meituErrorForms } from "./error-forms.js";
import { meituInvariants } from "./invariants.js";
import { meituLimits } from "./limits.js";
import { readMeituAnswer } from "./read-answer.js";
import { meituFailureCode, meituStates } from "./states.js";
import { meituRefusal, meituStatuses } from "./statuses.js";
import type { MeituClause, MeituReadings } from "./vocabulary.js";

/** Meitu's open platform: quality repair, answered at once, with keys in the query and JSON both ways. */
export const meitu = defineVendor<MeituClause, MeituReadings>()({
  id: "meitu",
  title: "Meitu open platform",
  hosts: ["openapi.mtlab.meitu.com"],
  documents: meituDocuments,
  clauses: meituClauses,
  errata: meituErrata,
  editions: meituEditions,
  auth: meituAuth,
  statuses: meituStatuses,
  refusal: meituRefusal,
  errorForms: meituErrorForms,
  refusedAnswer: meituAnswer,
  readAnswer: readMeituAnswer,
  promises: {
    linkResult: "meitu.request.rsp-media-type-url",
    base64Result: "meitu.request.rsp-media-type-base64",
    sameScene: "meitu.work.quality-repair",
    submitByPost: "meitu.request.post",
    urlAsParameter: "meitu.request.media-data-plain-url",
    contentType: "meitu.response.content-type",
    errorContentType: "meitu.error.content-type",
  },
  invariants: meituInvariants,
  duties: meituDuties,
  states: meituStates,
  failureCode: meituFailureCode,
  failedHttpStatus: (_code, readings) => (readings["error.http-status"] === "always-200" ? 200 : 400),
  schedule: () => [["processing", 1]],
  limits: meituLimits,
  links: { form: () => "oss-v1", bucket: "mtlab", region: "cn-beijing" },
  json: {
    contentType: "application/json; charset=utf-8",
    sortedKeys: () => false,
    escapedAmpersand: () => false,
  },
  endpoints: { aiquality },
});
