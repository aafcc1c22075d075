import type { OutputFacts, WorkPlan } from "@graycard/core";
import { toBase64 } from "#platform/bytes";
import { bendLife, bendQuery } from "../links/bend-link.js";
import { linkLifeMs } from "../links/link-life.js";
import { linkSigners } from "../links/verify-link.js";
import { type BentFile, bendPicture } from "../media/bend-picture.js";
import { renderTask } from "../media/render-task.js";
import { resultSize } from "../tasks/result-size.js";
import type { Task, TaskView } from "../tasks/task.js";
import { CallerGoneError } from "./caller-gone-error.js";
import type { Turn } from "./turn.js";

/** The results of one picture sent, by output name. */
type Outputs = Readonly<Record<string, OutputFacts>>;

/** A fresh link to every result of a task that succeeded. */
export function linksOf(turn: Turn, task: Task, view: TaskView): readonly Outputs[] {
  return view.plans.map((plan, item) => {
    const size = resultSize(plan, view.pictures[item]);
    const files = task.endpoint.results.filter(({ output }) => isWanted(plan, output));
    return Object.fromEntries(
      files.map(({ output, path }) => {
        const text = signedLink(turn, task, path(task.id, item, plan.format));
        return [output, { text, format: plan.format, ...size }];
      }),
    );
  });
}

/**
 * Every result of a task that succeeded as base64 text. One picture after the other: of a list of large ones all at
 * once would not fit into memory, and in between others get their turn.
 *
 * @throws {CallerGoneError} when nobody waits for the rest any more
 */
export async function textsOf(turn: Turn, task: Task, view: TaskView): Promise<readonly Outputs[]> {
  const texts: Outputs[] = [];
  for (const [item, plan] of view.plans.entries()) {
    if (item > 0) throwIfGone(turn.request.signal);
    const size = resultSize(plan, view.pictures[item]);
    const pictures = Object.entries(await picturesOf(turn, task, view, item));
    texts.push(
      Object.fromEntries(
        pictures.map(([output, { body }]) => [output, { text: toBase64(body), format: plan.format, ...size }]),
      ),
    );
  }
  return texts;
}

function throwIfGone({ aborted, reason }: AbortSignal): void {
  if (aborted) throw new CallerGoneError("the caller went away before its answer", { cause: reason });
}

/** The results of one of a task's pictures by output name, spoilt where a fault says so. */
export async function picturesOf(
  turn: Turn,
  task: Task,
  { plans }: TaskView,
  item: number,
): Promise<Readonly<Record<string, BentFile>>> {
  const format = plans[item]?.format ?? "jpg";
  const rendered = Object.entries(
    await renderTask(task, plans, item, { workshop: turn.mock.workshop, request: turn.request }),
  );
  if (turn.bends.results.length > 0) turn.bends.pictured = true;
  const bent = rendered.map(
    async ([output, bytes]) => [output, await bendPicture({ bytes, format }, turn.bends.results)] as const,
  );
  return Object.fromEntries(await Promise.all(bent));
}

function isWanted(plan: WorkPlan, output: string): boolean {
  return plan.work !== "cutout" || plan.outputs.some((each) => each === output);
}

function signedLink(turn: Turn, task: Task, path: string): string {
  const form = turn.vendor.links.form(turn.readings as never);
  const key = turn.mock.linkKey(turn.vendor);
  // What is wrong with this answer goes before what is wrong with the task: the same fault would come twice.
  const own = turn.bends.links.length > 0;
  const bends = own ? turn.bends.links : (task.quirks.links ?? []);
  if (own) turn.bends.linked = true;
  if (bends.length > 0) task.spoiltLinks = bends;
  const life = bendLife({ signedAt: turn.session.clock.now(), lifeMs: linkLifeMs(turn.limits) }, bends);
  const query = bendQuery(linkSigners[form].sign({ path, key, ...life }), bends);
  return `${turn.mock.publicUrl ?? turn.url.origin}${path}?${query}`;
}
