import { defineScenario } from "../../../scenario.js";
import { describe, isRefusal } from "../../judge.js";

const clause = "picwish.inpaint.image-url-schemes";

/** An object that nobody has: only the form of its address is looked at. */
const address = "oss://graycard-nothing-here/none.jpg";

/** An address of the object store is taken, whatever is found there. */
export const ossAddress = defineScenario({
  id: "oss-address",
  area: "validation",
  vendor: "picwish",
  decides: ({ endpoint }) => (endpoint.id === "inpaint" ? [clause] : []),
  async run(trial) {
    const change = { drop: ["image_file"], set: { image_url: address } };
    const answer = await trial.outcome(await trial.unhosted(), { change });
    trial.check(clause, {
      title: "does not refuse an address of the object store for its scheme",
      ok: answer.reading.phase !== "unreadable" && !isRefusal(trial.target, "invalid-parameter", answer),
      expected: "the request is not refused for its parameters",
      actual: describe(answer),
      shownBy: [answer],
    });
  },
});
