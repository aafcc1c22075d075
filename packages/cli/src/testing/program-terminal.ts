import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { startProgram } from "../start-program.js";
import type { Program, Terminal } from "../terminal.js";
import { type FakeTerminal, fakeTerminal } from "./fake-terminal.js";

/** A terminal that really starts programs, and remembers what they print apart from what the command prints. */
export interface ProgramTerminal extends FakeTerminal {
  readonly program: { out: string; error: string };
  /** The programs that were started. */
  readonly started: readonly Program[];
  /** Resolves when a program has printed something. */
  readonly spoken: Promise<void>;
  /** Sends the command a signal, as the system does. */
  signal(name: NodeJS.Signals): void;
}

export interface ProgramTerminalOptions {
  readonly env?: Terminal["env"];
  readonly cwd?: string;
  readonly keyboard?: boolean;
}

export function programTerminal(args: readonly string[], options: ProgramTerminalOptions = {}): ProgramTerminal {
  const { env = {}, cwd = process.cwd(), keyboard = false } = options;
  const program = { out: "", error: "" };
  const started: Program[] = [];
  const signals = new EventEmitter();
  let speak = () => {};
  const spoken = new Promise<void>((resolve) => {
    speak = resolve;
  });
  const onStart = ({ stdout, stderr }: ChildProcess) => {
    stdout?.on("data", (text) => {
      program.out += text;
      speak();
    });
    stderr?.on("data", (text) => {
      program.error += text;
    });
  };
  const terminal = fakeTerminal(args, {
    // Whatever the developer has set is nothing to these tests; where programs are found is.
    env: { PATH: process.env.PATH, ...env },
    cwd,
    start: (asked) => {
      started.push(asked);
      return startProgram(asked, { signals, keyboard, share: false, onStart });
    },
  });
  return { ...terminal, program, started, spoken, signal: (name) => void signals.emit(name) };
}
