import { readLinkLife } from "@graycard/core";
import { inSentences } from "../explain/explanation.js";
import type { OssError } from "../links/oss-error.js";
import type { ResultEntry } from "./result-shelf.js";

/** A link that was refused. */
export interface RefusedVisit {
  readonly url: URL;
  readonly entry: ResultEntry | undefined;
  readonly now: number;
  /** What the vendor made of it. */
  readonly error: OssError | undefined;
}

/** Says what was wrong with a link, on which task, and what its caller can do. */
export function explainVisit({ url, entry, now, error }: RefusedVisit, because: string): string {
  const advice = (entry && mockDidIt(entry, error)) ?? whatToDo(url, entry, now);
  return inSentences(because, entry && aboutTask(entry, now), advice);
}

/** Links that the mock spoilt are not to be blamed on whoever uses them. */
function mockDidIt({ task }: ResultEntry, error: OssError | undefined): string | undefined {
  const isLate = error === "expired" || error === "outlived";
  if (!isLate && error !== "denied") return undefined;
  const bends = task.spoiltLinks.filter(({ mangle, lifeMs }) => (isLate ? lifeMs : mangle) !== undefined);
  if (bends.length === 0) return undefined;
  const told = bends.map(({ told = "a fault" }) => told).join(", ");
  return `the mock handed it out like that, on purpose: ${told}`;
}

function aboutTask({ task, output }: ResultEntry, now: number): string {
  const state =
    now < task.endsAt ? "which has not ended" : `which ended ${Math.round((now - task.endsAt) / 1000)} s ago`;
  return `the path leads to the ${output} of task ${task.id}, ${state}`;
}

function whatToDo(url: URL, entry: ResultEntry | undefined, now: number): string | undefined {
  if (!entry) return "links come from answers about tasks, and are fetched as they are";
  if (now < entry.task.endsAt) return "poll until the task has ended";
  const life = readLinkLife(url);
  if (life && now > life.expiresAt) return "every poll of the task signs a new link";
  return "take the link from the answer as a JSON parser gives it, and change nothing in it";
}
