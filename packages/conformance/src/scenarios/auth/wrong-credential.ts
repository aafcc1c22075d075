import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal, refusalOf } from "../judge.js";
import { requireDifference } from "./require-difference.js";

/** A key that nobody was given. It says so, for whoever finds it in a log. */
const wrongPart = "graycard-invalid-key";

function clausesFor(target: Target): readonly string[] {
  const { clauseId } = refusalOf(target, "unauthenticated");
  const { auth } = target.vendor;
  if (clauseId !== undefined) return [clauseId];
  return clausesOf(auth.by === "header" ? [auth.clause] : auth.parameters.map((parameter) => parameter.clause));
}

/** A request with a key that was never given out is turned away. */
export const wrongCredential = defineScenario({
  id: "wrong-credential",
  area: "auth",
  decides: clausesFor,
  async run(trial) {
    const picture = await trial.picture();
    for (const [index, clause] of clausesFor(trial.target).entries()) {
      const credential = trial.subject.credential.map((part, at) => (at === index ? wrongPart : part));
      const answer = await trial.submit(picture, { credential });
      await requireDifference(trial, picture, answer);
      judgeRefusal(trial, clause, "unauthenticated", answer, "refuses a request with a wrong credential");
    }
  },
});
