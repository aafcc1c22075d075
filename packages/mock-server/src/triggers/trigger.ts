import type { AnyVendor } from "@graycard/core";
import type { ScriptedFault } from "../faults/scripted-fault.js";

/** Where a word is looked for. */
export const triggerPlaces = ["key", "header", "file-name", "url"] as const;

/** A place that a trigger word can stand in: one of {@link triggerPlaces}. */
export type TriggerPlace = (typeof triggerPlaces)[number];

/** What words are about, in the order they are listed in. */
export const triggerGroups = {
  statuses: "Statuses, in each vendor's own words",
  states: "States of tasks",
  answers: "Answers that are not quite right",
  links: "Links to results",
  results: "Result files",
  connections: "Connections and bodies",
  errors: "Errors, each form in which a vendor or the gateway in front of it words one",
} as const;

/** One of the groups that words are listed in. */
export type TriggerGroup = keyof typeof triggerGroups;

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

/** A word with what it is about. */
export interface ListedTrigger extends Trigger {
  readonly group: TriggerGroup;
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
