import type { DoctorCheck } from "../doctor-check.js";
import { errorName } from "../error-name.js";
import { fail, ok } from "../finding.js";

const looked = "sharp, the native library that pictures are worked on with";

/** Whether the native picture library loads and works. */
export const pictures: DoctorCheck = {
  id: "pictures",
  async look({ tryPictures }) {
    try {
      return [ok(looked, `version ${await tryPictures()} makes a picture`)];
    } catch (error) {
      const advice =
        "Install again on this very system, optional packages included (npm ci, without --omit=optional): its binaries are made for one system and one processor. Without it, mocks answer, but hand out no results.";
      return [fail(looked, `it does not work (${errorName(error)})`, advice)];
    }
  },
};
