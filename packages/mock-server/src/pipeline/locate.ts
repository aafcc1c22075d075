import { matchRoutes } from "./routes.js";
import { type Reply, refused, skips, type Turn } from "./turn.js";

/** Finds the endpoint and, for a poll, the task; what is not there is a 404, known path or not. */
export function locate(turn: Turn): Reply | undefined {
  const { endpoint, session, taskId } = turn;
  if (!endpoint) return refused("not-found", explainMiss(turn));
  if (turn.operation !== "poll" || taskId === undefined) return undefined;
  const oldest = session.clock.now() - (turn.limits.taskLifeMs ?? Number.POSITIVE_INFINITY);
  turn.mock.forget(session.forgetTasksBefore(oldest));
  // A real vendor that forgot to check would answer about some task; the last one of the session stands in for it.
  const task =
    session.tasks.get(taskId) ?? (skips(turn, "locate-task") ? [...session.tasks.values()].at(-1) : undefined);
  if (!task || task.endpoint !== endpoint) return refused("not-found", `no task of ${endpoint.id} has this id`);
  turn.task = task;
  return undefined;
}

function explainMiss({ vendor, path, request }: Turn): string {
  const other = matchRoutes(vendor, path)[0];
  if (other) return `${path} takes ${other.method}, not ${request.method}`;
  const known = Object.values(vendor.endpoints).map(({ routes }) => routes.submit.path);
  return `${vendor.id} has no ${path}; it has ${known.join(", ")}`;
}
