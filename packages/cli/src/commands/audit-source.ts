import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { AnyVendor, Exchange } from "@graycard/core";
import { type HarReading, readHar, readJournal } from "@graycard/core/har";
import { createControlClient } from "@graycard/mock-server/control";
import { UsageError } from "../usage-error.js";

/** What there is to judge. */
export interface AuditSource {
  /** What reports call it. */
  readonly name: string;
  /** One list for each caller. */
  readonly recordings: readonly (readonly Exchange[])[];
  readonly skipped: HarReading["skipped"];
  /** What the first unreadable requests lack. */
  readonly problems: readonly string[];
  /** How many exchanges are known to have been there and are not here. */
  readonly missing: number;
}

/** How recordings are read. */
export interface ReadingOptions {
  readonly vendors: readonly AnyVendor[];
  readonly baseUrls: Readonly<Record<string, readonly string[]>>;
}

/** More than a recording that is worth judging has; above it a file is not even read. */
const mostBytes = 512 * 1024 * 1024;

/**
 * Reads a recording from a file, whichever kind it is of. Nothing but the file is touched.
 *
 * @throws {UsageError} when it cannot be read, {@link HarError} when there is no recording in it
 */
export async function sourceOfFile(file: string, cwd: string, options: ReadingOptions): Promise<AuditSource> {
  const path = resolve(cwd, file);
  const bytes = await bytesOf(path);
  const reading = isHar(bytes, file) ? readHar(bytes, options) : readJournal(new TextDecoder().decode(bytes), options);
  return {
    name: file,
    recordings: [reading.exchanges],
    skipped: reading.skipped,
    problems: reading.problems,
    missing: 0,
  };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new Error(`it has ${size} bytes, of at most ${mostBytes}; record less at a time`);
    return await readFile(path);
  } catch (cause) {
    throw new UsageError(`Cannot read the recording ${path}: ${cause instanceof Error ? cause.message : cause}.`, {
      cause,
    });
  }
}

/** By what is in it: a HAR has everything under `log`. */
function isHar(bytes: Uint8Array, file: string): boolean {
  if (file.toLowerCase().endsWith(".har")) return true;
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).replaceAll("\0", "");
  return /^[^{["]{0,8}\{\s*"log"\s*:/.test(start);
}

/** How many exchanges a mock tells of at once. */
const mostExchanges = 10_000;

/**
 * Reads the journals of a mock, each session for itself: it is a caller of its own.
 *
 * @throws {ControlError} when the mock cannot be asked
 */
export async function sourceOfMock(
  url: string,
  token: string | undefined,
  options: ReadingOptions,
): Promise<AuditSource> {
  const control = createControlClient({ baseUrl: url, ...(token === undefined ? {} : { token }) });
  const { sessions } = await control.sessions.list();
  const journals = [
    ...(await Promise.all(sessions.map(({ id }) => control.session(id).journal.read({ limit: mostExchanges })))),
    await control.journal.read({ limit: mostExchanges }),
  ];
  // Whatever answered is believed in nothing: it is read as a file would be.
  const readings = journals.map(({ exchanges }) => readJournal(JSON.stringify(exchanges), options));
  const sum = (pick: (reading: HarReading) => number) => readings.reduce((total, each) => total + pick(each), 0);
  return {
    name: url,
    recordings: readings.map(({ exchanges }) => exchanges),
    skipped: {
      strangers: sum(({ skipped }) => skipped.strangers),
      preflights: 0,
      cached: 0,
      unreadable: sum(({ skipped }) => skipped.unreadable),
    },
    problems: readings.flatMap(({ problems }) => problems),
    missing: journals.reduce(
      (total, { evicted, matching, exchanges }) => total + evicted + matching - exchanges.length,
      0,
    ),
  };
}
