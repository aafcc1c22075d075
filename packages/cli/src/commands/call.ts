import { type AnyEndpoint, type AnyVendor, vendors } from "@graycard/core";
import { Command, Option } from "commander";
import { collect, parseCount, parseCredits, parseQps, parseSome } from "../parsers.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";

/** The flags of `graycard call`, checked each by itself. */
export interface CallFlags {
  readonly image?: readonly string[];
  readonly mask?: string;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly baseUrl?: string;
  readonly qps?: number | "off";
  readonly atOnce: number;
  readonly recursive?: boolean;
  readonly force?: boolean;
  readonly journal?: string;
  readonly retryUnknown?: boolean;
  readonly retryFailed?: boolean;
  readonly maxSubmits?: number;
  readonly maxCredits?: number;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** At two requests per second and a few seconds of work this is never the limit. */
const usualAtOnce = 32;

/** `graycard call`: has pictures worked on, by the mock or by the vendor itself. */
export function callCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command("call")
    .description("have pictures worked on: by the vendor, with your credential, or by a mock")
    .usage("[options] <vendor> <endpoint> --image photo.jpg")
    .argument("<vendor>", `one of ${vendors.map(({ id }) => id).join(", ")}`)
    .argument("<endpoint>", "one of the vendor's, such as scale")
    .addOption(new Option("--image <path|URL...>", "pictures, folders or addresses to work on").argParser(collect))
    .addOption(new Option("--mask <path|URL>", "what to mark in the picture; with many pictures, in each of them"))
    .addOption(
      new Option(
        "--set <field=value>",
        "a field of the endpoint, such as type=clean; JSON for objects and rectangles; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option("-o, --out <path>", "file or, for many, folder of the results; beside the picture unless given"),
    )
    .addOption(
      new Option("--base-url <url>", "who is called: the vendor, unless given; a mock is http://127.0.0.1:4010"),
    )
    .addOption(new Option("--qps <n|off>", "requests per second; the documented rate unless given").argParser(parseQps))
    .addOption(
      new Option("--at-once <n>", "pictures under way at the same time, within that rate")
        .argParser(parseSome)
        .default(usualAtOnce),
    )
    .option("--recursive", "look into folders within folders, too")
    .option("--force", "replace files that are there")
    .addOption(new Option("--journal <file>", "where it is written down what was sent and what came of it"))
    .option("--retry-unknown", "send again what may have been accepted and charged before")
    .option("--retry-failed", "pay for another try of work that failed")
    .addOption(
      new Option("--max-submits <n>", "end before this run sends more submits than this").argParser(parseCount),
    )
    .addOption(
      new Option("--max-credits <n>", "end before this run spends more credits than this").argParser(parseCredits),
    )
    .option("--yes", "do not ask before many pictures are sent to a vendor")
    .option("--json", "print one line of JSON for each picture, and one in the end")
    .action(async (vendorId: string, endpointId: string, flags: CallFlags) => {
      const { runCall } = await import("../call/run-call.js");
      const [vendor, endpoint] = endpointOf(vendorId, endpointId);
      exit(await runCall(terminal, vendor, endpoint, flags));
    });
}

function endpointOf(vendorId: string, endpointId: string): readonly [AnyVendor, AnyEndpoint] {
  const all: readonly AnyVendor[] = vendors;
  const vendor = all.find(({ id }) => id === vendorId);
  if (!vendor)
    throw new UsageError(`There is no vendor "${vendorId}"; there are ${all.map(({ id }) => id).join(", ")}.`);
  const endpoint = Object.values(vendor.endpoints).find(({ id }) => id === endpointId);
  if (endpoint) return [vendor, endpoint];
  const known = Object.values(vendor.endpoints).map(({ id }) => id);
  throw new UsageError(`${vendor.id} has no endpoint "${endpointId}"; it has ${known.join(", ")}.`);
}
