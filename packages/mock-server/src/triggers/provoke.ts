import { type AnyVendor, codeOfReason, type Situation } from "@graycard/core";
import { triggerHeader } from "./header-triggers.js";
import { failureWord, runningWord } from "./state-triggers.js";
import { statusWord } from "./status-triggers.js";
import { isPolled } from "./trigger.js";

/**
 * The headers that make the mock come to a situation which no documented request brings about; undefined where this
 * vendor knows no such thing. They go with the submit.
 *
 * @example
 * const headers = provoke({ kind: "failed", reason: "result-upload" }, picwish);
 */
export function provoke(situation: Situation, vendor: AnyVendor): Readonly<Record<string, string>> | undefined {
  const word = wordFor(situation, vendor);
  return word === undefined ? undefined : { [triggerHeader]: word };
}

function wordFor(situation: Situation, vendor: AnyVendor): string | undefined {
  const { states, limits } = vendor;
  switch (situation.kind) {
    case "refused":
      return statusWord(situation.fault, vendor);
    case "running": {
      const isListed = Object.values(states.rows).some(({ state }) => state === situation.state);
      return isPolled(vendor) && isListed ? runningWord(situation.state) : undefined;
    }
    case "failed": {
      const code = codeOfReason(states, situation.reason);
      return code === undefined ? undefined : failureWord(code);
    }
    case "overtime":
      return limits.processingMs === undefined ? undefined : "gc-overtime";
  }
}
