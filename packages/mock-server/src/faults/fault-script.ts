import { GraycardError, type OperationName } from "@graycard/core";
import * as z from "zod";
import type { Bends } from "./bends.js";
import { faults } from "./index.js";

/** One planned fault: which, when, and how often. */
export interface ScriptedFault {
  readonly fault: string;
  /** The fault's parameters. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Only for this endpoint. */
  readonly endpoint?: string;
  /** Only for this operation. */
  readonly operation?: OperationName;
  /** Leave this many matching requests alone first. */
  readonly after?: number;
  /** How many matching requests it applies to; 1 unless said. */
  readonly times?: number | "always";
}

/** A fault script that names no fault, or gives one the wrong parameters. */
export class FaultScriptError extends GraycardError {
  override readonly name = "FaultScriptError";
  readonly code = "GC_FAULT_SCRIPT";
}

interface Entry {
  readonly plan: ScriptedFault;
  readonly bend: (bends: Bends) => void;
  skip: number;
  left: number;
  used: number;
}

/**
 * Planned faults, in order. Of those that are limited in number only the first that matches a request applies to it,
 * so that a list plays out request by request; those planned for `always` all apply.
 */
export class FaultScript {
  #entries: Entry[] = [];

  /**
   * Adds faults to the end of the script.
   *
   * @throws {FaultScriptError} for an unknown fault or parameters that its schema refuses.
   */
  script(plans: readonly ScriptedFault[]): void {
    this.#entries.push(...plans.map(toEntry));
  }

  /** Bends a request by whatever applies to it. */
  bend(bends: Bends, endpoint: string | undefined, operation: OperationName | undefined): void {
    let limitedApplied = false;
    for (const entry of this.#entries) {
      if (!matches(entry.plan, endpoint, operation)) continue;
      const limited = entry.plan.times !== "always";
      if (entry.left <= 0 || (limited && limitedApplied)) continue;
      if (entry.skip > 0) {
        entry.skip--;
        continue;
      }
      entry.left--;
      entry.used++;
      limitedApplied ||= limited;
      entry.bend(bends);
    }
  }

  /** The planned faults that have not applied as often as planned; a test that ends with any of them missed something. */
  unused(): readonly ScriptedFault[] {
    return this.#entries
      .filter((entry) => (entry.plan.times === "always" ? entry.used === 0 : entry.left > 0))
      .map((entry) => entry.plan);
  }

  clear(): void {
    this.#entries = [];
  }
}

function matches(plan: ScriptedFault, endpoint: string | undefined, operation: OperationName | undefined): boolean {
  if (plan.endpoint !== undefined && plan.endpoint !== endpoint) return false;
  return plan.operation === undefined || plan.operation === operation;
}

function toEntry(plan: ScriptedFault): Entry {
  const fault = faults.find((each) => each.name === plan.fault);
  if (!fault) {
    const known = faults.map((each) => each.name).join(", ");
    throw new FaultScriptError(`There is no fault "${plan.fault}"; there are ${known}.`);
  }
  const parsed = fault.parameters.safeParse(plan.with ?? {});
  if (!parsed.success) {
    throw new FaultScriptError(
      `The fault "${plan.fault}" does not take these parameters: ${z.prettifyError(parsed.error)}`,
    );
  }
  return {
    plan,
    bend: (bends) => fault.apply(bends, parsed.data),
    skip: plan.after ?? 0,
    left: plan.times === "always" ? Number.POSITIVE_INFINITY : (plan.times ?? 1),
    used: 0,
  };
}
