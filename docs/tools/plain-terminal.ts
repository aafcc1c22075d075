import { runCli, type Terminal } from "@graycard/cli";

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
  };
  const code = await runCli(terminal);
  return { ...printed, code };
}
