import type { Target } from "../scenario.js";
import type { Scene } from "./scene.js";

/** Whose conduct a rule judges. */
export const sides = ["vendor", "client"] as const;

/** Whose conduct a rule judges: one of {@link sides}. */
export type Side = (typeof sides)[number];

/** An invariant that any list of exchanges is held against. */
export interface Rule {
  /** Worded, kebab-case, unique within its side. */
  readonly id: string;
  readonly side: Side;
  /** The clauses it decides on an endpoint, whatever the exchanges; none when it has nothing to say about it. */
  decides(target: Target): readonly string[];
  /** Looks through the exchanges. What it reports on no clause about, nothing showed. */
  judge(scene: Scene): void;
}

/**
 * Lets the compiler check a rule; gives it back as it is.
 *
 * @example
 * const nothing = defineRule({ id: "nothing", side: "vendor", decides: () => [], judge: () => {} });
 */
export function defineRule(rule: Rule): Rule {
  return rule;
}
