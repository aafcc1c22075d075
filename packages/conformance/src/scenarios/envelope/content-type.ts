import type { Answer } from "../../conversation.js";
import { isSameContentType } from "../../same-content-type.js";
import { clausesOf, defineScenario } from "../../scenario.js";
import type { Trial } from "../../trial.js";

/** Answers are labelled as the document says. */
export const contentType = defineScenario({
  id: "content-type",
  area: "envelope",
  decides: ({ vendor }) => clausesOf([vendor.promises.contentType, vendor.promises.errorContentType]),
  async run(trial) {
    const { promises } = trial.target.vendor;
    judge(trial, promises.errorContentType, await trial.send({}));
    judge(trial, promises.contentType, await trial.outcome(await trial.picture()));
  },
});

function judge(trial: Trial, clause: string | undefined, answer: Answer): void {
  const expected = trial.target.vendor.json.contentType;
  const actual = answer.headers.get("content-type") ?? "none";
  trial.check(clause, {
    title: "labels its JSON",
    ok: isSameContentType(actual, expected),
    expected,
    actual,
    shownBy: [answer],
  });
}
