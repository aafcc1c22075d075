import type { AnyVendor } from "@graycard/core";
import type { ListedTrigger } from "@graycard/mock-server";
import { scenariosOf, shows } from "./cover-numbers.js";
import { effectOf } from "./effect-of.js";
import type { Heard } from "./heard.js";
import { wordUnreachedBecause } from "./unreached-because.js";

/**
 * Whether scenarios come to what a word of the mock does: they play the word itself, they bring the same number about
 * without it, or they do neither.
 */
export type TriggerReach = "played" | "seen" | "unreached";

/** A word of the mock at one vendor. */
export interface TriggerCoverage {
  readonly vendor: string;
  readonly word: string;
  readonly group: string;
  readonly reach: TriggerReach;
  readonly scenarios: readonly string[];
  /** Why no scenario does. */
  readonly reason?: string;
}

/** Every word that means something at a vendor. */
export function coverTriggers(
  vendor: AnyVendor,
  heard: readonly Heard[],
  triggers: readonly ListedTrigger[],
): readonly TriggerCoverage[] {
  const own = heard.filter((each) => each.vendor === vendor.id);
  return triggers.flatMap((trigger): readonly TriggerCoverage[] => {
    const plans = trigger.plans(vendor);
    if (!plans) return [];
    const { word, group } = trigger;
    const named = { vendor: vendor.id, word, group };
    const played = scenariosOf(own, ({ words }) => words.includes(word));
    if (played.length > 0) return [{ ...named, reach: "played", scenarios: played }];
    const effect = effectOf(trigger, vendor);
    const seen = effect ? scenariosOf(own, (each) => shows(each, effect)) : [];
    if (seen.length > 0) return [{ ...named, reach: "seen", scenarios: seen }];
    return [{ ...named, reach: "unreached", scenarios: [], reason: wordUnreachedBecause(plans, effect) }];
  });
}
