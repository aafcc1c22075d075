import type { Outcome } from "../run.js";

/** What a run came to, in words that go after its subject. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  conforms: "conforms",
  findings: "does not conform",
  inconclusive: "not decided",
  "harness-fault": "the suite itself failed",
  "budget-stop": "stopped by its budget",
  interrupted: "interrupted",
  unreachable: "could not be reached",
};
