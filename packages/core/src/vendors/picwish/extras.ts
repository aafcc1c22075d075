import * as z from "zod";
import { type AnswerFacts, type AnswerLeaf, answerNodes } from "../../contract/answer.js";
import { stateOf } from "../../task/state-table.js";
import { picwishStates } from "./states.js";

interface ExtrasReading {
  readonly "answer.extras": "documented" | "rich";
}

/**
 * Fields of `data` that public captures show beside the documented ones. They are optional in every edition,
 * and sent where the reading says so. The market channel passes them through.
 */
export function extraFields<C extends string, R extends ExtrasReading>(): Readonly<Record<string, AnswerLeaf<C, R>>> {
  const answer = answerNodes<C, R>();
  const extra = (schema: z.ZodType, value: (facts: AnswerFacts<R>) => unknown, running: "optional" | "absent") =>
    answer.leaf({
      clause: { erratum: "answer.extras" },
      schema,
      when: { succeeded: "optional", running },
      value: (facts) => (facts.readings["answer.extras"] === "rich" ? value(facts) : undefined),
    });
  const pixels = z.int().positive();
  return {
    download_time: extra(z.int().nonnegative(), downloadTimeMs, "absent"),
    image_height: extra(pixels, (facts) => facts.items[0]?.image?.height, "absent"),
    image_width: extra(pixels, (facts) => facts.items[0]?.image?.width, "absent"),
    state_detail: extra(z.string(), stateDetail, "optional"),
    time_elapsed: extra(z.number().nonnegative(), elapsedMs, "absent"),
  };
}

/** The two words that were seen, each with its state; what the others are called is not known. */
function stateDetail({ phase, task }: AnswerFacts<unknown>): string | undefined {
  if (phase === "succeeded") return "Complete";
  return task !== undefined && stateOf(picwishStates, task.code) === "preparing" ? "Preparing" : undefined;
}

/** Captures show some tens of milliseconds; ours is a share of the task's own time, so that it is reproducible. */
function downloadTimeMs({ task }: AnswerFacts<unknown>): number | undefined {
  return task?.completedAt === undefined ? undefined : Math.round((task.completedAt - task.createdAt) / 40);
}

function elapsedMs({ task }: AnswerFacts<unknown>): number | undefined {
  return task?.completedAt === undefined
    ? undefined
    : Math.fround(task.completedAt - (task.processedAt ?? task.createdAt));
}
