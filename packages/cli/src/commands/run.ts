import { Command, Option } from "commander";
import { collect } from "../parsers.js";
import type { Terminal } from "../terminal.js";
import { addMockOptions, type MockFlags } from "./mock-options.js";

/** The flags of `graycard run`, checked each by itself. */
export interface RunFlags extends MockFlags {
  readonly faults?: string;
  readonly passHost?: readonly string[];
  readonly waste: "none" | "allowed";
  readonly report?: readonly string[];
}

/** `graycard run`: runs a program, in whatever language, against a mock of its own. */
export function runCommand(terminal: Terminal, exit: (code: number) => void): Command {
  const command = new Command("run")
    .description("run a program against the mock, unchanged: its calls to the vendors' hosts come here")
    .usage("[options] -- <program> [arguments...]")
    .argument("<program...>", "what to run, after --");
  return addMockOptions(command, "none")
    .addOption(new Option("--faults <file>", "a JSON file with a list of planned faults; each has to be used up"))
    .addOption(
      new Option(
        "--pass-host <name>",
        "host, with or without a port, that the program may really reach; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option("--waste <which>", "whether work may be paid for that comes to nothing")
        .choices(["none", "allowed"])
        .default("allowed"),
    )
    .addOption(new Option("--report <format=path>", "write a report: json; may be repeated").argParser(collect))
    .action(async (words: readonly string[], flags: RunFlags) => {
      const { runProgram } = await import("./run-program.js");
      exit(await runProgram(terminal, flags, words));
    });
}
