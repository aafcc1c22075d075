import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, copyFile, link, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type PictureFacts, probePicture } from "@graycard/core";
import { CallFilesError } from "../call-files-error.js";
import { endingsOf } from "./gather-images.js";
import type { CallJournal } from "./journal.js";
import type { JournalFile } from "./journal-record.js";
import { makeFolder } from "./make-folder.js";
import { type OutputPlace, resultStem } from "./plan-outputs.js";

/** A result in its place. */
export interface PlacedResult {
  /** Such as `image` or `mask`. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

export interface Placing {
  readonly journal: CallJournal;
  /** The fingerprint of the call. */
  readonly key: string;
  /** What the journal calls the picture. */
  readonly image: string;
  readonly place: OutputPlace;
  readonly force: boolean;
}

/** Where a result is kept, whole, until it has its name: it was paid for, and a crash must not lose it. */
export function keptPath(folder: string, key: string, name: string): string {
  return join(folder, `.graycard-${key.slice(0, 16)}-${name}.part`);
}

/** A kept result, or the part of one that was being written, with the beginning of its key. */
const keptName = /^\.{1,2}graycard-([0-9a-f]{16})-.*\.part$/;

/** Takes away what crashes left of results that are, whole, under their names by now. */
export async function sweepKept(folders: Iterable<string>, journal: CallJournal): Promise<void> {
  const finished = new Map(journal.finishedKeys().map((key) => [key.slice(0, 16), key]));
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const key = finished.get(keptName.exec(name)?.[1] ?? "");
      if (key !== undefined && (await isPlaced(journal, key))) await rm(join(folder, name), { force: true });
    }
  }
}

async function isPlaced(journal: CallJournal, key: string): Promise<boolean> {
  for (const files of journal.call(key)?.outputs.values() ?? []) {
    if (!(await findPlaced(journal, files))) return false;
  }
  return true;
}

/**
 * Gives results that are kept their names. What is in the way is not replaced, unless it was said: then the next free
 * name is taken, since the result was paid for.
 *
 * @throws {CallFilesError} for what is no whole picture
 */
export async function placeResults(
  { journal, key, image, place, force }: Placing,
  kept: readonly { readonly name: string; readonly path: string }[],
): Promise<readonly PlacedResult[]> {
  await makeFolder(place.folder);
  const names = kept.map(({ name }) => name);
  // Each turn ends it, or finds a name taken that was free a moment ago.
  for (;;) {
    const chosen: Chosen[] = [];
    for (const { name, path: from } of kept) chosen.push(await choose(place, { name, from, names, force }));
    const files = chosen.map(({ sha256, result: { name, path, bytes } }) => ({
      ...{ name, path: journal.nameOf(path), bytes, sha256 },
    }));
    // First, so that files under these names are known for ours whatever happens next.
    journal.append({ event: "output", key, image, files });
    if (await giveAll(chosen, force)) return chosen.map(({ result }) => result);
  }
}

interface Chosen {
  readonly from: string;
  readonly sha256: string;
  readonly result: PlacedResult;
}

interface Choice {
  readonly name: string;
  readonly from: string;
  readonly names: readonly string[];
  readonly force: boolean;
}

async function choose(place: OutputPlace, { name, from, names, force }: Choice): Promise<Chosen> {
  const bytes = await readFile(from);
  const facts = factsOf(bytes);
  if (!facts) throw new CallFilesError(`${from}, which a result was kept in, is no whole picture`);
  const wanted = place.exact ?? join(place.folder, `${resultStem(place.stem, name, names)}${endingOf(facts)}`);
  const path = force ? wanted : await freePath(wanted, bytes, place.isOthers);
  return { from, sha256: sha256(bytes), result: { name, path, bytes: bytes.length, ...shown(facts) } };
}

/** False when something else has one of the names; what is kept is taken away when all have theirs. */
async function giveAll(chosen: readonly Chosen[], force: boolean): Promise<boolean> {
  for (const { from, result } of chosen) if (!(await give(from, result.path, force))) return false;
  for (const { from } of chosen) await rm(from, { force: true });
  return true;
}

/** The kept results of a call; undefined unless all are there, and whole. */
export async function findKept(folder: string, key: string, names: readonly string[]) {
  const kept = names.map((name) => ({ name, path: keptPath(folder, key, name) }));
  for (const { path } of kept) {
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes || !factsOf(bytes)) return undefined;
  }
  return kept.length === 0 ? undefined : kept;
}

/** The files of a picture that is done; undefined when one of them is gone, or is another file or a part by now. */
export async function findPlaced(
  journal: CallJournal,
  files: readonly JournalFile[] | undefined,
): Promise<readonly PlacedResult[] | undefined> {
  if (!files) return undefined;
  const results: PlacedResult[] = [];
  for (const { name, path, bytes: size, sha256: sum } of files) {
    const at = journal.pathOf(path);
    const found = await stat(at).catch(() => undefined);
    if (!found?.isFile() || found.size !== size) return undefined;
    const bytes = await readFile(at);
    const facts = factsOf(bytes);
    if (!facts || (sum !== undefined && sum !== sha256(bytes))) return undefined;
    results.push({ name, path: at, bytes: size, ...shown(facts) });
  }
  return results;
}

/** Keeps copies of results for another picture that is the same. */
export async function keepCopies(results: readonly PlacedResult[], folder: string, key: string) {
  await makeFolder(folder);
  const kept = results.map(({ name, path }) => ({ name, from: path, path: keptPath(folder, key, name) }));
  for (const { from, path } of kept) {
    // Whole before it has its name: a part of a copy would be taken for the result.
    const beside = join(folder, `.${basename(path)}.${randomUUID()}.part`);
    await copyFile(from, beside);
    await rename(beside, path);
  }
  return kept;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function factsOf(bytes: Uint8Array): PictureFacts | undefined {
  const probe = probePicture(bytes);
  return probe.ok ? probe.facts : undefined;
}

function shown({ format, width, height }: PictureFacts) {
  return { format, width, height };
}

function endingOf({ format }: PictureFacts): string {
  return endingsOf(format)[0] ?? "";
}

/** The path itself or, when something else has it, the next with a number that is free and that no other picture is to get. */
async function freePath(wanted: string, bytes: Uint8Array, isOthers: OutputPlace["isOthers"]): Promise<string> {
  const at = wanted.lastIndexOf(".");
  const cut = at > wanted.lastIndexOf("/") + 1 ? at : wanted.length;
  for (let number = 1; ; number++) {
    const path = number === 1 ? wanted : `${wanted.slice(0, cut)}-${number}${wanted.slice(cut)}`;
    if (number > 1 && isOthers?.(path)) continue;
    if (!(await isThere(path)) || (await isSame(path, bytes))) return path;
  }
}

async function isSame(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await stat(path);
  return found.isFile() && found.size === bytes.length && (await readFile(path)).equals(bytes);
}

async function isThere(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/** Gives a kept file its name as well; false when something else has it. */
async function give(from: string, path: string, force: boolean): Promise<boolean> {
  if (!force) {
    try {
      await link(from, path);
      return true;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EEXIST") return isSame(path, await readFile(from));
      // Files cannot have two names here: renaming is the next best, and would replace what came in between.
    }
  }
  await rename(from, path);
  return true;
}
