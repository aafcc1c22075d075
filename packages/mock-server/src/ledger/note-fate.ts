import { bendLife } from "../links/bend-link.js";
import { linkLifeMs } from "../links/link-life.js";
import type { Answer } from "../pipeline/answer.js";
import type { Reply, Turn } from "../pipeline/turn.js";
import type { Task } from "../tasks/task.js";
import type { Booking } from "./booking.js";

type Seen = Extract<Reply, { readonly kind: "seen" }>;

/** Notes in the ledger what an answer about a task means for the fate of its submit. */
export function noteFate(turn: Turn, reply: Reply, answer: Answer): void {
  if (!("task" in reply)) {
    // A submit that was booked and then answered with an error: nobody learned of its task.
    if (turn.booking) turn.booking.lost = true;
    return;
  }
  const booking = turn.session.ledger.of(reply.task.id);
  if (!booking) return;
  // A poll whose answer is lost takes nothing back: its caller can ask again.
  if (answer.wire?.stop) {
    if (turn.booking) booking.lost = true;
    return;
  }
  booking.lost = false;
  if (reply.kind === "seen") noteEnd(turn, reply, booking, answer.status);
}

/** Notes that a result went out whole. */
export function noteDelivery(booking: Booking | undefined, now: number): void {
  if (booking) booking.deliveredAt ??= now;
}

function noteEnd(turn: Turn, { task, view }: Seen, booking: Booking, status: number): void {
  const now = turn.session.clock.now();
  if (view.phase === "failed" && booking.failedAt === undefined) {
    booking.failedAt = now;
    booking.failureIsCharged = status === 200;
  }
  if (view.phase !== "succeeded") return;
  if (task.delivery.form === "link") {
    booking.linksDieAt = Math.max(booking.linksDieAt ?? 0, endOfLinks(turn, task, now));
  } else booking.deliveredAt ??= now;
}

/** When the links of an answer die that goes out now, with what faults do to them. */
function endOfLinks(turn: Turn, task: Task, now: number): number {
  const bends = turn.bends.links.length > 0 ? turn.bends.links : (task.quirks.links ?? []);
  const { signedAt, lifeMs } = bendLife({ signedAt: now, lifeMs: linkLifeMs(turn.limits) }, bends);
  // Links count in whole seconds, and live to the end of their last.
  return Math.floor((signedAt + lifeMs) / 1000) * 1000;
}
