import type { CampaignResult } from "./campaign.js";
import { type CampaignVerdict, isWrong } from "./judge-campaign.js";

/** A campaign as a table of endpoints and kinds of mutants, then whatever is wrong. */
export function printCampaign(results: readonly CampaignResult[], verdict: CampaignVerdict): string {
  return `${[...results.flatMap(table), ...faultsOf(verdict), sentence(verdict)].join("\n")}\n`;
}

function table({ edition, mutants, checks, jobs }: CampaignResult): readonly string[] {
  const rows = new Map<string, { caught: number; all: number; silent: number }>();
  for (const { id, caughtBy, shows } of mutants) {
    const [vendor, endpoint, kind] = id.split("/");
    const name = `${vendor}/${endpoint}  ${kind}`;
    const row = rows.get(name) ?? { caught: 0, all: 0, silent: 0 };
    rows.set(name, {
      caught: row.caught + (caughtBy === undefined ? 0 : 1),
      all: row.all + 1,
      silent: row.silent + (shows ? 0 : 1),
    });
  }
  const judged = checks.filter(({ healthy }) => healthy !== "not-applicable");
  const killed = judged.filter(({ killedBy }) => killedBy !== undefined).length;
  return [
    `edition ${edition}: ${killed} of ${judged.length} checks are broken by a mutant; ${jobs} scenarios played`,
    ...[...rows].map(([name, { caught, all, silent }]) => {
      const makeNone = silent === 0 ? "" : `, ${silent} make no difference here`;
      return `  ${name.padEnd(36)} ${`${caught} of ${all}`.padStart(12)} caught${makeNone}`;
    }),
    "",
  ];
}

function sentence(verdict: CampaignVerdict): string {
  if (!isWrong(verdict)) return "Every mutant is noticed, and every check can be broken.";
  const { mutants, checks } = verdict.looked;
  if (mutants === 0 || checks === 0) return "Nothing was played, so nothing is proved.";
  return "The suite does not prove itself: mend it by the lists above.";
}

function faultsOf({ survivors, unkilled, stale, stumbles, excused }: CampaignVerdict): readonly string[] {
  return [
    ...listed(
      survivors,
      "mutants that no check noticed; judge what they change, or say in exceptions.ts why nothing can",
    ),
    ...listed(
      unkilled,
      "checks that no mutant breaks; write a fault that does, or say in exceptions.ts why nothing can",
    ),
    ...listed(stale, "exceptions that are stale"),
    ...listed(stumbles, "mistakes of the suite itself: a scenario has to survive whatever a subject does"),
    `${survivors.length} survivors, ${unkilled.length} unbroken checks, ${stale.length} stale exceptions, ${stumbles.length} stumbles; ${excused} excused`,
  ];
}

function listed(items: readonly string[], what: string): readonly string[] {
  return items.length === 0 ? [] : [`${items.length} ${what}:`, ...items.map((each) => `  ${each}`), ""];
}
