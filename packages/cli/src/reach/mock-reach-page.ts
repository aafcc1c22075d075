import { columns } from "../columns.js";
import type { MockReach } from "./mock-reach.js";

/** One thing that was looked for, as the page has it. */
interface Item {
  readonly vendor: string;
  readonly kind: string;
  readonly name: string;
  readonly isReached: boolean;
  /** Of what was not reached: why not, or what would show it. */
  readonly note: string;
}

/** How much of the mock was reached, by vendor, and everything that was not, with the reason or what would reach it. */
export function mockReachPage(reach: MockReach): string {
  const items = itemsOf(reach);
  const groups = [...new Set(items.map(({ vendor, kind }) => `${vendor} ${kind}`))].map((key) =>
    items.filter(({ vendor, kind }) => `${vendor} ${kind}` === key),
  );
  const rows = groups.map((group) => {
    const reached = group.filter(({ isReached }) => isReached).length;
    const [first] = group;
    return [first?.vendor ?? "", first?.kind ?? "", ...[group.length, reached, group.length - reached].map(String)];
  });
  const reached = items.filter(({ isReached }) => isReached).length;
  return [
    columns([["VENDOR", "OF THE MOCK", "ALL", "REACHED", "NOT"], ...rows]),
    "",
    ...groups.flatMap(unreached),
    `${items.length} states, statuses, steps and triggers of the mock: ${reached} reached by a scenario, ${items.length - reached} not`,
    "",
  ].join("\n");
}

function itemsOf({ numbers, transitions, triggers }: MockReach): readonly Item[] {
  return [
    ...numbers.map(({ vendor, kind, code, scenarios, reason = "", word }) => ({
      ...{ vendor, kind: kind === "state" ? "states" : "statuses", isReached: scenarios.length > 0, note: reason },
      // The word with which a client meets it all the same.
      name: word === undefined ? String(code) : `${code} (${word})`,
    })),
    ...transitions.map(({ vendor, from, to, scenarios }) => ({
      ...{ vendor, kind: "steps", name: `${from}>${to}`, isReached: scenarios.length > 0, note: stepNote },
    })),
    ...triggers.map(({ vendor, word, scenarios, reason = "" }) => ({
      ...{ vendor, kind: "triggers", name: word, isReached: scenarios.length > 0, note: reason },
    })),
  ];
}

const stepNote =
  "A poll in the first state and the next in the second shows it: graycard mock --pace manual lets the clock be moved between.";

/** By reason, as many have the same. */
function unreached(group: readonly Item[]): readonly string[] {
  const missing = group.filter(({ isReached }) => !isReached);
  const notes = [...new Set(missing.map(({ note }) => note))];
  return notes.flatMap((note) => {
    const own = missing.filter((each) => each.note === note);
    const names = own.map(({ name }) => name);
    return [`not reached: ${own.length} ${own[0]?.kind} of ${own[0]?.vendor}. ${note}`, ...wrapped(names), ""];
  });
}

const widest = 110;

function wrapped(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length + 1 > widest) lines.push(`  ${name}`);
    else lines[lines.length - 1] = `${last} ${name}`;
  }
  return lines;
}
