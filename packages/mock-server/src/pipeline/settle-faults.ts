import { settlePlays } from "../faults/fault-play.js";
import type { Reply, Turn } from "./turn.js";

/**
 * Takes back the faults that did nothing to this request: what became of it is known now.
 *
 * @param reply what it is answered with; none where nobody is left to answer
 */
export function settleFaults(turn: Turn, reply?: Reply): void {
  const { bends, operation, booking, session } = turn;
  if (bends.played.length === 0) return;
  const accepted = operation === "submit" && booking !== undefined;
  const task = booking && session.tasks.get(booking.taskId);
  // Answers to come have links, unless the task wants another form or has failed.
  const willLink = task?.delivery.form === "link" && !(reply?.kind === "seen" && reply.view.phase === "failed");
  const deed = {
    accepted,
    linked: bends.linked === true || (accepted && willLink),
    pictured: bends.pictured === true,
  };
  settlePlays(bends, deed, (script) => task?.triggers?.[turn.triggers?.indexOf(script) ?? -1]);
}
