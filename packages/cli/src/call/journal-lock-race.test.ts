import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../usage-error.js";
import { type LockFiles, lockJournal } from "./journal-lock.js";

/** What others do between two file operations of the first process. */
type Act = (step: number) => void;

/** The file system, with somebody acting before each operation. */
function disturbed(act: Act): LockFiles & { readonly steps: number } {
  let step = 0;
  const between = <A extends readonly unknown[], R>(call: (...values: A) => R) => {
    return (...values: A): R => {
      act(step++);
      return call(...values);
    };
  };
  const { openSync, writeSync, closeSync, linkSync, readFileSync, rmSync } = fs;
  return {
    openSync: between(openSync),
    writeSync: between(writeSync as (...values: unknown[]) => number) as typeof writeSync,
    closeSync: between(closeSync),
    linkSync: between(linkSync),
    readFileSync: between(readFileSync as (...values: unknown[]) => unknown) as typeof readFileSync,
    rmSync: between(rmSync),
    get steps() {
      return step;
    },
  };
}

const running: Readonly<Record<number, string>> = { 2: "b", 3: "c", 4: "d" };

/** Which of the processes 2, 3 and 4 get a stale lock when 3 and 4 come at these steps of what 2 does. */
function takers(steps: Readonly<Record<number, number>>): { readonly got: readonly number[]; readonly steps: number } {
  const folder = fs.mkdtempSync(join(tmpdir(), "graycard-"));
  const journal = join(folder, "j.jsonl");
  const got: number[] = [];
  const take = (pid: number, files: LockFiles = fs) => {
    try {
      lockJournal(journal, { pid, beginningOf: (each) => running[each] }, files);
      got.push(pid);
    } catch (error) {
      // Somebody else has it.
      if (!(error instanceof UsageError)) throw error;
    }
  };
  try {
    lockJournal(journal, { pid: 1, beginningOf: () => "a" });
    const files = disturbed((step) => {
      for (const pid of [3, 4]) if (steps[pid] === step) take(pid);
    });
    take(2, files);
    expect(fs.readdirSync(folder)).toEqual(["j.jsonl.lock"]);
    return { got, steps: files.steps };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe("a stale lock that several processes find", () => {
  it("is taken by one of them, whatever the others do between any two steps of a takeover", () => {
    const { got, steps } = takers({});
    expect(got).toEqual([2]);
    expect(steps).toBeGreaterThan(8);
    for (let third = 0; third < steps; third++) {
      for (let fourth = third; fourth < steps + 8; fourth++) {
        expect({ third, fourth, got: takers({ 3: third, 4: fourth }).got.length }).toEqual({ third, fourth, got: 1 });
      }
    }
  });
});
