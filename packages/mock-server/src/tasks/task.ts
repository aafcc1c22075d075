import {
  type AnyEndpoint,
  type AnyVendor,
  codeOfState,
  type Delivery,
  type Failure,
  type Phase,
  type PictureFacts,
  type Readings,
  type TaskFacts,
  type WorkPlan,
} from "@graycard/core";
import { nextDueAfter, progressAt, runningStateAt, type Schedule } from "./schedule.js";
import type { Source } from "./source.js";

/** One picture of a task, with its mask. */
export interface TaskJob {
  readonly image: Source;
  readonly mask?: Source;
}

/** What the pictures of a task allow: the plans to carry out, one per job, or why there are none. */
export type Verdict =
  | { readonly ok: true; readonly plans: readonly WorkPlan[]; readonly pictures: readonly PictureFacts[] }
  | { readonly ok: false; readonly failure: Failure };

/** A task at one moment. */
export interface TaskView {
  readonly phase: Extract<Phase, "running" | "succeeded" | "failed">;
  readonly facts: TaskFacts;
  /** What is done with its pictures, once it succeeded. */
  readonly plans: readonly WorkPlan[];
  readonly pictures: readonly PictureFacts[];
  readonly failure?: Failure;
}

export interface TaskInput {
  readonly id: string;
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: Readings;
  readonly values: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery;
  readonly jobs: readonly TaskJob[];
  readonly schedule: Schedule;
  readonly decide: () => Promise<Verdict>;
  /** When the last link to its results has died, whenever it was signed; in milliseconds since the epoch. */
  readonly keptUntil: number;
  /** A code the task ends with, whatever its pictures are like. */
  readonly forcedCode?: number;
}

/**
 * A piece of paid work. Its state is a function of the time it is asked at, so two callers who ask at once see
 * the same; what its pictures allow is found out once, when the end is first looked at.
 */
export class Task {
  readonly id: string;
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: Readings;
  readonly values: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery;
  readonly jobs: readonly TaskJob[];
  readonly schedule: Schedule;
  readonly keptUntil: number;
  readonly #decide: () => Promise<Verdict>;
  readonly #forcedCode: number | undefined;
  #verdict: Promise<Verdict> | undefined;

  constructor(input: TaskInput) {
    this.id = input.id;
    this.vendor = input.vendor;
    this.endpoint = input.endpoint;
    this.readings = input.readings;
    this.values = input.values;
    this.delivery = input.delivery;
    this.jobs = input.jobs;
    this.schedule = input.schedule;
    this.keptUntil = input.keptUntil;
    this.#decide = input.decide;
    this.#forcedCode = input.forcedCode;
  }

  get createdAt(): number {
    return this.schedule.createdAt;
  }

  get endsAt(): number {
    return this.schedule.endsAt;
  }

  nextDueAfter(now: number): number | undefined {
    return nextDueAfter(this.schedule, now);
  }

  /** The task as it stands at `now`. */
  async view(now: number): Promise<TaskView> {
    const { schedule } = this;
    if (now < schedule.endsAt) {
      const state = runningStateAt(schedule, now);
      const code = codeOfState(this.vendor.states, state) ?? 0;
      const processed = now >= schedule.processedAt ? { processedAt: schedule.processedAt } : {};
      const facts = { ...this.#facts(code, progressAt(schedule, now)), ...processed };
      return { phase: "running", facts, plans: [], pictures: [] };
    }
    const verdict = await this.verdict();
    const processed = { processedAt: schedule.processedAt };
    if (!verdict.ok) {
      const code = this.#forcedCode ?? this.#failureCode(verdict.failure);
      return {
        phase: "failed",
        facts: { ...this.#facts(code, 0), ...processed },
        plans: [],
        pictures: [],
        failure: verdict.failure,
      };
    }
    const code = codeOfState(this.vendor.states, "succeeded") ?? 0;
    const facts = { ...this.#facts(code, 100), ...processed, completedAt: schedule.endsAt };
    return { phase: "succeeded", facts, plans: verdict.plans, pictures: verdict.pictures };
  }

  /** What the pictures allow; worked out once. */
  verdict(): Promise<Verdict> {
    this.#verdict ??= this.#reachVerdict();
    return this.#verdict;
  }

  async #reachVerdict(): Promise<Verdict> {
    if (this.#forcedCode !== undefined) {
      return { ok: false, failure: { reason: "processing", because: `the outcome ${this.#forcedCode} was asked for` } };
    }
    if (this.schedule.timedOut) {
      return { ok: false, failure: { reason: "timeout", because: "the work took longer than the limit" } };
    }
    return this.#decide();
  }

  #failureCode(failure: Failure): number {
    return this.vendor.failureCode(failure.reason, failure.detail, this.readings as never);
  }

  #facts(code: number, progress: number): TaskFacts {
    return { id: this.id, code, progress, createdAt: this.schedule.createdAt };
  }
}
