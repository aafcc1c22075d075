import type { EditionName } from "@graycard/core";
import { Command, Option } from "commander";
import type { BaselineFlags } from "../baseline-file.js";
import { addGuardOptions, type GuardFlags } from "../conform/conform-options.js";
import { collect, parseQps } from "../parsers.js";
import type { Terminal } from "../terminal.js";

/** The flags of `graycard conform`, checked each by itself. */
export interface ConformFlags extends GuardFlags, BaselineFlags {
  readonly subject: string;
  readonly vendor?: readonly string[];
  readonly select?: readonly string[];
  readonly list?: boolean;
  readonly edition: EditionName;
  readonly qps?: number | "off";
  readonly credential?: readonly string[];
  readonly report?: readonly string[];
  readonly record?: string;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** `graycard conform`: judges a subject, clause by clause. */
export function conformCommand(terminal: Terminal, exit: (code: number) => void): Command {
  const command = new Command("conform")
    .description("judge a subject by the clauses of its vendor's documents")
    .addOption(
      new Option(
        "--subject <mock|URL|live>",
        "who is judged: the mock of this package, what answers at a URL, or the vendor itself",
      ).default("mock"),
    )
    .addOption(new Option("--vendor <id>", "only this vendor; may be repeated").argParser(collect))
    .addOption(
      new Option("--select <pattern>", "only these checks, such as 'picwish/scale/**'; may be repeated").argParser(
        collect,
      ),
    )
    .option("--list", "print the ids of the checks and judge nothing")
    .addOption(
      new Option("--edition <edition>", "what the subject is held to")
        .choices(["documented", "observed"])
        .default("documented"),
    )
    .addOption(new Option("--qps <n|off>", "requests per second; the documented rate unless given").argParser(parseQps))
    .addOption(
      new Option(
        "--credential <vendor=secret>",
        "what to call the subject with; parts are separated by a colon",
      ).argParser(collect),
    )
    .addOption(
      new Option(
        "--report <format=path>",
        "write a report: json, junit, html, markdown, github, sarif, tap or console; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option("--record <file.har>", "write all exchanges of the run, redacted, as HAR; `graycard audit` judges it"),
    )
    .option("--baseline <file>", "a YAML file with what is known not to pass, each entry with reason and last day")
    .option("--write-baseline <file>", "write a new baseline file from what this run does not pass")
    .option("--json", "print the report as JSON")
    .option("--all", "show the checks that passed, too");
  return addGuardOptions(command).action(async (flags: ConformFlags) => {
    // The suite is only loaded by whoever runs it: a mock is to be there at once.
    const { runConform } = await import("./run-conform.js");
    exit(await runConform(terminal, flags, command.getOptionValueSource("live") === "cli"));
  });
}
