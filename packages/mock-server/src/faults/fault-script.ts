import type { AnyVendor, OperationName } from "@graycard/core";
import type { Bends } from "./bends.js";
import { type PreparedFault, prepareFault, type ScriptedFault } from "./scripted-fault.js";

interface Entry extends PreparedFault {
  readonly limited: boolean;
  skip: number;
  left: number;
  used: number;
}

/**
 * Planned faults, in order. Of those that are limited in number only the first that matches a request applies to it,
 * so that a list plays out request by request; those planned for `always` all apply.
 */
export class FaultScript {
  readonly #vendors: readonly AnyVendor[];
  #entries: Entry[] = [];

  /** @param vendors whose endpoints and errata faults can name */
  constructor(vendors: readonly AnyVendor[]) {
    this.#vendors = vendors;
  }

  /**
   * Adds faults to the end of the script: all of them, or none.
   *
   * @throws {FaultScriptError} for an unknown fault, endpoint or operation, or parameters that the fault refuses.
   */
  script(plans: readonly ScriptedFault[]): void {
    this.#entries.push(...plans.map((plan) => toEntry(prepareFault(plan, this.#vendors))));
  }

  /** Bends a request by whatever applies to it. */
  bend(bends: Bends, endpoint: string | undefined, operation: OperationName | undefined): void {
    let limitedApplied = false;
    for (const entry of this.#entries) {
      if (entry.left <= 0 || (entry.limited && limitedApplied)) continue;
      if (!entry.matches(endpoint, operation)) continue;
      if (entry.skip > 0) {
        entry.skip--;
        continue;
      }
      entry.left--;
      entry.used++;
      limitedApplied ||= entry.limited;
      entry.bend(bends);
    }
  }

  /** The planned faults that have not applied as often as planned; a test that ends with any of them missed something. */
  unused(): readonly ScriptedFault[] {
    return this.#entries.filter(({ limited, used, left }) => (limited ? left > 0 : used === 0)).map(({ plan }) => plan);
  }

  clear(): void {
    this.#entries = [];
  }
}

function toEntry(prepared: PreparedFault): Entry {
  const { times = 1, after = 0 } = prepared.plan;
  const limited = times !== "always";
  return { ...prepared, limited, skip: after, left: limited ? times : Number.POSITIVE_INFINITY, used: 0 };
}
