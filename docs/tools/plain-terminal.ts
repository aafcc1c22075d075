import { runCli, startProgram, type Terminal } from "@graycard/cli";
import { root } from "./tracked-files.js";

/** What a command line printed, and the code it ended with. */
export interface Session {
  readonly out: string;
  readonly error: string;
  readonly code: number;
}

/** Runs a command line in this process: no colours, no environment, time standing still. */
export async function runPlain(args: readonly string[]): Promise<Session> {
  const printed = { out: "", error: "" };
  const terminal: Terminal = {
    args,
    env: {},
    cwd: "/",
    pid: 1,
    isTerminal: false,
    now: () => Date.UTC(2026, 0, 1),
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
    interrupted: () => Promise.resolve(),
    start: (program) => {
      const surroundings = { signals: process, keyboard: false, share: false };
      // Programs are found in the folder of the repository, and by the path of whoever runs this.
      const given = { ...program, cwd: root, env: { PATH: process.env.PATH, ...program.env } };
      return startProgram(given, {
        ...surroundings,
        onStart: ({ stdout, stderr }) => {
          stdout?.on("data", (text) => terminal.out(String(text)));
          stderr?.on("data", (text) => terminal.error(String(text)));
        },
      });
    },
  };
  const code = await runCli(terminal);
  return { ...printed, code };
}
