import { runCli, startProgram, type Terminal } from "@graycard/cli";
import { root } from "./tracked-files.js";

/** What a command line printed, and the code it ended with. */
export interface Session {
  readonly out: string;
  readonly error: string;
  readonly code: number;
}

/** Runs a command line in this process: in the folder of the repository, no colours, no environment, time standing still. */
export async function runPlain(args: readonly string[], own: Partial<Terminal> = {}): Promise<Session> {
  const printed = { out: "", error: "" };
  const terminal: Terminal = {
    args,
    env: {},
    cwd: root,
    pid: 1,
    isTerminal: false,
    now: () => Date.UTC(2026, 0, 1),
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
    interrupted: () => new Promise(() => {}),
    start: (program) => {
      // Programs are found where whoever runs this finds them.
      const env = { PATH: process.env.PATH, ...program.env };
      return startProgram(
        { ...program, env },
        {
          signals: process,
          keyboard: false,
          share: false,
          onStart: ({ stdout, stderr }) => {
            stdout?.on("data", (text) => terminal.out(String(text)));
            stderr?.on("data", (text) => terminal.error(String(text)));
          },
        },
      );
    },
    ...own,
  };
  const code = await runCli(terminal);
  return { ...printed, code };
}
