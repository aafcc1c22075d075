import { Command } from "commander";
import type { Terminal } from "../terminal.js";

/** The flags of `graycard diff`. */
export interface DiffFlags {
  readonly json?: boolean;
}

/** `graycard diff`: what changed between two runs. */
export function diffCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command("diff")
    .description("show what changed between two JSON reports of graycard conform; ends with 1 when something is worse")
    .argument("<before.json>", "the report to compare with")
    .argument("<after.json>", "the report of the later run")
    .option("--json", "print JSON")
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { runDiff } = await import("./run-diff.js");
      exit(runDiff(terminal, before, after, flags));
    });
}
