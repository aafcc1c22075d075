import type { Rule } from "../rule.js";
import { backOff } from "./back-off.js";
import { credentialStays } from "./credential-stays.js";
import { discouragedFields } from "./discouraged-fields.js";
import { judgeFirst } from "./judge-first.js";
import { pace } from "./pace.js";
import { payOnce } from "./pay-once.js";
import { pollsEnd } from "./polls-end.js";
import { repairLink } from "./repair-link.js";
import { resultsFetched } from "./results-fetched.js";
import { retryAfter } from "./retry-after.js";
import { slowDown } from "./slow-down.js";

/** Every rule about what a caller does, one file each. */
export const clientRules: readonly Rule[] = [
  pace,
  slowDown,
  retryAfter,
  backOff,
  pollsEnd,
  judgeFirst,
  payOnce,
  credentialStays,
  repairLink,
  resultsFetched,
  discouragedFields,
];
