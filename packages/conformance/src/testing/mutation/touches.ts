import { operationsOf } from "./fault-mutants.js";
import { valueAt } from "./json-path.js";
import type { Mutant } from "./mutant.js";
import type { TrialSurvey } from "./survey.js";

/** Whether a scenario meets anything that a mutant changes. */
export function touches({ endpoint, act }: Mutant, survey: TrialSurvey): boolean {
  if (endpoint !== survey.endpoint) return false;
  switch (act.kind) {
    case "fault":
      return operationsOf(act.fault).some((operation) => survey.operations.includes(operation));
    case "answer":
      return survey.answers.some(({ phase, json }) => phase === act.phase && hasPlace(json, act.path));
    case "status":
    case "header":
      return survey.answers.some(({ phase }) => phase === act.phase);
    case "picture":
      return survey.pictures.some(({ output }) => output === act.output);
  }
}

/** Whether there is something to change at a place, or an object that a field can be added to. */
function hasPlace(json: unknown, path: readonly string[]): boolean {
  const parent = valueAt(json, path.slice(0, -1));
  return typeof parent === "object" && parent !== null;
}
