import { defineScenario } from "../../scenario.js";
import { judgeRefusal } from "../judge.js";
import { credentialClauses } from "./credential-clauses.js";
import { requireDifference } from "./require-difference.js";

/** A request without a credential, or with a part of it missing, is turned away. */
export const missingCredential = defineScenario({
  id: "missing-credential",
  area: "auth",
  decides: credentialClauses,
  async run(trial) {
    const picture = await trial.picture();
    const clauses = credentialClauses(trial.target);
    for (const [index, clause] of clauses.entries()) {
      // Without this part: the others stay as they are.
      const credential = trial.subject.credential.map((part, at) => (at === index ? "" : part));
      const answer = await trial.submit(picture, { credential: clauses.length === 1 ? "none" : credential });
      await requireDifference(trial, picture, answer);
      judgeRefusal(trial, clause, "unauthenticated", answer, "refuses a request without its credential");
    }
  },
});
