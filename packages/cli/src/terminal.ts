import type { Network } from "./conform/network.js";
import type { Surroundings } from "./doctor/surroundings.js";

/** Everything a command may touch of the process it runs in; tests bring their own. */
export interface Terminal {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder relative paths start from. */
  readonly cwd: string;
  readonly pid: number;
  readonly isTerminal: boolean;
  now(): number;
  out(text: string): void;
  error(text: string): void;
  /** The stream behind `error` where it is a terminal, for what moves; absent where nobody watches. */
  readonly errorStream?: NodeJS.WritableStream | undefined;
  /** Asks whoever sits there, and gives their line; absent where nobody does. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** How hosts are reached; the system's way unless given, which only code can do. */
  readonly network?: Network;
  /** What `graycard doctor` looks at; this machine unless given, which only code can do. */
  readonly surroundings?: Surroundings;
  /** Resolves when the process is asked to end, after this call. */
  interrupted(): Promise<void>;
  /** Called by what is about to answer requests until it is interrupted: the process may be made ready for that. */
  readonly serves?: () => void;
  /** Ends the process whatever is pending; without it, whoever called goes on. */
  readonly exit?: (code: number) => void;
  /**
   * Starts a program that shares the standard streams, and passes signals on to it. Resolves when it has ended, or when
   * it turns out that it cannot be started.
   */
  start(program: Program): Promise<ProgramEnd>;
}

/** A program to start: what to run, and where. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** All of its environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How a program ended: with a code, by a signal, or before it began. */
export type ProgramEnd =
  | { readonly by: "code"; readonly code: number }
  | { readonly by: "signal"; readonly signal: string }
  /** `error` is the system's name for why, such as `ENOENT`. */
  | { readonly by: "no-start"; readonly error: string };
