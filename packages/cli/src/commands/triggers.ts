import { type AnyVendor, vendors } from "@graycard/core";
import { listTriggers, type Trigger, triggerPlaces } from "@graycard/mock-server";
import { Command, Option } from "commander";
import type { Terminal } from "../terminal.js";

interface TriggersFlags {
  readonly vendor?: string;
  readonly json?: boolean;
}

/** A word as it is listed. */
export interface ListedTrigger {
  readonly word: string;
  readonly places: readonly string[];
  readonly vendors: readonly string[];
  readonly sentence: string;
}

/** `graycard triggers`: the words that play a fault for a client that cannot be changed. */
export function triggersCommand(terminal: Terminal): Command {
  return new Command("triggers")
    .description("list the words that make the mock go wrong for a client that cannot be changed")
    .addOption(new Option("--vendor <id>", "only words for this vendor").choices(vendors.map(({ id }) => id)))
    .option("--json", "print JSON")
    .action(({ vendor, json }: TriggersFlags) => {
      const listed = listedTriggers().filter((each) => vendor === undefined || each.vendors.includes(vendor));
      terminal.out(json ? `${JSON.stringify(listed, null, 2)}\n` : page(listed));
    });
}

/** Every word, with the vendors it is for. */
export function listedTriggers(): readonly ListedTrigger[] {
  return listTriggers(vendors).map((trigger) => ({
    word: trigger.word,
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

function page(listed: readonly ListedTrigger[]): string {
  const rows = listed.map(({ word, places, vendors, sentence }) => [
    word,
    allOr(places, triggerPlaces.length, "anywhere"),
    allOr(vendors, allVendors, "all"),
    sentence,
  ]);
  return `${head}\n${table([["WORD", "WHERE", "VENDORS", "WHAT HAPPENS"], ...rows])}`;
}

const allVendors = vendors.length;

function allOr(names: readonly string[], most: number, all: string): string {
  return names.length === most ? all : names.join(", ");
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
