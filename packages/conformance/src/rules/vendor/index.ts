import type { Rule } from "../rule.js";
import { answerFieldsRule } from "./answer-fields.js";
import { bodyStatus } from "./body-status.js";
import { contentTypeRule } from "./content-type.js";
import { echoes } from "./echoes.js";
import { endStays } from "./end-stays.js";
import { failedStatus } from "./failed-status.js";
import { linkForm } from "./link-form.js";
import { linkLifeRule } from "./link-life.js";
import { linkSignature } from "./link-signature.js";
import { listedStates } from "./listed-states.js";
import { listedStatus } from "./listed-status.js";
import { mediaRule } from "./media.js";
import { negativeFails } from "./negative-fails.js";
import { oneTaskId } from "./one-task-id.js";
import { otherStatus } from "./other-status.js";
import { progressAtEnd } from "./progress-at-end.js";
import { progressRises } from "./progress-rises.js";
import { rateAllowed } from "./rate-allowed.js";
import { samples } from "./samples.js";
import { stateDecides } from "./state-decides.js";
import { taskIdForm } from "./task-id-form.js";
import { timesInOrder } from "./times-in-order.js";
import { unixSecondsRule } from "./unix-seconds.js";
import { unlistedFields } from "./unlisted-fields.js";
import { workTime } from "./work-time.js";

/** Every rule about what a vendor answers, one file each. */
export const vendorRules: readonly Rule[] = [
  answerFieldsRule,
  unlistedFields,
  contentTypeRule,
  bodyStatus,
  listedStatus,
  otherStatus,
  failedStatus,
  samples,
  echoes,
  mediaRule,
  listedStates,
  negativeFails,
  stateDecides,
  endStays,
  progressAtEnd,
  progressRises,
  oneTaskId,
  taskIdForm,
  unixSecondsRule,
  timesInOrder,
  workTime,
  rateAllowed,
  linkForm,
  linkSignature,
  linkLifeRule,
];
