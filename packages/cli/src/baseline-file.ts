import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { applyBaseline, type Baseline, type Run, readBaseline, writeBaseline } from "@graycard/conformance";
import { UsageError } from "./usage-error.js";

/** The flags that are about baselines. */
export interface BaselineFlags {
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** What is done with the baselines of a run. */
export interface BaselineFiles {
  /** The run, with what is known marked; as it was without a baseline. */
  apply(run: Run, everyId: () => readonly string[]): Run;
  /** Writes a new baseline from a run, where that was asked for; gives what to say about it. */
  write(run: Run): Promise<string | undefined>;
}

/**
 * Reads the baseline of a run before anything is run.
 *
 * @throws {UsageError} for a file that cannot be read, or one to write that is there already
 * @throws {BaselineError} for a file that is no baseline
 */
export function openBaselines(flags: BaselineFlags, cwd: string, now: () => number): BaselineFiles {
  const { baseline: file, writeBaseline: target } = flags;
  const baseline = file === undefined ? undefined : readFrom(resolve(cwd, file), file);
  const path = target === undefined ? undefined : resolve(cwd, target);
  if (path !== undefined && existsSync(path)) {
    throw new UsageError(
      `--write-baseline: ${target} is there already, and its reasons would be lost; name a new file.`,
    );
  }
  return {
    apply(run, everyId) {
      if (!baseline) return run;
      const known = [...everyId(), ...run.checks.map(({ id }) => id)];
      return applyBaseline(run, baseline, { known, now: now() });
    },
    async write(run) {
      if (path === undefined) return undefined;
      await writeFile(path, writeBaseline(run, now()));
      return `${basename(path)} is written. Say in it why each entry is accepted, then give it with --baseline.\n`;
    },
  };
}

function readFrom(path: string, name: string): Baseline {
  try {
    return readBaseline(readFileSync(path, "utf8"), name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    throw new UsageError(`--baseline: cannot read ${path}: ${error.message}.`, { cause: error });
  }
}
