import { createMock, FaultScriptError, faults, type ScriptedFault } from "@graycard/mock-server";
import { type FaultPlace, faultParameters } from "./fault-parameters.js";
import type { Mutant } from "./mutant.js";

/** Faults that are no mistakes, each with the reason. */
export const noMistakes: Readonly<Record<string, string>> = {
  "other-reading": "It follows another reading of what the documents leave open, and who does so keeps to them.",
};

/** Every fault of the mock that can act on an endpoint, with every value of its parameters. */
export function faultMutants(place: FaultPlace): readonly Mutant[] {
  const endpoint = `${place.vendor.id}/${place.endpoint.id}`;
  const mistakes = faults.filter(({ name }) => !(name in noMistakes));
  return mistakes.flatMap((fault) =>
    faultParameters(fault, place).flatMap((parameters): Mutant[] => {
      const scripted: ScriptedFault = { fault: fault.name, with: parameters };
      if (!isPlayable(place, scripted)) return [];
      const how = Object.entries(parameters).map(([name, value]) => `${name}=${told(value)}`);
      const id = `${endpoint}/fault/${fault.name}#${how.join(",")}`;
      return [{ id, endpoint, act: { kind: "fault", fault: scripted } }];
    }),
  );
}

function told(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The mock itself says which plans make sense for a vendor. */
function isPlayable({ vendor }: FaultPlace, fault: ScriptedFault): boolean {
  try {
    createMock({ vendors: [vendor], report: () => {} }).faults.script([{ ...fault, times: "always" }]);
    return true;
  } catch (error) {
    if (error instanceof FaultScriptError) return false;
    throw error;
  }
}

/** The operations a fault acts on, as it is planned. */
export function operationsOf({ fault, with: parameters }: ScriptedFault): readonly string[] {
  const found = faults.find(({ name }) => name === fault);
  return found ? found.operations(found.parameters.parse(parameters ?? {})) : [];
}

/** The faults that no endpoint can be bent with: their parameters could not be made up. */
export function unplayableFaults(mutants: readonly Mutant[]): readonly string[] {
  const played = new Set(mutants.map(({ act }) => (act.kind === "fault" ? act.fault.fault : "")));
  return faults.map(({ name }) => name).filter((name) => !played.has(name) && !(name in noMistakes));
}
