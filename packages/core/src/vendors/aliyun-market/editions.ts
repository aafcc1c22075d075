import type { EditionPatches } from "../../contract/edition.js";
import type { aliyunMarketErrata } from "./errata.js";

/**
 * What each edition reads otherwise than the choices of the errata. The observed edition keeps `answer.message`
 * present and `http.status-carrier` on both: no public fact about this channel contradicts its document there.
 */
export const aliyunMarketEditions = {
  documented: {},
  observed: {
    "gateway.access": "gateway",
    "gateway.throttling": "gateway",
    "gateway.address": "gateway",
    "gateway.encoding": "gateway",
    "gateway.request-too-large": "gateway",
    "json.key-order": "sorted",
    "json.ampersand": "escaped",
    "link.form": "oss-v4",
    "answer.extras": "rich",
  },
} as const satisfies EditionPatches<typeof aliyunMarketErrata>;
