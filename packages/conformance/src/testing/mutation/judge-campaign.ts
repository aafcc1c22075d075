import { isSelected } from "../../select.js";
import { type CampaignResult, likeOf } from "./campaign.js";
import type { Exception } from "./exception.js";

/** What is wrong after a campaign, once the exceptions are taken off. */
export interface CampaignVerdict {
  /** Mutants that no check noticed. */
  readonly survivors: readonly string[];
  /** Checks that no mutant broke. */
  readonly unkilled: readonly string[];
  /** Exceptions that excuse nothing, or cover more than they excuse. */
  readonly stale: readonly string[];
  readonly stumbles: readonly string[];
  readonly excused: number;
  /** Mutants and checks that were looked at. */
  readonly looked: { readonly mutants: number; readonly checks: number };
}

/** Whether a campaign has to end with an error; one that looked at nothing proves nothing. */
export function isWrong({ survivors, unkilled, stale, stumbles, looked }: CampaignVerdict): boolean {
  const found = survivors.length + unkilled.length + stale.length + stumbles.length;
  return found > 0 || looked.mutants === 0 || looked.checks === 0;
}

/**
 * Holds what a campaign found against the exceptions; a check that does not apply to the subject need not break. Of a
 * part of the trials nobody knows what makes a difference elsewhere, nor what exceptions about the rest excuse.
 */
export function judgeCampaign(
  results: readonly CampaignResult[],
  exceptions: readonly Exception[],
  part: "all" | "some" = "all",
): CampaignVerdict {
  const mutants = results.flatMap((result) => result.mutants);
  const checks = results.flatMap((result) => result.checks).filter(({ healthy }) => healthy !== "not-applicable");
  const caught = new Set(mutants.filter(({ caughtBy }) => caughtBy !== undefined).map(({ id }) => id));
  const killed = new Set(checks.filter(({ killedBy }) => killedBy !== undefined).map(({ id }) => id));
  // What makes no difference to any scenario of an endpoint has to make one on another.
  const shown = new Set(mutants.filter(({ shows }) => shows).map(likeOf));
  const alive = mutants.filter((mutant) => mutant.shows || !shown.has(likeOf(mutant)));
  const survivors = [...new Set(alive.map(({ id }) => id).filter((id) => !caught.has(id)))];
  const unkilled = [...new Set(checks.map(({ id }) => id).filter((id) => !killed.has(id)))];
  const seen = new Set(mutants.filter(({ shows }) => part === "all" || shows).map(({ id }) => id));
  const ids = [...mutants, ...checks].map(({ id }) => id);
  const isPlayed = ({ mutants: one, checks: other }: Exception) =>
    part === "all" || [one, other].some((pattern) => pattern && ids.some((id) => isSelected(id, [pattern])));
  const excusedMutant = (id: string) => exceptions.some((each) => each.mutants && isSelected(id, [each.mutants]));
  const excusedCheck = (id: string) => exceptions.some((each) => each.checks && isSelected(id, [each.checks]));
  return {
    survivors: survivors.filter((id) => seen.has(id) && !excusedMutant(id)),
    unkilled: unkilled.filter((id) => !excusedCheck(id)),
    stale: exceptions.filter(isPlayed).flatMap((each) => staleness(each, { survivors, unkilled, caught, killed })),
    stumbles: results.flatMap((result) => result.stumbles),
    looked: { mutants: mutants.length, checks: checks.length },
    excused: survivors.filter(excusedMutant).length + unkilled.filter(excusedCheck).length,
  };
}

interface Ids {
  readonly survivors: readonly string[];
  readonly unkilled: readonly string[];
  readonly caught: ReadonlySet<string>;
  readonly killed: ReadonlySet<string>;
}

function staleness(exception: Exception, ids: Ids): readonly string[] {
  return [
    ...staleFor(exception.mutants, "mutant", ids.survivors, ids.caught, "is caught"),
    ...staleFor(exception.checks, "check", ids.unkilled, ids.killed, "can be broken"),
  ];
}

function staleFor(
  pattern: string | undefined,
  what: string,
  alive: readonly string[],
  dead: ReadonlySet<string>,
  why: string,
): readonly string[] {
  if (pattern === undefined) return [];
  const covers = (id: string) => isSelected(id, [pattern]);
  if (!alive.some(covers)) return [`"${pattern}" excuses no ${what}: take it out.`];
  const covered = [...dead].filter(covers);
  return covered.length === 0
    ? []
    : [
        `"${pattern}" is too wide: ${covered[0]} ${why}${covered.length > 1 ? `, and ${covered.length - 1} more` : ""}.`,
      ];
}
