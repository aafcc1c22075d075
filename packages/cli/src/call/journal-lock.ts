import { randomUUID } from "node:crypto";
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import * as z from "zod";
import { UsageError } from "../usage-error.js";

/** A journal that nobody else may write to. */
export interface JournalLock {
  release(): void;
}

/** The processes of this machine. */
export interface Processes {
  readonly pid: number;
  /** Something that tells a process from a later one with the same number; undefined where there is no such process. */
  beginningOf(pid: number): string | undefined;
}

const holderSchema = z.object({ pid: z.number(), host: z.string(), began: z.string(), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of a journal: a file beside it with the process that holds it. The lock of a process that is gone, such
 * as after `kill -9`, is taken over at once.
 *
 * @throws {UsageError} when a process that runs holds it
 */
export function lockJournal(journal: string, processes: Processes): JournalLock {
  const path = `${journal}.lock`;
  const began = processes.beginningOf(processes.pid) ?? "unknown";
  const own: Holder = { pid: processes.pid, host: hostname(), began, token: randomUUID() };
  // Each turn either gets it, or finds out who has it; nobody is waited for.
  for (let attempts = 0; attempts < 10; attempts++) {
    if (create(path, own)) return { release: () => releaseOwn(path, own) };
    const holder = read(path);
    if (holder && !isGone(holder, processes)) throw held(journal, path, holder);
    if (holder) takeAway(path, holder);
  }
  throw new UsageError(`The lock ${path} cannot be taken: if no other graycard call runs, delete it.`);
}

function create(path: string, own: Holder): boolean {
  let file: number;
  // Whole before it has its name: nobody ever reads half a lock.
  const beside = `${path}.${own.token}`;
  try {
    file = openSync(beside, "wx", 0o600);
  } catch (error) {
    throw new UsageError(`The journal cannot be locked: ${error instanceof Error ? error.message : error}.`);
  }
  try {
    writeSync(file, JSON.stringify(own));
    closeSync(file);
    linkSync(beside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function read(path: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function isGone({ pid, host, began }: Holder, processes: Processes): boolean {
  if (host !== hostname()) return false;
  return processes.beginningOf(pid) !== began;
}

/** Moves a stale lock away, unless somebody else did and has the lock by now: then it goes back. */
function takeAway(path: string, stale: Holder): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    if (read(aside)?.token !== stale.token) linkSync(aside, path);
  } catch {
    // Somebody took it between: it is theirs.
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaseOwn(path: string, own: Holder): void {
  if (read(path)?.token === own.token) rmSync(path, { force: true });
}

function held(journal: string, path: string, { pid, host }: Holder): UsageError {
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return new UsageError(
    `${journal} is in use by ${who}: wait for it, name another file with --journal, or delete ${path} if there is no such process.`,
  );
}
