import type { AnyVendor } from "@graycard/core";
import { refusedKeyWord } from "../sessions/session-registry.js";
import { answerTriggers } from "./answer-triggers.js";
import { errorTriggers } from "./error-triggers.js";
import { linkTriggers, resultTriggers } from "./link-triggers.js";
import { stateTriggers } from "./state-triggers.js";
import { statusTriggers } from "./status-triggers.js";
import type { ListedTrigger, Trigger, TriggerGroup } from "./trigger.js";
import { wireTriggers } from "./wire-triggers.js";

/** The one word that is no trigger of this grammar: it stands for a credential that a mock does not accept. */
const refusedKey: Trigger = {
  word: refusedKeyWord,
  sentence:
    "Makes a key one that is not accepted, anywhere in it but within a word that begins with gc-: the request belongs to no session.",
  places: ["key"],
  plans: () => [],
};

/**
 * Every word that triggers something at these vendors, by {@link triggerGroups}: for statuses, states, answers, links,
 * results, connections, and for each error that a vendor knows.
 *
 * @example
 * for (const { word, sentence } of listTriggers(vendors)) console.log(word, sentence);
 */
export function listTriggers(vendors: readonly AnyVendor[]): readonly ListedTrigger[] {
  const own = [
    ...grouped("statuses", [refusedKey, ...statusTriggers(vendors)]),
    ...grouped("states", stateTriggers(vendors)),
    ...grouped("answers", answerTriggers),
    ...grouped("links", linkTriggers),
    ...grouped("results", resultTriggers),
    ...grouped("connections", wireTriggers),
  ];
  return [...own, ...grouped("errors", errorTriggers(vendors, new Set(own.map(({ word }) => word))))];
}

function grouped(group: TriggerGroup, triggers: readonly Trigger[]): readonly ListedTrigger[] {
  return triggers.map((trigger) => ({ ...trigger, group }));
}
