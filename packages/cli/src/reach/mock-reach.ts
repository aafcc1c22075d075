import type { AnyVendor } from "@graycard/core";
import { listTriggers } from "@graycard/mock-server";
import { coverNumbers, type NumberCoverage } from "./cover-numbers.js";
import { coverTransitions, type TransitionCoverage } from "./cover-transitions.js";
import { coverTriggers, type TriggerCoverage } from "./cover-triggers.js";
import type { Heard } from "./heard.js";

/** How much of the mock the scenarios of a run came to. */
export interface MockReach {
  readonly numbers: readonly NumberCoverage[];
  readonly transitions: readonly TransitionCoverage[];
  readonly triggers: readonly TriggerCoverage[];
}

/** Works out from what was heard in a run which states, statuses, steps and words of the mock were come to. */
export function mockReach(vendors: readonly AnyVendor[], heard: readonly Heard[]): MockReach {
  const triggers = listTriggers(vendors);
  return {
    numbers: vendors.flatMap((vendor) => coverNumbers(vendor, heard, triggers)),
    transitions: vendors.flatMap((vendor) => coverTransitions(vendor, heard)),
    triggers: vendors.flatMap((vendor) => coverTriggers(vendor, heard, triggers)),
  };
}
