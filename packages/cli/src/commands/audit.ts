import type { EditionName } from "@graycard/core";
import { Command, Option } from "commander";
import { collect } from "../parsers.js";
import type { Terminal } from "../terminal.js";

/** The flags of `graycard audit`, checked each by itself. */
export interface AuditFlags {
  readonly mock?: string;
  readonly token?: string;
  readonly vendor?: readonly string[];
  readonly side: "client" | "vendor" | "both";
  readonly select?: readonly string[];
  readonly edition: EditionName;
  readonly baseUrl?: readonly string[];
  readonly unseen: "inconclusive" | "not-applicable";
  readonly report?: readonly string[];
  readonly json?: boolean;
  readonly all?: boolean;
}

/** `graycard audit`: judges what happened, from a recording or from the journal of a mock. */
export function auditCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command("audit")
    .description("judge a recording, by what vendors promise and by what is asked of callers")
    .argument("[file]", "a HAR from anywhere, or exchanges as JSON or one a line, such as a saved journal")
    .addOption(new Option("--mock <url>", "judge the journal of a mock that runs there, instead of a file"))
    .addOption(new Option("--token <text>", "what that mock's /_graycard/ asks for; rather set GRAYCARD_TOKEN"))
    .addOption(new Option("--vendor <id>", "only this vendor; may be repeated").argParser(collect))
    .addOption(
      new Option("--side <side>", "whose conduct is judged").choices(["client", "vendor", "both"]).default("both"),
    )
    .addOption(
      new Option("--select <pattern>", "only these checks, such as 'picwish/*/client/**'; may be repeated").argParser(
        collect,
      ),
    )
    .addOption(
      new Option("--edition <edition>", "what is promised").choices(["documented", "observed"]).default("documented"),
    )
    .addOption(
      new Option(
        "--base-url <vendor=url>",
        "where a vendor was asked besides its own hosts, such as a proxy; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option("--unseen <verdict>", "what becomes of a check that nothing in the recording shows")
        .choices(["inconclusive", "not-applicable"])
        .default("inconclusive"),
    )
    .addOption(
      new Option(
        "--report <format=path>",
        "write a report: json, junit, html, markdown, github, sarif, tap or console; may be repeated",
      ).argParser(collect),
    )
    .option("--json", "print the report as JSON")
    .option("--all", "show the checks that passed, too")
    .action(async (file: string | undefined, flags: AuditFlags) => {
      const { runAudit } = await import("./run-audit.js");
      exit(await runAudit(terminal, file, flags));
    });
}
