import {
  type AnyEndpoint,
  type AnyVendor,
  codeOfState,
  type Delivery,
  type Failure,
  type LimitsInForce,
  type Phase,
  type Readings,
  type TaskFacts,
  type WorkPlan,
} from "@graycard/core";
import type { FaultScript } from "../faults/fault-script.js";
import type { Booking } from "../ledger/booking.js";
import type { LinkBend } from "../links/bend-link.js";
import type { DecideInput } from "./decide.js";
import { type KeptJob, releaseJobs } from "./kept-job.js";
import type { TaskQuirks } from "./quirks.js";
import { nextDueAfter, progressAt, runningStateAt, type Schedule } from "./schedule.js";
import type { Source } from "./source.js";
import type { TaskPicture } from "./task-picture.js";

/** One picture of a request, with its mask. */
export interface TaskJob {
  readonly image: Source;
  readonly mask?: Source;
}

/** What the pictures of a task allow: the plans to carry out, one per job, or why there are none. */
export type Verdict =
  | { readonly ok: true; readonly plans: readonly WorkPlan[]; readonly pictures: readonly TaskPicture[] }
  | { readonly ok: false; readonly failure: Failure };

/** A task at one moment. */
export interface TaskView {
  readonly phase: Extract<Phase, "running" | "succeeded" | "failed">;
  readonly facts: TaskFacts;
  /** What is done with its pictures, once it succeeded. */
  readonly plans: readonly WorkPlan[];
  readonly pictures: readonly TaskPicture[];
  readonly failure?: Failure;
}

/** What a task begins with. Where a picture has to be fetched, it is only known when that is there. */
export interface TaskStart {
  readonly jobs: readonly KeptJob[];
  readonly schedule: Schedule;
  /** When the last link to its results has died, whenever it was signed; in milliseconds since the epoch. */
  readonly keptUntil: number;
}

export interface TaskInput extends TaskStart {
  readonly id: string;
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: Readings;
  readonly limits: LimitsInForce;
  /** The values of the request, without its pictures. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery;
  /** For a task that has to wait for its pictures: what it begins with once they are there. Never rejects. */
  readonly coming?: Promise<TaskStart> | undefined;
  /** A code the task ends with, whatever its pictures are like. */
  readonly forcedCode?: number | undefined;
  /** The words that came with its submit, of each place they stood in, for its polls and downloads. */
  readonly triggers?: readonly FaultScript[] | undefined;
  /** How answers show it otherwise than it is; not at all unless said. */
  readonly quirks?: TaskQuirks | undefined;
  /** Looks at the pictures; the mock's own way unless said. */
  readonly decide?: (input: DecideInput) => Promise<Verdict>;
}

const noQuirks: TaskQuirks = {};
const none: readonly never[] = [];

/**
 * A piece of paid work. Its state is a function of the time it is asked at, so two callers who ask at once see
 * the same; what its pictures allow is found out once, when the end is first looked at.
 */
export class Task {
  readonly id: string;
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: Readings;
  readonly limits: LimitsInForce;
  readonly values: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery;
  readonly triggers: readonly FaultScript[] | undefined;
  readonly quirks: TaskQuirks;
  readonly forcedCode: number | undefined;
  /** Answers that showed its end so far. */
  endsShown = 0;
  /** What was wrong, on purpose, with links to its results that were handed out. */
  spoiltLinks: readonly LinkBend[] = none;
  /** What the ledger has of it. */
  booking: Booking | undefined;
  readonly #decide: (input: DecideInput) => Promise<Verdict>;
  #jobs: readonly KeptJob[];
  #schedule: Schedule;
  #keptUntil: number;
  #arrival: Promise<void> | undefined;
  #verdict: Promise<Verdict> | undefined;
  #end: TaskView | undefined;
  #released = false;

