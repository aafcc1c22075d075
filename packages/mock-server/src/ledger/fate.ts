import type { Booking } from "./booking.js";

/**
 * What became of an accepted submit:
 * - `open`: it still runs, or its end or its result can still be had;
 * - `delivered`: a result reached the caller, in an answer or by its link;
 * - `failed`: the caller was told that the work failed;
 * - `duplicate`: the same work had been taken on before, so that it was paid for twice;
 * - `orphaned`: nobody learned how it ended, and nobody can any more;
 * - `expired-unread`: it ended well and its links went out, and they died before anybody followed one.
 */
export const fates = ["open", "delivered", "failed", "duplicate", "orphaned", "expired-unread"] as const;

/** What became of a submit that was accepted: one of {@link fates}. */
export type Fate = (typeof fates)[number];

/** The fates that stand for money spent on nothing. */
export const wastedFates: readonly Fate[] = ["duplicate", "orphaned", "expired-unread"];

/** What became of a submit, as far as one can say at `now`; whether it is a duplicate is for its ledger to know. */
export function fateAt(booking: Booking, now: number): Exclude<Fate, "duplicate"> {
  if (booking.deliveredAt !== undefined) return "delivered";
  if (booking.failedAt !== undefined) return "failed";
  if (booking.lost) return "orphaned";
  if (booking.linksDieAt !== undefined) return now > booking.linksDieAt ? "expired-unread" : "open";
  return now > booking.askableUntil ? "orphaned" : "open";
}
