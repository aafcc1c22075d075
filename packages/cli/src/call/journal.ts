import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { UsageError } from "../usage-error.js";
import { isLoopback } from "./call-target.js";
import type { JournalLock } from "./journal-lock.js";
import {
  afterRecord,
  headSchema,
  type JournalRecord,
  type JournalSubject,
  type KnownCall,
  type NewRecord,
  recordSchema,
} from "./journal-record.js";

export interface JournalOptions {
  /** An absolute path. */
  readonly path: string;
  readonly subject: JournalSubject;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Held already; let go of when the journal is closed. */
  readonly lock: JournalLock;
}

/**
 * What was sent and what came of it, one line of JSON each, on the disk before anything goes on. It is all that keeps an
 * interrupted batch from paying twice, so lines are written and synced while everything else waits.
 */
export class CallJournal {
  readonly path: string;
  readonly #now: () => number;
  readonly #lock: JournalLock;
  readonly #file: number;
  readonly #calls = new Map<string, KnownCall>();
  readonly #paths = new Map<string, string>();

  /** @throws {UsageError} for a file that is no journal, or one of other calls */
  constructor({ path, subject, now, lock }: JournalOptions) {
    this.path = path;
    this.#now = now;
    this.#lock = lock;
    const text = readText(path);
    // Whoever was killed while writing left a line without an end: it was not yet acted upon.
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    const [head, ...lines] = whole.split("\n").slice(0, -1);
    if (head !== undefined) requireSame(path, head, subject);
    for (const [index, line] of lines.entries()) this.#learn(recordIn(line, path, index + 2));
    // Links lead to results for whoever has them.
    this.#file = openFile(path);
    try {
      if (whole.length < text.length) ftruncateSync(this.#file, Buffer.byteLength(whole));
      if (head === undefined) this.#write({ journal: "graycard call", version: 1, ...subject });
    } catch (error) {
      closeSync(this.#file);
      throw cannotWrite(path, error);
    }
  }

  /** What is known of a call by its fingerprint. */
  call(key: string): KnownCall | undefined {
    return this.#calls.get(key);
  }

  /** The picture whose result a file is, as far as this journal knows. */
  pictureOf(path: string): string | undefined {
    return this.#paths.get(path);
  }

  /** The files that are results, absolute, each with its picture. */
  results(): ReadonlyMap<string, string> {
    return this.#paths;
  }

  /** Whether it has not a word of any call. */
  get isEmpty(): boolean {
    return this.#calls.size === 0;
  }

  /** Calls that may have been paid for and have no result yet. */
  get unfinished(): number {
    let count = 0;
    for (const { phase } of this.#calls.values()) if (phase !== "output" && phase !== "free") count++;
    return count;
  }

  /** The calls whose results are in their places. */
  finishedKeys(): readonly string[] {
    return [...this.#calls].flatMap(([key, { phase }]) => (phase === "output" ? [key] : []));
  }

  /** Writes a line; it is on the disk when this returns. */
  append(record: NewRecord): void {
    const whole = { at: new Date(this.#now()).toISOString(), ...record } as JournalRecord;
    this.#write(whole);
    this.#learn(whole);
  }

  /** A path as the journal writes it: from its own folder, so that both can be moved together. */
  nameOf(path: string): string {
    return relative(dirname(this.path), path).split(sep).join("/");
  }

  /** The absolute path of a name in the journal. */
  pathOf(name: string): string {
    return resolve(dirname(this.path), name);
  }

  /** Closes the file, and takes it away when it is of no more use. */
  close(remove = false): void {
    closeSync(this.#file);
    if (remove) unlinkSync(this.path);
    this.#lock.release();
  }

  #learn(record: JournalRecord): void {
    const before = this.#calls.get(record.key);
    this.#calls.set(record.key, afterRecord(before, record));
    if (record.event !== "output") return;
    // Results that have other names by now: something else has the old ones.
    for (const { path } of before?.outputs.get(record.image) ?? []) this.#paths.delete(this.pathOf(path));
    for (const { path } of record.files) this.#paths.set(this.pathOf(path), record.image);
  }

  #write(line: object): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    let at = 0;
    try {
      while (at < bytes.length) at += writeSync(this.#file, bytes, at);
      fsyncSync(this.#file);
    } catch (error) {
      // Half a line in the middle would make all of it unreadable.
      if (at > 0) ftruncateSync(this.#file, fstatSync(this.#file).size - at);
      throw error;
    }
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, "a", 0o600);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : error;
  return new UsageError(`The journal ${path} cannot be written: ${why}. Nothing was sent.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw new UsageError(`The journal ${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

function requireSame(path: string, line: string, { vendor, endpoint, origin }: JournalSubject): void {
  const head = headSchema.safeParse(parsed(line));
  if (!head.success) {
    throw new UsageError(`${path} is no journal of graycard call: name another file with --journal.`);
  }
  const its = head.data;
  const elsewhere = its.origin !== origin && !(isLocal(its.origin) && isLocal(origin));
  if (its.vendor === vendor && its.endpoint === endpoint && !elsewhere) return;
  const was = `${its.vendor} ${its.endpoint} at ${its.origin}`;
  throw new UsageError(
    `${path} is the journal of ${was}, and this is ${vendor} ${endpoint} at ${origin}: choose another folder, or another file with --journal.`,
  );
}

/** Mocks of this machine come and go, and charge nothing. */
function isLocal(origin: string): boolean {
  return isLoopback(new URL(origin).hostname);
}

function recordIn(line: string, path: string, number: number): JournalRecord {
  const record = recordSchema.safeParse(parsed(line));
  if (record.success) return record.data;
  throw new UsageError(
    `${path}, line ${number}, is no line of a journal: nothing was sent, since it may stand for something paid. Take the line out, or name another file with --journal.`,
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
