import { bendLife } from "../links/bend-link.js";
import { linkLifeMs } from "../links/link-life.js";
import type { Answer } from "../pipeline/answer.js";
import type { Reply, Turn } from "../pipeline/turn.js";
import type { Task } from "../tasks/task.js";
import type { Booking } from "./booking.js";

type Seen = Extract<Reply, { readonly kind: "seen" }>;

/** Takes a delivery back: its bytes did not all go out. */
export type TakeBack = () => void;

/**
 * Notes in the ledger what an answer about a task means for the fate of its submit. Where it delivers a result, gives
 * what takes that back.
 */
export function noteFate(turn: Turn, reply: Reply, answer: Answer): TakeBack | undefined {
  if (!("task" in reply)) {
    // A submit that was booked and then answered with an error: nobody learned of its task.
    if (turn.booking) turn.booking.lost = true;
    return undefined;
  }
  const booking = turn.session.ledger.of(reply.task.id);
  if (!booking) return undefined;
  // A poll whose answer is lost takes nothing back: its caller can ask again.
  if (answer.wire?.stop) {
    if (turn.booking) booking.lost = true;
    return undefined;
  }
  booking.lost = false;
  return reply.kind === "seen" ? noteEnd(turn, reply, booking, answer.status) : undefined;
}

/** Notes that a result went out whole; gives what takes that back. */
export function noteDelivery(booking: Booking | undefined, now: number): TakeBack | undefined {
  if (!booking || booking.deliveredAt !== undefined) return undefined;
  booking.deliveredAt = now;
  return () => {
    booking.deliveredAt = undefined;
  };
}

function noteEnd(turn: Turn, { task, view }: Seen, booking: Booking, status: number): TakeBack | undefined {
  const now = turn.session.clock.now();
  if (view.phase === "failed" && booking.failedAt === undefined) {
    booking.failedAt = now;
    booking.failureIsCharged = status === 200;
  }
  if (view.phase !== "succeeded") return undefined;
  if (task.delivery.form !== "link") return noteDelivery(booking, now);
  booking.linksDieAt = Math.max(booking.linksDieAt ?? 0, endOfLinks(turn, task, now));
  return undefined;
}

/** When the links of an answer die that goes out now, with what faults do to them. */
function endOfLinks(turn: Turn, task: Task, now: number): number {
  const bends = turn.bends.links.length > 0 ? turn.bends.links : (task.quirks.links ?? []);
  const { signedAt, lifeMs } = bendLife({ signedAt: now, lifeMs: linkLifeMs(turn.limits) }, bends);
  // Links count in whole seconds, and live to the end of their last.
  return Math.floor((signedAt + lifeMs) / 1000) * 1000;
}
