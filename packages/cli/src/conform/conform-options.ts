import type { Capability, Cover } from "@graycard/conformance";
import { type Command, InvalidArgumentError, Option } from "commander";
import { collect, parseCount, parseCredits } from "../parsers.js";

/** The capabilities that the suite knows, written out so that the suite is only loaded by whoever runs it. */
export const capabilityNames: readonly Capability[] = [
  "async",
  "base64",
  "binary",
  "links",
  "picture-urls",
  "control",
  "over-rate",
  "long-links",
];

/** The flags about who is judged, how far a run may go, and what it may cost. */
export interface GuardFlags {
  readonly against?: string;
  readonly without?: readonly Capability[];
  readonly with?: readonly Capability[];
  readonly patience?: number;
  readonly imageBase?: string;
  readonly writePictures?: string;
  readonly live?: boolean;
  readonly plan?: boolean;
  readonly cover?: Cover;
  readonly maxCalls?: number;
  readonly maxCredits?: number;
  readonly price?: Readonly<Record<string, number>>;
  readonly receipt?: string;
}

/** Adds those flags to a command. */
export function addGuardOptions(command: Command): Command {
  for (const option of options()) command.addOption(option);
  return command;
}

function options(): readonly Option[] {
  const several = "; may be repeated";
  return [
    new Option("--against <mock|URL|live>", "a second subject: the same scenarios, and where the two differ"),
    new Option(
      "--without <capability>",
      `what the subject is known to lack: ${capabilityNames.join(", ")}${several}`,
    ).argParser(collectCapability),
    new Option("--with <capability>", `what a run may ask of a vendor all the same: over-rate${several}`).argParser(
      collectCapability,
    ),
    new Option("--patience <ms>", "how long a scenario may wait for what only time brings").argParser(parseCount),
    new Option("--image-base <URL>", "where the subject finds the pictures of --write-pictures"),
    new Option("--write-pictures <folder>", "write the pictures that go by URL, for --image-base, and judge nothing"),
    new Option("--plan", "print what a run would send and cost, and send nothing"),
    new Option("--cover <what>", "play what decides each clause once, the cheapest way, or every check").choices([
      "clauses",
      "checks",
    ]),
    new Option("--max-calls <n>", "stop before more requests than this").argParser(parseCount),
    new Option("--max-credits <n>", "stop before a submit that could cost more than this in all").argParser(
      parseCredits,
    ),
    new Option("--price <vendor/endpoint=credits>", `what one submit costs${several}`).argParser(collectPrice),
    new Option("--receipt <file>", "where every paid submit is written down as it happens"),
    new Option("--live", "speak to a vendor, which charges money; wants GRAYCARD_LIVE=1, too"),
  ];
}

function collectCapability(text: string, before: readonly Capability[] | undefined): readonly Capability[] {
  const name = capabilityNames.find((each) => each === text);
  if (!name) throw new InvalidArgumentError(`There are ${capabilityNames.join(", ")}.`);
  return [...(collect(text, before) as readonly Capability[])];
}

function collectPrice(
  text: string,
  before: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> {
  const [, endpoint, credits] = /^([^/=]+\/[^/=]+)=(.+)$/.exec(text) ?? [];
  if (endpoint === undefined || credits === undefined) {
    throw new InvalidArgumentError("A price is given as vendor/endpoint=credits.");
  }
  return { ...before, [endpoint]: parseCredits(credits) };
}
