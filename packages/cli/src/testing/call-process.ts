import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));
/** Whatever the developer has set for the command is nothing to these tests. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GRAYCARD_")));

/** A line that `graycard call --json` prints about a picture. */
export interface ImageLine {
  readonly type: "image";
  readonly image: string;
  readonly status: "done" | "already" | "failed" | "unknown" | "left";
  readonly outputs: readonly { readonly name: string; readonly path: string; readonly format: string }[];
  readonly submitted: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** The built command, running. */
export interface CallProcess {
  readonly child: ChildProcess;
  /** How it ended: its code, or the signal that ended it. */
  readonly ended: Promise<CallProcessEnd>;
}

export interface CallProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
  /** What it printed as JSON, whole lines only. */
  readonly lines: readonly ImageLine[];
}

/** Starts `graycard call` in a process of its own. */
export function startCall(args: readonly string[], cwd: string): CallProcess {
  const child = spawn(process.execPath, [bin, "call", ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { out: "", error: "" };
  child.stdout?.on("data", (text) => {
    printed.out += text;
  });
  child.stderr?.on("data", (text) => {
    printed.error += text;
  });
  const ended = once(child, "close").then(([code, signal]) => {
    const whole = printed.out.split("\n").slice(0, -1);
    const lines = whole.filter((line) => line.startsWith('{"type":"image"')).map((line) => JSON.parse(line));
    return { code, signal, ...printed, lines };
  });
  return { child, ended };
}