  constructor(input: TaskInput) {
    this.id = input.id;
    this.vendor = input.vendor;
    this.endpoint = input.endpoint;
    this.readings = input.readings;
    this.limits = input.limits;
    this.values = input.values;
    this.delivery = input.delivery;
    this.triggers = input.triggers;
    this.quirks = input.quirks ?? noQuirks;
    this.forcedCode = input.forcedCode;
    this.#decide = input.decide ?? decide;
    this.#jobs = input.jobs;
    this.#schedule = input.schedule;
    this.#keptUntil = input.keptUntil;
    // A function in here would make every task hold on to the scope it was made in.
    this.#arrival = input.coming && this.#beginWith(input.coming);
  }

  get jobs(): readonly KeptJob[] {
    return this.#jobs;
  }

  get schedule(): Schedule {
    return this.#schedule;
  }

  get keptUntil(): number {
    return this.#keptUntil;
  }

  /** Resolves when its pictures are there, whatever they are; undefined when there is nothing to wait for. */
  get arrival(): Promise<void> | undefined {
    return this.#arrival;
  }

  get createdAt(): number {
    return this.#schedule.createdAt;
  }

  get endsAt(): number {
    return this.#schedule.endsAt;
  }

  nextDueAfter(now: number): number | undefined {
    return nextDueAfter(this.#schedule, now);
  }

  /** The task as it stands at `now`. Every poll asks: there is nothing to wait for before the end is first looked at. */
  view(now: number): TaskView | Promise<TaskView> {
    const schedule = this.#schedule;
    if (now >= schedule.endsAt) return this.#end ?? this.#viewEnd();
    const code = codeOfState(this.vendor.states, runningStateAt(schedule, now)) ?? 0;
    const progress = progressAt(schedule, now);
    return { phase: "running", facts: this.#facts(code, progress, now), plans: none, pictures: none };
  }

  /** What the pictures allow; worked out once. */
  verdict(): Promise<Verdict> {
    this.#verdict ??= this.#reachVerdict();
    return this.#verdict;
  }

  /** Lets its pictures go: nobody can ask for its results any more. */
  release(): void {
    if (this.#released) return;
    this.#released = true;
    releaseJobs(this.jobs);
  }

  async #beginWith(coming: Promise<TaskStart>): Promise<void> {
    const { jobs, schedule, keptUntil } = await coming;
    this.#jobs = jobs;
    this.#schedule = schedule;
    this.#keptUntil = keptUntil;
    this.#arrival = undefined;
    if (this.#released) releaseJobs(jobs);
  }

  async #reachVerdict(): Promise<Verdict> {
    const { endpoint, values, jobs, limits, readings, forcedCode } = this;
    if (forcedCode !== undefined) {
      return { ok: false, failure: { reason: "processing", because: `the outcome ${forcedCode} was asked for` } };
    }
    if (this.schedule.timedOut) {
      return { ok: false, failure: { reason: "timeout", because: "the work took longer than the limit" } };
    }
    return this.#decide({ endpoint, values, jobs, limits, readings });
  }

  async #viewEnd(): Promise<TaskView> {
    const verdict = await this.verdict();
    const { endsAt } = this.schedule;
    if (verdict.ok) {
      const code = codeOfState(this.vendor.states, "succeeded") ?? 0;
      const facts = { ...this.#facts(code, 100, endsAt), completedAt: endsAt };
      this.#end = { phase: "succeeded", facts, plans: verdict.plans, pictures: verdict.pictures };
    } else {
      const code = this.forcedCode ?? this.#failureCode(verdict.failure);
      const facts = this.#facts(code, 0, endsAt);
      this.#end = { phase: "failed", facts, plans: none, pictures: none, failure: verdict.failure };
    }
    return this.#end;
  }

  #failureCode(failure: Failure): number {
    return this.vendor.failureCode(failure.reason, failure.detail, this.readings as never);
  }

  #facts(code: number, progress: number, now: number): TaskFacts {
    const { createdAt, processedAt } = this.#schedule;
    return now >= processedAt
      ? { id: this.id, code, progress, createdAt, processedAt }
      : { id: this.id, code, progress, createdAt };
  }
}

/** Loaded when the first task has ended: what looks at pixels is of no use to a mock that only takes requests. */
async function decide(input: DecideInput): Promise<Verdict> {
  return (await import("./decide.js")).decide(input);
}
