import type { WorkKind } from "@graycard/core";
import type { Task } from "../tasks/task.js";
import { fingerprintOf } from "./fingerprint.js";

/** What a booking says from the beginning. */
interface BookingFacts {
  readonly id: string;
  readonly taskId: string;
  readonly at: number;
  readonly vendor: string;
  readonly endpoint: string;
  readonly work: WorkKind;
  readonly credits?: number | undefined;
  /** Absent for ever. */
  readonly askableUntil?: number | undefined;
}

/** All that is known of a booking. */
export interface SavedBooking extends BookingFacts {
  readonly lost: boolean;
  readonly deliveredAt?: number | undefined;
  readonly failedAt?: number | undefined;
  readonly failureIsCharged: boolean;
  readonly linksDieAt?: number | undefined;
  readonly bytes: number;
  readonly fingerprint?: string | undefined;
}

/** What is booked of one accepted submit, and what happened to its task since. */
export class Booking {
  /** Unique within its ledger, in the order of booking. */
  readonly id: string;
  readonly taskId: string;
  /** When the submit was accepted; milliseconds since the epoch, on the session's clock. */
  readonly at: number;
  readonly vendor: string;
  readonly endpoint: string;
  readonly work: WorkKind;
  readonly credits: number | undefined;
  /** Until when somebody who has the id can still ask for the task. */
  readonly askableUntil: number;
  /** The answer that would have told of the task never reached anybody. */
  lost = false;
  /** When a result first went out whole. */
  deliveredAt: number | undefined;
  /** When an answer first said that the task failed. */
  failedAt: number | undefined;
  /** Whether that answer is one that is charged for. */
  failureIsCharged = true;
  /** When the last of the links that went out dies; undefined before any did. */
  linksDieAt: number | undefined;
  /** Absent where it was saved. Its pictures may have gone: what is told of them has not. */
  readonly #task: Task | undefined;
  #bytes = 0;
  #fingerprint: string | undefined;

  private constructor(facts: BookingFacts, task: Task | undefined) {
    this.id = facts.id;
    this.taskId = facts.taskId;
    this.at = facts.at;
    this.vendor = facts.vendor;
    this.endpoint = facts.endpoint;
    this.work = facts.work;
    this.credits = facts.credits;
    this.askableUntil = facts.askableUntil ?? Number.POSITIVE_INFINITY;
    this.#task = task;
  }

  /** The booking of a task that was just taken on. */
  static of(id: string, task: Task): Booking {
    const { endpoint, vendor, limits, createdAt: at } = task;
    const { taskLifeMs } = limits;
    const askableUntil = taskLifeMs === undefined ? undefined : at + taskLifeMs;
    const { work, credits } = endpoint;
    const facts = { id, taskId: task.id, at, vendor: vendor.id, endpoint: endpoint.id, work, credits, askableUntil };
    return new Booking(facts, task);
  }

  /** A booking as it was saved. */
  static load(saved: SavedBooking): Booking {
    const booking = new Booking(saved, undefined);
    booking.lost = saved.lost;
    booking.deliveredAt = saved.deliveredAt;
    booking.failedAt = saved.failedAt;
    booking.failureIsCharged = saved.failureIsCharged;
    booking.linksDieAt = saved.linksDieAt;
    booking.#bytes = saved.bytes;
    booking.#fingerprint = saved.fingerprint;
    return booking;
  }

  /** All that is known of it. */
  save(): SavedBooking {
    const { id, taskId, at, vendor, endpoint, work, lost, failureIsCharged, bytes } = this;
    return {
      ...{ id, taskId, at, vendor, endpoint, work, lost, failureIsCharged, bytes },
      ...(this.credits === undefined ? {} : { credits: this.credits }),
      ...(Number.isFinite(this.askableUntil) ? { askableUntil: this.askableUntil } : {}),
      ...(this.deliveredAt === undefined ? {} : { deliveredAt: this.deliveredAt }),
      ...(this.failedAt === undefined ? {} : { failedAt: this.failedAt }),
      ...(this.linksDieAt === undefined ? {} : { linksDieAt: this.linksDieAt }),
      ...(this.fingerprint === undefined ? {} : { fingerprint: this.fingerprint }),
    };
  }

  /** The length of the pictures that were sent, in bytes; what was not there has none. */
  get bytes(): number {
    return this.#task ? bytesOf(this.#task) : this.#bytes;
  }

  /** What the work was, in a form that two requests for the same share; undefined while its pictures are on their way. */
  get fingerprint(): string | undefined {
    if (this.#fingerprint === undefined && this.#task && !this.#task.arrival) {
      this.#fingerprint = fingerprintOf(this.#task);
    }
    return this.#fingerprint;
  }
}

function bytesOf({ jobs }: Task): number {
  let bytes = 0;
  for (const { image, mask } of jobs) {
    if (image.ok) bytes += image.kept.length;
    if (mask?.ok) bytes += mask.kept.length;
  }
  return bytes;
}
