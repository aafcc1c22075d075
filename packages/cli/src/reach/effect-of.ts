import { type AnyVendor, codeOfState, type RequestFault, resolveReadings } from "@graycard/core";
import type { ListedTrigger } from "@graycard/mock-server";

/** What a word has an answer show, where that is a number: of a task, of an answer as a whole, or of a refusal. */
export interface Effect {
  readonly kind: "state" | "status" | "refusal";
  readonly code: number;
  /** Whether the documents themselves say so, and not what is known from elsewhere. */
  readonly isDocumented: boolean;
}

/** The number that a word brings about; undefined for words that are about something else. */
export function effectOf(trigger: ListedTrigger, vendor: AnyVendor): Effect | undefined {
  const plans = trigger.plans(vendor);
  if (!plans) return undefined;
  const [plan] = plans;
  if (!plan) return effectOfNothing(trigger, vendor);
  const { code, fault, workMs }: Readonly<Record<string, unknown>> = plan.with ?? {};
  if (plan.fault === "refuse") return refusalWith(vendor, fault as RequestFault);
  if (plan.fault === "slow-task" && typeof workMs === "number") return effectOfWork(workMs, vendor);
  return typeof code === "number" && showsState.has(plan.fault) ? stateWith(vendor, code) : undefined;
}

const showsState: ReadonlySet<string> = new Set(["task-outcome", "running-state"]);

/** A word that plans nothing asks for what happens anyway. */
function effectOfNothing({ word, group }: ListedTrigger, vendor: AnyVendor): Effect | undefined {
  const status = /^gc-(\d{3})$/.exec(word)?.[1];
  if (status !== undefined) return statusWith(vendor, Number(status));
  if (group === "statuses") return refusalWith(vendor, "unauthenticated");
  const code = codeOfState(vendor.states, "succeeded");
  return code === undefined ? statusWith(vendor, 200) : stateWith(vendor, code);
}

/** Work that takes longer than allowed ends as such. */
function effectOfWork(workMs: number, vendor: AnyVendor): Effect | undefined {
  const limitMs = vendor.limits.processingMs?.value({} as never);
  if (limitMs === undefined || workMs <= limitMs) return undefined;
  return stateWith(vendor, vendor.failureCode("timeout", undefined, readingsOf(vendor)));
}

function stateWith({ states }: AnyVendor, code: number): Effect {
  return { kind: "state", code, isDocumented: typeof states.rows[code]?.clause === "string" };
}

function statusWith({ statuses }: AnyVendor, code: number): Effect {
  return { kind: "status", code, isDocumented: code in statuses };
}

/** By the number in the body: several refusals may share a status. */
function refusalWith(vendor: AnyVendor, fault: RequestFault): Effect {
  const { code, clause } = vendor.refusal(fault, readingsOf(vendor));
  return { kind: "refusal", code, isDocumented: typeof clause === "string" };
}

function readingsOf(vendor: AnyVendor): never {
  return resolveReadings(vendor, "documented") as never;
}
