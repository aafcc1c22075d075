import { GraycardError, printable } from "@graycard/core";
import { Command, CommanderError } from "commander";
import { auditCommand } from "./commands/audit.js";
import { callCommand } from "./commands/call.js";
import { clausesCommand } from "./commands/clauses.js";
import { conformCommand } from "./commands/conform.js";
import { diffCommand } from "./commands/diff.js";
import { doctorCommand } from "./commands/doctor.js";
import { mockCommand } from "./commands/mock.js";
import { openapiCommand } from "./commands/openapi.js";
import { runCommand } from "./commands/run.js";
import { triggersCommand } from "./commands/triggers.js";
import { applyConfig } from "./config.js";
import { exitCodes } from "./exit-codes.js";
import type { Terminal } from "./terminal.js";
import { version } from "./version.js";

/** Carries out one command line and gives the exit code. It never throws for what a user does. */
export async function runCli(terminal: Terminal): Promise<number> {
  let code: number = exitCodes.ok;
  const program = new Command("graycard")
    .description("plays paid image APIs offline, calls them, and judges servers by the documents of those APIs")
    .version(version)
    .option("--config <file>", "a JSON file with values for flags; graycard.json where there is one")
    .addHelpText("after", "\nA flag can also be given as GRAYCARD_<FLAG> in the environment, or in the JSON file.")
    .showHelpAfterError("(graycard --help tells more)")
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error });
  const setCode = (value: number) => {
    code = value;
  };
  const commands = [
    mockCommand(terminal),
    runCommand(terminal, setCode),
    callCommand(terminal, setCode),
    conformCommand(terminal, setCode),
    auditCommand(terminal, setCode),
    diffCommand(terminal, setCode),
    clausesCommand(terminal, setCode),
    triggersCommand(terminal),
    openapiCommand(terminal),
    doctorCommand(terminal, setCode),
  ];
  for (const command of commands) {
    command.copyInheritedSettings(program);
    program.addCommand(command);
  }
  for (const command of [program, ...program.commands]) command.exitOverride();
  program.hook("preAction", (_, command) => applyConfig(command, program.opts().config, terminal));
  try {
    await program.parseAsync([...terminal.args], { from: "user" });
    return code;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** One sentence and a code; a stack trace only for what is our own mistake. */
function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (GraycardError.isInstance(error)) {
    // It may quote a file that is somebody else's; only its lines are ours.
    terminal.error(`graycard: ${error.message.split("\n").map(printable).join("\n")}\n`);
    return exitCodes.usage;
  }
  terminal.error(`graycard: this is a mistake of graycard itself: ${error instanceof Error ? error.stack : error}\n`);
  return exitCodes.harnessFault;
}
