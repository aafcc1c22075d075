import { Command } from "commander";
import type { Terminal } from "../terminal.js";

/** The flags of `graycard doctor`. */
export interface DoctorFlags {
  readonly json?: boolean;
}

/** `graycard doctor`: what would go wrong here, found without a network. */
export function doctorCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command("doctor")
    .description("look for what would go wrong on this machine: nothing is sent, and no secret is shown")
    .option("--json", "print JSON")
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import("./run-doctor.js");
      exit(await runDoctor(terminal, flags));
    });
}
