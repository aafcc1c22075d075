import type { Terminal } from "../terminal.js";

/** A terminal that remembers what was printed, and is interrupted when the test says so. */
export interface FakeTerminal extends Terminal {
  readonly printed: { out: string; error: string };
  interrupt(): void;
}

export function fakeTerminal(args: readonly string[], overrides: Partial<Terminal> = {}): FakeTerminal {
  const printed = { out: "", error: "" };
  let waiting: (() => void)[] = [];
  let early = false;
  return {
    args,
    env: {},
    cwd: "/",
    pid: 4242,
    isTerminal: false,
    now: () => Date.UTC(2026, 0, 1),
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
    interrupted: () =>
      new Promise((resolve) => {
        if (early) resolve();
        else waiting.push(resolve);
        early = false;
      }),
    start: ({ command }) => Promise.reject(new Error(`This terminal starts no programs, and was to start ${command}.`)),
    printed,
    interrupt: () => {
      early = waiting.length === 0;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    ...overrides,
  };
}

/** Resolves when a condition on what was printed holds; a command that never prints it runs into the test's limit. */
export async function printed(terminal: FakeTerminal, holds: (out: string) => boolean): Promise<string> {
  while (!holds(terminal.printed.out)) await new Promise((resolve) => setImmediate(resolve));
  return terminal.printed.out;
}
