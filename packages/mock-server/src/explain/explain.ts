import type { Reply, Turn } from "../pipeline/turn.js";
import type { Task, TaskView } from "../tasks/task.js";
import { explainRefusal } from "./explain-refusal.js";
import { clauseName, type Explanation, inSentences } from "./explanation.js";
import { tellStrangers } from "./strangers.js";

/** Why a request did not come to what it was sent for; undefined where it did, or is on its way. */
export function explain(turn: Turn, reply: Reply): Explanation | undefined {
  if (reply.kind === "refused") return explainRefusal(turn, reply);
  if (reply.kind === "own") return { because: inSentences(reply.because) };
  if (reply.kind === "accepted" || reply.view.phase !== "failed") return undefined;
  const { task, view } = reply;
  const told = failures.get(view);
  if (told) return told;
  const explanation = explainFailure(task, view);
  failures.set(view, explanation);
  return explanation;
}

/** A task that has failed is shown as it is to whoever asks again. */
const failures = new WeakMap<TaskView, Explanation>();

function explainFailure(task: Task, view: TaskView): Explanation {
  const { code } = view.facts;
  const { reason = "processing", because = "no reason is known" } = view.failure ?? {};
  const row = task.vendor.states.rows[code];
  return {
    because: inSentences(`task ${task.id} failed with ${code} (${reason}): ${because}`),
    ...(row ? { clause: clauseName(row.clause) } : {}),
  };
}

/** What was ignored in a request that was taken, one sentence each. */
export function explainIgnored({ endpoint, operation, raw, unread }: Turn): readonly string[] {
  if (operation !== "submit" || !endpoint) return [];
  if ((unread?.length ?? 0) === 0 && Object.keys(raw).every((name) => Object.hasOwn(endpoint.fields, name))) return [];
  return tellStrangers(endpoint, raw, unread);
}
