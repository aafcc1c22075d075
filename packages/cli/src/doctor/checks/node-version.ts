import type { DoctorCheck } from "../doctor-check.js";
import { fail, notChecked, ok } from "../finding.js";

/** Whether this Node.js is one that Graycard runs on. */
export const nodeVersion: DoctorCheck = {
  id: "node-version",
  look({ nodeVersion: version, nodeWanted }) {
    const looked = `the version of Node.js, which has to be ${nodeWanted}`;
    const least = /^>=(\d+)(?:\.(\d+))?$/.exec(nodeWanted);
    if (!least) return [notChecked(looked, `"${nodeWanted}" names no least version; this is ${version}`)];
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [wantedMajor, wantedMinor] = [Number(least[1]), Number(least[2] ?? 0)];
    const isEnough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
    if (isEnough) return [ok(looked, `it is ${version}`)];
    return [fail(looked, `it is ${version}`, `Install Node.js ${nodeWanted.slice(2)} or later.`)];
  },
};
