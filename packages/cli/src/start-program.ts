import { type ChildProcess, spawn } from "node:child_process";
import type { Program, ProgramEnd } from "./terminal.js";

/** What this process can be asked for that a program it started has to hear of. */
const passedOn = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What of the own process a started program is tied to: signals, keyboard and streams. */
export interface StartSurroundings {
  /** Where signals come from: a process. */
  readonly signals: {
    on(signal: NodeJS.Signals, listener: () => void): unknown;
    off(signal: NodeJS.Signals, listener: () => void): unknown;
  };
  /** Whether a keyboard is attached: then the system itself tells the program of Ctrl-C, and twice is not the same. */
  readonly keyboard: boolean;
  /** Told of the program when it runs; its streams are there when `share` is false. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Share the standard streams with the program; yes unless said. */
  readonly share?: boolean;
}

/**
 * Starts a program and waits for its end. As long as it runs, signals do not end this process, but are the program's.
 *
 * @example
 * const end = await startProgram({ command: "node", args: ["-v"], cwd: "/", env: process.env }, { signals: process, keyboard: false });
 */
export function startProgram(
  { command, args, cwd, env }: Program,
  { signals, keyboard, onStart, share = true }: StartSurroundings,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd, env, stdio: share ? "inherit" : ["ignore", "pipe", "pipe"] });
    const listeners = passedOn.map((signal) => {
      const listener = () => {
        if (signal !== "SIGINT" || !keyboard) child.kill(signal);
      };
      signals.on(signal, listener);
      return { signal, listener };
    });
    const end = (how: ProgramEnd) => {
      for (const { signal, listener } of listeners) signals.off(signal, listener);
      resolve(how);
    };
    child.once("spawn", () => onStart?.(child));
    child.on("error", (error) => {
      // One that runs and could not be sent a signal has not ended by that.
      if (child.pid === undefined) end({ by: "no-start", error: "code" in error ? String(error.code) : error.message });
    });
    child.once("close", (code, signal) => {
      if (code !== null) end({ by: "code", code });
      else if (signal !== null) end({ by: "signal", signal });
    });
  });
}
