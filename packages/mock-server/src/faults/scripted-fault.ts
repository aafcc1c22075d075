import { type AnyVendor, GraycardError, type OperationName } from "@graycard/core";
import * as z from "@graycard/core/zod";
import type { Bends } from "./bends.js";
import type { AnyFault } from "./fault.js";
import type { Deed, FaultNeed } from "./fault-play.js";
import { faults } from "./index.js";

/** One planned fault: which, when, and how often. */
export interface ScriptedFault {
  readonly fault: string;
  /** The fault's parameters. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Only for requests to this vendor. */
  readonly vendor?: string;
  /** Only for this endpoint. */
  readonly endpoint?: string;
  /** Only for this operation; unless said, for any that the fault acts on. */
  readonly operation?: OperationName;
  /** Leave this many matching requests alone first. */
  readonly after?: number;
  /** How many matching requests it applies to; 1 unless said. */
  readonly times?: number | "always";
  /** Only the matching request of this number, or of these: 1 is the first since the fault was planned. */
  readonly nth?: number | readonly number[];
  /**
   * Its time to live (TTL): it ends by itself after so many milliseconds of the session's clock, counted from when it was planned. One for the
   * whole mock does so for each session by that session's clock, counted from when it began if that was later.
   */
  readonly forMs?: number;
}

/** A fault script that names no fault, or gives one the wrong parameters. */
export class FaultScriptError extends GraycardError {
  override readonly name = "FaultScriptError";
  readonly code = "GC_FAULT_SCRIPT";
}

const operationNames = ["submit", "poll", "fetch-result"] as const satisfies readonly OperationName[];

/** A planned fault as it comes from outside, before anybody knows whether there is such a fault. */
export const scriptedFaultSchema = z
  .strictObject({
    fault: z.string(),
    with: z.record(z.string(), z.unknown()).optional(),
    vendor: z.string().optional(),
    endpoint: z.string().optional(),
    operation: z.enum(operationNames).optional(),
    after: z.int().min(0).optional(),
    times: z.union([z.int().min(1), z.literal("always")]).optional(),
    nth: z.union([z.int().min(1), z.array(z.int().min(1)).min(1)]).optional(),
    forMs: z.number().positive().optional(),
  })
  .refine(({ nth, after, times }) => nth === undefined || (after === undefined && times === undefined), {
    message: "nth says by itself which requests are met; after and times cannot stand beside it",
    path: ["nth"],
  });

/** Where a request stands, as far as plans tell requests apart. */
export interface RequestPoint {
  readonly vendor: string;
  readonly endpoint?: string | undefined;
  readonly operation?: OperationName | undefined;
}

/** A planned fault that was found to make sense. */
export interface PreparedFault {
  readonly plan: ScriptedFault;
  /** Whose doing it is, where it is no plan of the session. */
  readonly by?: string | undefined;
  matches(point: RequestPoint): boolean;
  /** Bends a request; gives what tells, when it is over, whether that did something to it. */
  bend(bends: Bends): (deed: Deed) => boolean;
}

/**
 * Checks a planned fault against what there is.
 *
 * @throws {FaultScriptError} for an unknown fault, vendor, endpoint or operation, or parameters that the fault refuses.
 */
export function prepareFault(plan: ScriptedFault, vendors: readonly AnyVendor[]): PreparedFault {
  const shape = scriptedFaultSchema.safeParse(plan);
  if (!shape.success)
    throw new FaultScriptError(`A planned fault is not written right: ${z.prettifyError(shape.error)}`);
  const fault = faultNamed(plan.fault);
  const meant = vendorsMeant(plan, vendors);
  const parameters = parametersOf(fault, plan, meant);
  const operations = operationsOf(fault, plan, parameters);
  checkEndpoint(plan, meant);
  const actsOn = new Set(meant.filter((each) => fault.actsOn?.(parameters, each) ?? true).map(({ id }) => id));
  return {
    plan,
    matches: ({ vendor, endpoint, operation }) =>
      actsOn.has(vendor) &&
      (plan.endpoint === undefined || plan.endpoint === endpoint) &&
      includes(operations, operation),
    bend: (bends) => {
      const before = bends.rewrites.length;
      fault.apply(bends, parameters);
      return fault.needs ? didWith(fault.needs, bends, bends.rewrites.slice(before)) : always;
    },
  };
}

const always = () => true;

function didWith(need: FaultNeed, { rewrote }: Bends, own: Bends["rewrites"]): (deed: Deed) => boolean {
  switch (need) {
    case "accepted":
      return ({ accepted }) => accepted;
    case "link":
      return ({ linked }) => linked;
    case "picture":
      return ({ pictured }) => pictured;
    case "field":
      return () => own.some((each) => rewrote.has(each));
  }
}

function faultNamed(name: string): AnyFault {
  const fault = faults.find((each) => each.name === name);
  if (fault) return fault;
  throw new FaultScriptError(`There is no fault "${name}"; there are ${faults.map((each) => each.name).join(", ")}.`);
}

function vendorsMeant({ vendor }: ScriptedFault, vendors: readonly AnyVendor[]): readonly AnyVendor[] {
  const meant = vendor === undefined ? vendors : vendors.filter(({ id }) => id === vendor);
  if (meant.length > 0) return meant;
  throw new FaultScriptError(`There is no vendor "${vendor}"; there are ${vendors.map(({ id }) => id).join(", ")}.`);
}

function parametersOf(fault: AnyFault, plan: ScriptedFault, vendors: readonly AnyVendor[]): unknown {
  const parsed = fault.parameters.safeParse(plan.with ?? {});
  const problem = parsed.success ? fault.objection?.(parsed.data, vendors) : z.prettifyError(parsed.error);
  if (problem === undefined) return parsed.data;
  throw new FaultScriptError(`The fault "${fault.name}" does not take these parameters: ${problem}`);
}

function operationsOf(fault: AnyFault, plan: ScriptedFault, parameters: unknown): readonly OperationName[] {
  const possible = fault.operations(parameters);
  if (plan.operation === undefined) {
    return plan.times === "always" ? possible : (fault.certainOperations?.(parameters) ?? possible);
  }
  if (possible.includes(plan.operation)) return [plan.operation];
  throw new FaultScriptError(
    `The fault "${fault.name}" does nothing to ${plan.operation}; as planned it acts on ${possible.join(", ")}.`,
  );
}

function checkEndpoint({ endpoint }: ScriptedFault, vendors: readonly AnyVendor[]): void {
  const known = vendors.flatMap((vendor) => Object.values(vendor.endpoints).map(({ id }) => id));
  if (endpoint === undefined || known.includes(endpoint)) return;
  throw new FaultScriptError(`There is no endpoint "${endpoint}"; there are ${known.join(", ")}.`);
}

/** A request to an address that does not exist is neither a submit nor a poll: only what acts on both is for it. */
function includes(operations: readonly OperationName[], operation: OperationName | undefined): boolean {
  if (operation !== undefined) return operations.includes(operation);
  return operations.includes("submit") && operations.includes("poll");
}
