import type { Answer } from "../../../conversation.js";
import { defineScenario } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { brokenPicture } from "../../broken-picture.js";
import { describe } from "../../judge.js";

const clauses = {
  general: "meitu.error.general-codes",
  processing: "meitu.error.process-error",
} as const;

/** Failures have the number of this endpoint's table, or one of the platform's general ones. */
export const errors = defineScenario({
  id: "errors",
  area: "envelope",
  vendor: "meitu",
  decides: () => Object.values(clauses),
  async run(trial) {
    const nothing = await trial.send({});
    const stranger = await trial.send({}, { credential: "none" });
    const broken = await trial.submit(await brokenPicture(trial));
    for (const answer of [nothing, stranger, broken]) judgeCode(trial, answer);
    judgeProcessing(trial, broken);
  },
});

/** Which codes there are is said on another page, and may grow: an unknown one is worth a look. */
function judgeCode(trial: Trial, answer: Answer): void {
  const { errorForms } = trial.target.vendor;
  const code = codeOf(answer);
  trial.check(clauses.general, {
    title: "tells of failures by known numbers",
    ok: code !== undefined && errorForms.some((form) => form.code === code),
    expected: "20001, 10000 or one of the general codes of the platform",
    actual: describe(answer),
    shownBy: [answer],
  });
}

/** A file that is no picture cannot be worked on. Other known numbers say why, and may stand there instead. */
function judgeProcessing(trial: Trial, broken: Answer): void {
  const { errorForms, states } = trial.target.vendor;
  const code = codeOf(broken);
  const own = Object.entries(states.rows).find(([, { clause }]) => clause === clauses.processing)?.[0];
  if (String(code) !== own && errorForms.some((form) => form.code === code)) {
    const actual = describe(broken);
    trial.notApplicable(clauses.processing, `The subject has another number for a file that is no picture: ${actual}.`);
    return;
  }
  trial.check(clauses.processing, {
    title: "tells that the processing went wrong",
    ok: String(code) === own,
    expected: `the work fails (code ${own})`,
    actual: describe(broken),
    shownBy: [broken],
  });
}

function codeOf({ reading }: Answer): number | undefined {
  return reading.phase === "refused" || reading.phase === "failed" ? reading.code : undefined;
}
