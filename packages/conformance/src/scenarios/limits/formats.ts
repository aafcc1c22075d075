import { clausesOf, defineScenario } from "../../scenario.js";
import { judgeFailure, judgeSuccess } from "../judge.js";

/** Every listed format is worked on; a GIF is not. */
export const formats = defineScenario({
  id: "formats",
  area: "limits",
  decides: ({ vendor, endpoint }) => clausesOf([endpoint.formats.clause, vendor.promises.noGif]),
  async run(trial) {
    const { endpoint, vendor } = trial.target;
    for (const format of endpoint.formats.accepted) {
      const answer = await trial.outcome(await trial.picture({ format }));
      judgeSuccess(trial, endpoint.formats.clause, answer, `works on ${format}`);
    }
    const gif = await trial.outcome(await trial.picture({ format: "gif" }));
    judgeFailure(trial, vendor.promises.noGif, "invalid-image", gif, "does not work on a GIF");
  },
});
