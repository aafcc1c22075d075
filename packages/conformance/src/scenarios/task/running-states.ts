import type { TaskState } from "@graycard/core";
import { clearOfRate } from "../../clear-of-rate.js";
import type { Answer } from "../../conversation.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { describe } from "../judge.js";

type RunningState = Exclude<TaskState, "succeeded" | "failed">;

interface Row {
  readonly code: number;
  readonly state: RunningState;
  readonly clause: string;
}

/** The numbers of a task that is under way, with the clause of each. */
function runningRows({ vendor, endpoint }: Target): readonly Row[] {
  if (!endpoint.routes.poll) return [];
  return Object.entries(vendor.states.rows).flatMap(([code, { state, clause }]) =>
    state === "succeeded" || state === "failed" || typeof clause !== "string"
      ? []
      : [{ code: Number(code), state, clause }],
  );
}

/** A task that is shown under the number of a running state has not ended: it has no result yet, and goes on. */
export const runningStates = defineScenario({
  id: "running-states",
  area: "task",
  decides: (target) => clausesOf(runningRows(target).map(({ clause }) => clause)),
  async run(trial) {
    const picture = await trial.picture();
    const byChance: Row[] = [];
    for (const row of runningRows(trial.target)) {
      const provoke = { kind: "running", state: row.state } as const;
      if (!trial.canProvoke(provoke)) {
        byChance.push(row);
        continue;
      }
      // The poll then follows the submit at once: later, work may rightly have ended.
      await clearOfRate(trial.subject);
      const accepted = await trial.submit(picture, { wishes: { mode: "async" }, provoke });
      const { reading } = accepted;
      judge(trial, row, "taskId" in reading && reading.taskId ? await trial.poll(reading.taskId) : accepted);
    }
    if (byChance.length > 0) await judgeSeen(trial, byChance);
  },
});

/** No document says that a task is seen in each state: those that one is seen in are judged. */
async function judgeSeen(trial: Trial, rows: readonly Row[]): Promise<void> {
  const picture = await trial.picture();
  const [accepted, ...polled] = await trial.finish(await trial.submit(picture, { wishes: { mode: "async" } }));
  for (const row of rows) {
    const seen = [accepted, ...polled].filter(({ reading }) => codeOf(reading) === row.code);
    for (const answer of seen) judge(trial, row, answer);
    if (seen.length > 0) continue;
    trial.notApplicable(
      row.clause,
      `The task was not seen in this state in ${polled.length} polls; it may pass it between two of them, and this subject offers no way to ask for it.`,
    );
  }
}

function codeOf(reading: Answer["reading"]): number | undefined {
  return reading.phase !== "refused" && "code" in reading ? reading.code : undefined;
}

function judge(trial: Trial, { code, state, clause }: Row, answer: Answer): void {
  const { reading } = answer;
  const results = "outputs" in reading ? Object.keys(reading.outputs[0] ?? {}) : [];
  trial.check(clause, {
    title: `shows a task that is ${state} as one that has not ended`,
    ok: answer.status === 200 && codeOf(reading) === code && results.length === 0,
    expected: `HTTP 200, ${state} (code ${code}), and no result yet`,
    actual: results.length === 0 ? describe(answer) : `${describe(answer)}, with ${results.join(" and ")}`,
    shownBy: [answer],
  });
}
