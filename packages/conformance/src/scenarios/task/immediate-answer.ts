import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { ClauseRef } from "../../trial.js";
import { judgeSuccess } from "../judge.js";
import { allFields } from "../validation/field-walk.js";

/** The clause that promises the result in the answer to the submit. */
function clauseOf({ vendor, endpoint }: Target): ClauseRef {
  const wanted = Object.entries(endpoint.example(example, { mode: "sync" }));
  for (const { path, field } of allFields(endpoint)) {
    if (field.kind !== "choice" || path.length > 1) continue;
    const value = wanted.find(([name]) => name === path[0])?.[1];
    const asynchronous = Object.entries(endpoint.example(example, { mode: "async" })).find(
      ([name]) => name === path[0],
    );
    if (value !== undefined && asynchronous?.[1] !== value)
      return field.values.find((each) => each.value === value)?.clause;
  }
  return vendor.promises.immediate;
}

const example = {
  bytes: new Uint8Array(),
  fileName: "example.jpg",
  mediaType: "image/jpeg",
  url: "https://graycard.invalid/example.jpg",
  width: 100,
  height: 100,
};

/** The number of work that succeeded, where no task can be asked for: then it shows in this answer only. */
function succeededClause({ vendor, endpoint }: Target): ClauseRef {
  if (endpoint.routes.poll) return undefined;
  return Object.values(vendor.states.rows).find(({ state }) => state === "succeeded")?.clause;
}

/** The answer to a synchronous submit is the end of its work. */
export const immediateAnswer = defineScenario({
  id: "immediate-answer",
  area: "task",
  decides: (target) => clausesOf([clauseOf(target), succeededClause(target)]),
  async run(trial) {
    const answer = await trial.submit(await trial.picture(), { wishes: { mode: "sync" } });
    for (const clause of [clauseOf(trial.target), succeededClause(trial.target)]) {
      judgeSuccess(trial, clause, answer, "answers with the result");
    }
  },
});
