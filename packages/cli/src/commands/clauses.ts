import { vendors } from "@graycard/core";
import { Argument, Command } from "commander";
import type { Terminal } from "../terminal.js";

/** The flags of `graycard clauses`. */
export interface ClausesFlags {
  readonly coverage?: boolean;
  readonly json?: boolean;
}

/** `graycard clauses`: what the documents demand, which of it is judged, and how much of the mock that takes. */
export function clausesCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command("clauses")
    .description("list what the documents demand; --coverage judges the mock and shows which checks judge what")
    .addArgument(new Argument("[vendor]", "only this vendor").choices(vendors.map(({ id }) => id)))
    .option(
      "--coverage",
      "tested, untested or excluded, by section, for both editions together, and what of the mock is reached; takes seconds",
    )
    .option("--json", "print JSON")
    .action(async (vendor: string | undefined, flags: ClausesFlags) => {
      const { runClauses } = await import("./run-clauses.js");
      exit(await runClauses(terminal, vendor, flags));
    });
}
