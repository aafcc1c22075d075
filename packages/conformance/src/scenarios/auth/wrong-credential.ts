import { defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal, refusalOf } from "../judge.js";
import { credentialClauses } from "./credential-clauses.js";
import { requireDifference } from "./require-difference.js";

/** A key that nobody was given. It says so, for whoever finds it in a log. */
const wrongPart = "graycard-invalid-key";

function clausesFor(target: Target): readonly string[] {
  const { clauseId } = refusalOf(target, "unauthenticated");
  return clauseId === undefined ? credentialClauses(target) : [clauseId];
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
