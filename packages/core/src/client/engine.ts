import type { Clock } from "../clock/clock.js";
import { type LimitsInForce, limitsInForce } from "../contract/limit.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import type { Line } from "./line.js";
import type { Pace } from "./pace.js";
import type { Platform } from "./platform.js";
import { PollPlan } from "./poll-plan.js";
import type { Secrets } from "./secrets.js";

/** Everything that the operations of one client share. */
export interface Engine {
  readonly vendor: AnyVendor;
  readonly readings: unknown;
  readonly baseUrl: string;
  readonly credential: readonly string[];
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly platform: Platform;
  readonly line: Line;
  readonly pace: Pace;
  /** By endpoint: what takes turns with the other endpoints, and with other clients of the same credential. */
  readonly lanes: Map<string, object>;
  readonly plans: Map<string, PollPlan>;
  readonly secrets: Secrets;
  /** How long a task is waited for unless a call says so, in milliseconds; the documents' limit and a margin unless said. */
  readonly deadlineMs: number | undefined;
  /** How large a result may be, in bytes. */
  readonly mostResultBytes: number;
  readonly report: (error: unknown) => void;
}

/** The limits of an endpoint under the readings of this client. */
export function limitsOf({ vendor, readings }: Engine, endpoint: AnyEndpoint): LimitsInForce {
  return limitsInForce(readings as never, vendor.limits, endpoint.limits);
}

/** How long work is waited for that no document limits, in milliseconds. */
const unknownProcessingMs = 60_000;
/** What is added to the documented limit: the answer has to get here. */
const marginMs = 5000;
const unknownUsualMs = 1000;

/** How long a task may take from its submit on, in milliseconds: what is documented, and a margin. */
export function deadlineOf(engine: Engine, endpoint: AnyEndpoint): number {
  return engine.deadlineMs ?? (limitsOf(engine, endpoint).processingMs ?? unknownProcessingMs) + marginMs;
}

/** When tasks of an endpoint are asked for, as far as this client has learned. */
export function planOf(engine: Engine, endpoint: AnyEndpoint): PollPlan {
  let plan = engine.plans.get(endpoint.id);
  if (!plan) {
    plan = new PollPlan(limitsOf(engine, endpoint).usualMs ?? unknownUsualMs);
    engine.plans.set(endpoint.id, plan);
  }
  return plan;
}

/** Whose turn it is when an endpoint of this client is asked. */
export function laneOf({ lanes }: Engine, endpoint: AnyEndpoint): object {
  const lane = lanes.get(endpoint.id) ?? {};
  lanes.set(endpoint.id, lane);
  return lane;
}

/** A listener may fail, at once or, where it is asynchronous, later, without harm to what was paid for. */
export function tell<T>(
  { report }: Pick<Engine, "report">,
  listener: ((value: T) => unknown) | undefined,
  value: T,
): void {
  try {
    Promise.resolve(listener?.(value)).catch(report);
  } catch (error) {
    report(error);
  }
}
