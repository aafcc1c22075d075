import type { Answer } from "../../conversation.js";
import { InconclusiveError } from "../../errors/inconclusive-error.js";
import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { describe, failureClause, judgeFailure } from "../judge.js";

/** What an answer may take beside the work: a small picture on its way, and a slow machine. */
const toleranceMs = 1500;

/** What is usual shows in several. */
const samples = 3;

function clauses(target: Target) {
  const [longest, usual] = [limitClause(target, "processingMs"), limitClause(target, "usualMs")];
  // What has no limit does not run out of it.
  const [timeout, byItself] =
    longest === undefined ? [] : [failureClause(target, "timeout"), target.vendor.promises.timesOutByItself];
  return { longest, usual, timeout, byItself };
}

/** Work takes the time it usually takes, and is given up at its limit by the service itself. */
export const workTime = defineScenario({
  id: "work-time",
  area: "limits",
  decides: (target) => clausesOf(Object.values(clauses(target))),
  async run(trial) {
    const { longest, usual } = clauses(trial.target);
    const { usualMs = 0 } = trial.target.limits;
    const picture = await trial.picture();
    const answers: Answer[] = [];
    for (let count = 0; count < samples; count++) answers.push(ended(await trial.submit(picture, inOne)));
    const durations = answers.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
    const median = durations[Math.floor(samples / 2)] ?? 0;
    trial.check(usual, {
      title: "answers within the usual time",
      ok: median <= usualMs + toleranceMs,
      expected: `most of ${samples} small pictures take about ${inSeconds(usualMs)} at most`,
      actual: `they took ${durations.map(inSeconds).join(", ")}`,
      shownBy: answers,
    });
    for (const answer of answers) judgeLongest(trial, longest, answer);
    await judgeOvertime(trial);
  },
});

/** One request whose answer waits for the work: it shows how long that takes. */
const inOne = { wishes: { mode: "sync" } } as const;

function ended(answer: Answer): Answer {
  const { phase } = answer.reading;
  if (phase === "succeeded" || phase === "failed") return answer;
  throw new InconclusiveError(`How long the work takes shows in answers that wait for its end: ${describe(answer)}.`);
}

async function judgeOvertime(trial: Trial): Promise<void> {
  const { longest, timeout, byItself } = clauses(trial.target);
  const { processingMs = 0 } = trial.target.limits;
  const provoke = { kind: "overtime" } as const;
  if (!trial.canProvoke(provoke)) {
    const reason = `No documented request makes the work take more than ${inSeconds(processingMs)}, and this subject offers no way to ask for it.`;
    trial.notApplicable(timeout, reason);
    trial.notApplicable(byItself, reason);
    return;
  }
  const late = await trial.submit(await trial.picture(), { ...inOne, provoke });
  judgeLongest(trial, longest, late);
  judgeFailure(trial, timeout, "timeout", late, "ends work that takes too long as timed out");
  judgeFailure(trial, byItself, "timeout", late, "answers that the work took too long without being asked again");
}

function judgeLongest(trial: Trial, clause: string | undefined, answer: Answer): void {
  const { processingMs = 0 } = trial.target.limits;
  trial.check(clause, {
    title: "ends the work within its limit",
    ok: answer.durationMs <= processingMs + toleranceMs,
    expected: `an answer about the end of the work within ${inSeconds(processingMs)}`,
    actual: `${describe(answer)} after ${inSeconds(answer.durationMs)}`,
    shownBy: [answer],
  });
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
