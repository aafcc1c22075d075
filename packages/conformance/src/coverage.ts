import type { AnyVendor } from "@graycard/core";
import type { Check } from "./check.js";
import { isFound } from "./verdict.js";

/**
 * How many clauses the vendors of a run have, how many of them a check judged, and how many are excluded with a reason.
 */
export interface Coverage {
  readonly clauses: number;
  readonly tested: number;
  readonly excluded: number;
}

/** Counts the clauses of vendors, and those that checks found something out about. */
export function coverageOf(vendors: readonly AnyVendor[], checks: readonly Check[]): Coverage {
  const clauses = vendors.flatMap((vendor) => Object.entries(vendor.clauses));
  const tested = new Set(checks.filter(({ verdict }) => isFound(verdict)).map(({ clause }) => clause));
  return {
    clauses: clauses.length,
    tested: clauses.filter(([id]) => tested.has(id)).length,
    excluded: clauses.filter(([, clause]) => clause.excluded !== undefined).length,
  };
}
