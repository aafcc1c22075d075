import type { AnyVendor } from "@graycard/core";
import type { ScriptedFault } from "../faults/scripted-fault.js";

/** Where a word is looked for. */
export const triggerPlaces = ["key", "header", "file-name", "url"] as const;

export type TriggerPlace = (typeof triggerPlaces)[number];

/** What a word plans: a fault, and the operation it is for if it is for one only. */
export type TriggerPlan = Pick<ScriptedFault, "fault" | "with" | "operation">;

/** A short word that plays a fault for clients that cannot be changed. */
export interface Trigger {
  readonly word: string;
  /** What the word does, one sentence. */
  readonly sentence: string;
  /** All four unless said. */
  readonly places?: readonly TriggerPlace[];
  /** What it plans for a vendor: nothing at all where it asks for what happens anyway; undefined where the vendor knows no such thing. */
  plans(vendor: AnyVendor): readonly TriggerPlan[] | undefined;
}

/** A word that plans the same for every vendor. */
export function everywhere(word: string, sentence: string, ...plans: readonly TriggerPlan[]): Trigger {
  return { word, sentence, plans: () => plans };
}

/** A word for vendors whose tasks can be polled. */
export function wherePolled(word: string, sentence: string, ...plans: readonly TriggerPlan[]): Trigger {
  return { word, sentence, plans: (vendor) => (isPolled(vendor) ? plans : undefined) };
}

/** Whether any task of a vendor can be asked for. */
export function isPolled({ endpoints }: AnyVendor): boolean {
  return Object.values(endpoints).some(({ routes }) => routes.poll !== undefined);
}
