import type { DoctorCheck } from "../doctor-check.js";
import { ok, warn } from "../finding.js";

const looked = "GRAYCARD_LIVE, one of the two consents to runs that cost money";

/** Whether one of the two consents stands in the environment for good. */
export const live: DoctorCheck = {
  id: "live",
  look({ env }) {
    const value = env.GRAYCARD_LIVE;
    if (!value) return [ok(looked, "not set: no run of the suite speaks to a vendor")];
    if (value !== "1") return [warn(looked, "set, but not to 1: it is no consent", "Set it to 1 or unset it.")];
    const advice =
      "Set it for one command only, GRAYCARD_LIVE=1 graycard conform --live ..., and not for the whole shell.";
    return [warn(looked, "set: --live is all that stands between a run and a vendor that charges money", advice)];
  },
};
