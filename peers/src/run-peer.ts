import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What a program printed, and the code it ended with. */
export interface PeerRun {
  readonly out: string;
  readonly error: string;
  readonly code: number | null;
}

/** Peers may neither look for updates nor tell anybody that they are used. */
const quiet = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  SCARF_ANALYTICS: "false",
  DO_NOT_TRACK: "1",
  NO_COLOR: "1",
};

/**
 * Where the program of a package is. A package that is not installed is an error, not a reason to skip.
 *
 * @throws {Error} for a package that is not there or has no such program.
 */
export function peerProgram(packageName: string, program: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
  const path = bin[program];
  if (path === undefined) throw new Error(`${packageName} has no program ${program}; it has ${Object.keys(bin)}.`);
  return join(dirname(manifest), path);
}

/** Starts the program of a package under this Node, cut off from the terminal. */
export function startPeer(path: string, args: readonly string[], cwd: string) {
  // The variables of the test runner are none of the peer's.
  const env = { PATH: process.env.PATH, HOME: cwd, ...quiet };
  return spawn(process.execPath, [path, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs the program of a package to its end. */
export function runPeer(path: string, args: readonly string[], cwd: string): Promise<PeerRun> {
  const child = startPeer(path, args, cwd);
  const printed = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    printed.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    printed.error += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...printed, code }));
  });
}
