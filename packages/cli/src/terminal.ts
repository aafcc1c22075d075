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
  /** Resolves when the process is asked to end. */
  interrupted(): Promise<void>;
}
