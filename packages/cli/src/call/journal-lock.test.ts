import * as fs from "node:fs";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../usage-error.js";
import { lockJournal, type Processes } from "./journal-lock.js";
import { systemProcesses } from "./system-processes.js";

let folder = "";
let journal = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "graycard-"));
  journal = join(folder, "j.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Fails as the system does. */
function fail(code: string): never {
  throw Object.assign(new Error(`${code}: it fails`), { code });
}

/** Processes by number, each with when it began. */
function processes(pid: number, running: Readonly<Record<number, string>>): Processes {
  return { pid, beginningOf: (each) => running[each] };
}

describe("the lock of a journal", () => {
  it("is held by one process at a time, and free when it is let go of", () => {
    const running = { 1: "early", 2: "late" };
    const first = lockJournal(journal, processes(1, running));
    expect(() => lockJournal(journal, processes(2, running))).toThrow(/in use by process 1: wait for it/);
    first.release();
    const second = lockJournal(journal, processes(2, running));
    second.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["is gone", {}],
    ["has its number by chance, and began later", { 1: "another time" }],
  ])("is taken over when the process that holds it %s", (_, others) => {
    lockJournal(journal, processes(1, { 1: "early" }));
    const own = lockJournal(journal, processes(2, { 2: "late", ...others }));
    expect(JSON.parse(readFileSync(`${journal}.lock`, "utf8"))).toMatchObject({ pid: 2, began: "late" });
    own.release();
    expect(existsSync(`${journal}.lock`)).toBe(false);
  });

  it("is taken over though whoever was about to take it over is gone, too", () => {
    lockJournal(journal, processes(1, { 1: "early" }));
    const { token } = JSON.parse(readFileSync(`${journal}.lock`, "utf8"));
    const removal = { pid: 3, host: hostname(), began: "then", token: "t" };
    writeFileSync(`${journal}.lock.${token}`, JSON.stringify(removal));
    lockJournal(journal, processes(2, { 2: "late" })).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is not taken from a process of another machine, which nobody can look at", () => {
    lockJournal(journal, processes(1, { 1: "early" }));
    const lock = JSON.parse(readFileSync(`${journal}.lock`, "utf8"));
    writeFileSync(`${journal}.lock`, JSON.stringify({ ...lock, host: "elsewhere" }));
    expect(() => lockJournal(journal, processes(2, { 2: "late" }))).toThrow(/in use by process 1 on elsewhere/);
  });

  it("is not let go of by whoever lost it", () => {
    const first = lockJournal(journal, processes(1, { 1: "early" }));
    lockJournal(journal, processes(2, { 2: "late" }));
    first.release();
    expect(JSON.parse(readFileSync(`${journal}.lock`, "utf8"))).toMatchObject({ pid: 2 });
  });

  it("is taken where files have one name each, by one process at a time", () => {
    const files = { ...fs, linkSync: () => fail("EPERM") };
    const running = { 1: "early", 2: "late" };
    const first = lockJournal(journal, processes(1, running), files);
    expect(() => lockJournal(journal, processes(2, running), files)).toThrow(/in use by process 1: wait for it/);
    first.release();
    lockJournal(journal, processes(2, running), files).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that a full disk has no room for is said in a sentence, and leaves nothing behind", () => {
    const files = { ...fs, writeSync: () => fail("ENOSPC") };
    const taking = () => lockJournal(journal, processes(1, { 1: "early" }), files);
    expect(taking).toThrow(new UsageError("The journal cannot be locked: ENOSPC: it fails. Nothing was sent."));
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that is broken is no reason to go on", () => {
    writeFileSync(`${journal}.lock`, "{");
    expect(() => lockJournal(journal, processes(2, { 2: "late" }))).toThrow(/cannot be taken: if no other/);
  });
});

describe("the processes of the system", () => {
  it("are told from those that are not there", () => {
    const { beginningOf } = systemProcesses(process.pid);
    expect(beginningOf(process.pid)).toMatch(/^\w+$/);
    expect(beginningOf(process.pid)).toBe(beginningOf(process.pid));
    expect(beginningOf(2 ** 22 + 1)).toBeUndefined();
  });
});
