import { shownPath } from "../explain/explain-miss.js";
import type { Session } from "../sessions/session.js";
import type { Task } from "../tasks/task.js";
import { matchRoutes } from "./routes.js";
import { endpointOf, type Reply, refused, skips, type Turn } from "./turn.js";

/** Refuses what leads to no endpoint; nobody counts it against a rate. */
export function locate(turn: Turn): Reply | undefined {
  return turn.endpoint ? undefined : refused("not-found", explainMiss(turn));
}

/** Finds the task that a poll asks for. Asking for one that is not there counts like any other request. */
export function locateTask(turn: Turn): Reply | undefined {
  const { session, taskId } = turn;
  if (turn.operation !== "poll" || taskId === undefined) return undefined;
  const endpoint = endpointOf(turn);
  const task = session.tasks.get(taskId) ?? (skips(turn, "locate-task") ? lastTask(session) : undefined);
  if (!task || task.endpoint !== endpoint) return refused("not-found", `no task of ${endpoint.id} has this id`);
  const age = session.clock.now() - task.createdAt;
  const life = turn.limits.taskLifeMs ?? Number.POSITIVE_INFINITY;
  if (age > life && !skips(turn, "locate-task")) {
    const { taskLifeMs: rule } = { ...turn.vendor.limits, ...endpoint.limits };
    const because = `the task was created ${age} ms ago, and is kept for ${life} ms`;
    return refused("not-found", because, undefined, rule && { clause: rule.clause });
  }
  turn.task = task;
  return undefined;
}

/** A vendor that forgot to check would answer about some task; the last one of the session stands in for it. */
function lastTask(session: Session): Task | undefined {
  return [...session.tasks.values()].at(-1);
}

function explainMiss({ vendor, path, request }: Turn): string {
  const other = matchRoutes(vendor, path)[0];
  // The address may hold anything, and the journal keeps this.
  const shown = shownPath(path);
  if (other) return `${shown} takes ${other.method}, not ${request.method}`;
  const known = Object.values(vendor.endpoints).map(({ routes }) => routes.submit.path);
  return `${vendor.id} has no ${shown}; it has ${known.join(", ")}`;
}
