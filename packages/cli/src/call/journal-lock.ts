import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { hostname } from "node:os";
import * as z from "@graycard/core/zod";
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

/** As much of the file system as a lock takes. */
export type LockFiles = Pick<
  typeof fs,
  "closeSync" | "linkSync" | "openSync" | "readFileSync" | "rmSync" | "writeSync"
>;

const holderSchema = z.object({ pid: z.number(), host: z.string(), began: z.string(), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of a journal: a file beside it with the process that holds it. The lock of a process that is gone, such
 * as after `kill -9`, is taken over at once.
 *
 * @throws {UsageError} when a process that runs holds it
 */
export function lockJournal(journal: string, processes: Processes, files: LockFiles = fs): JournalLock {
  const path = `${journal}.lock`;
  const began = processes.beginningOf(processes.pid) ?? "unknown";
  const own: Holder = { pid: processes.pid, host: hostname(), began, token: randomUUID() };
  const taker: Taker = { own, processes, files };
  // Each turn either gets it, or finds out who has it; nobody is waited for.
  for (let attempts = 0; attempts < 10; attempts++) {
    if (create(path, taker)) return { release: () => releaseOwn(path, taker) };
    const holder = read(path, taker);
    if (holder && !isGone(holder, processes)) throw held(journal, path, holder);
    if (holder) takeAway(path, holder, taker);
  }
  throw new UsageError(`The lock ${path} cannot be taken: if no other graycard call runs, delete it.`);
}

/** Who wants a lock. */
interface Taker {
  readonly own: Holder;
  readonly processes: Processes;
  readonly files: LockFiles;
}

function create(path: string, { own, files }: Taker): boolean {
  let file: number;
  // Whole before it has its name: nobody ever reads half a lock.
  const beside = `${path}.${own.token}`;
  try {
    file = files.openSync(beside, "wx", 0o600);
  } catch (error) {
    throw cannotLock(error);
  }
  try {
    try {
      files.writeSync(file, JSON.stringify(own));
    } finally {
      files.closeSync(file);
    }
    files.linkSync(beside, path);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return false;
    if (isWithoutLinks.has(code)) return createBare(path, own, files);
    throw cannotLock(error);
  } finally {
    files.rmSync(beside, { force: true });
  }
}

/** What systems say of disks whose files have one name each, such as memory cards. */
const isWithoutLinks: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** There a lock has its name a moment before it is whole: who reads it in between tries again. */
function createBare(path: string, own: Holder, files: LockFiles): boolean {
  try {
    const file = files.openSync(path, "wx", 0o600);
    try {
      files.writeSync(file, JSON.stringify(own));
    } finally {
      files.closeSync(file);
    }
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw cannotLock(error);
  }
}

function cannotLock(error: unknown): UsageError {
  const why = error instanceof Error ? error.message : error;
  return new UsageError(`The journal cannot be locked: ${why}. Nothing was sent.`);
}

function read(path: string, { files }: Pick<Taker, "files">): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(files.readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function isGone({ pid, host, began }: Holder, processes: Processes): boolean {
  if (host !== hostname()) return false;
  return processes.beginningOf(pid) !== began;
}

/**
 * Takes a stale lock away. Only who has the lock of its removal may: between a look at it and its removal somebody else
 * could have taken it over, and two would hold the journal. That lock may go stale as well, and is taken away likewise.
 */
function takeAway(path: string, stale: Holder, taker: Taker): void {
  const { processes, files } = taker;
  const removal = `${path}.${stale.token}`;
  if (!create(removal, taker)) {
    const remover = read(removal, taker);
    if (remover && isGone(remover, processes)) takeAway(removal, remover, taker);
    return;
  }
  try {
    if (read(path, taker)?.token === stale.token) files.rmSync(path, { force: true });
  } finally {
    files.rmSync(removal, { force: true });
  }
}

function releaseOwn(path: string, { own, files }: Taker): void {
  if (read(path, { files })?.token === own.token) files.rmSync(path, { force: true });
}

function held(journal: string, path: string, { pid, host }: Holder): UsageError {
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return new UsageError(
    `${journal} is in use by ${who}: wait for it, name another file with --journal, or delete ${path} if there is no such process.`,
  );
}
