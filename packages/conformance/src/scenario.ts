import type { AnyEndpoint, AnyVendor, LimitsInForce, Readings } from "@graycard/core";
import type { Trial } from "./trial.js";

/** What checks are about; the third part of their ids. */
export const areas = ["auth", "validation", "envelope", "task", "limits", "result"] as const;

/** What scenarios are about: one of {@link areas}, and a part of the id of every check. */
export type Area = (typeof areas)[number];

/** An endpoint under the readings in force. */
export interface Target {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: Readings;
  readonly limits: LimitsInForce;
}

/** A conversation with the subject that decides some clauses. */
export interface Scenario {
  /** Worded, kebab-case, unique within its area. */
  readonly id: string;
  readonly area: Area;
  /** The vendor it is for, for the few that are about what only one vendor has. */
  readonly vendor?: string;
  /** Nothing else may run beside it. */
  readonly alone?: boolean;
  /** It lets much time pass: nothing else may run beside it where that moves the subject's time. */
  readonly movesTime?: boolean;
  /** The clauses it decides on this endpoint; none when it has nothing to say about it. */
  decides(target: Target): readonly string[];
  run(trial: Trial): Promise<void>;
}

/**
 * Lets the compiler check a scenario; gives it back as it is.
 *
 * @example
 * const nothing = defineScenario({ id: "nothing", area: "auth", decides: () => [], run: async () => {} });
 */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}

/** The clauses of a list that are clauses, each once: some facts rest on an erratum instead. */
export function clausesOf(candidates: readonly (string | object | undefined)[]): readonly string[] {
  return [...new Set(candidates.filter((each): each is string => typeof each === "string"))];
}
