import { type AnyVendor, vendors } from "@graycard/core";
import { listTriggers, type Trigger, type TriggerGroup, triggerGroups, triggerPlaces } from "@graycard/mock-server";
import { Command, Option } from "commander";
import { columns } from "../columns.js";
import type { Terminal } from "../terminal.js";

interface TriggersFlags {
  readonly vendor?: string;
  readonly group?: TriggerGroup;
  readonly json?: boolean;
}

/** A word as it is listed. */
export interface PrintedTrigger {
  readonly word: string;
  /** What it is about. */
  readonly group: TriggerGroup;
  readonly places: readonly string[];
  readonly vendors: readonly string[];
  readonly sentence: string;
}

const groupNames = Object.keys(triggerGroups) as TriggerGroup[];

/** `graycard triggers`: the words that play a fault for a client that cannot be changed. */
export function triggersCommand(terminal: Terminal): Command {
  return new Command("triggers")
    .description("list the words that make the mock go wrong for a client that cannot be changed")
    .addOption(new Option("--vendor <id>", "only words for this vendor").choices(vendors.map(({ id }) => id)))
    .addOption(new Option("--group <name>", "only words of this group").choices(groupNames))
    .option("--json", "print JSON")
    .action(({ vendor, group, json }: TriggersFlags) => {
      const listed = listedTriggers().filter(
        (each) =>
          (vendor === undefined || each.vendors.includes(vendor)) && (group === undefined || each.group === group),
      );
      terminal.out(json ? `${JSON.stringify(listed, null, 2)}\n` : page(listed));
    });
}

/** Every word, with the vendors it is for. */
export function listedTriggers(): readonly PrintedTrigger[] {
  return listTriggers(vendors).map((trigger) => ({
    word: trigger.word,
    group: trigger.group,
    places: trigger.places ?? triggerPlaces,
    vendors: vendorsOf(trigger),
    sentence: trigger.sentence,
  }));
}

function vendorsOf({ plans }: Trigger): readonly string[] {
  return (vendors as readonly AnyVendor[]).filter((vendor) => plans(vendor) !== undefined).map(({ id }) => id);
}

const head = `A word in a key, in the header x-graycard-trigger, in an upload's file name or in an image URL plays a fault:
my-key.gc-429, photo.gc-state-7.jpg, https://x.test/gc-expired-link/cat.jpg. Several words may stand in one place.
gc-429-x2 meets the first two requests only; gc-submit-..., gc-poll-... and gc-download-... meet that operation only.
`;

function page(listed: readonly PrintedTrigger[]): string {
  const groups = groupNames.flatMap((name) => {
    const words = listed.filter(({ group }) => group === name);
    return words.length === 0 ? [] : [{ name, words }];
  });
  const contents = groups.map(({ name, words }) => `  ${name.padEnd(12)} ${String(words.length).padStart(3)} words`);
  const sections = groups.map(({ name, words }) => `${name}: ${triggerGroups[name]}\n\n${tableOf(words)}`);
  return [head, "graycard triggers --group NAME prints one of", ...contents, "", sections.join("\n")].join("\n");
}

function tableOf(words: readonly PrintedTrigger[]): string {
  const rows = words.map(({ word, places, vendors, sentence }) => [
    word,
    allOr(places, triggerPlaces.length, "anywhere"),
    allOr(vendors, allVendors, "all"),
    sentence,
  ]);
  return `${columns([["WORD", "WHERE", "VENDORS", "WHAT HAPPENS"], ...rows])}\n`;
}

const allVendors = vendors.length;

function allOr(names: readonly string[], most: number, all: string): string {
  return names.length === most ? all : names.join(", ");
}
