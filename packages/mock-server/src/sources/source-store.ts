import { nextTurn } from "#platform/next-turn";
import { freeSpillBytes, openSpillFile } from "#platform/spill";
import { rememberNote } from "../journal/source-note.js";
import type { Incoming } from "../pipeline/body/incoming.js";
import { sameBytes } from "../platform/same-bytes.js";
import { Blob } from "./blob.js";
import { BlobSource } from "./blob-source.js";
import { fingerprintOf } from "./fingerprint.js";
import type { KeptSource } from "./kept-source.js";
import { ReturningPictures } from "./returning-pictures.js";
import { Segment } from "./segment.js";
import { SlabPool } from "./slab-pool.js";

const mebibyte = 1024 ** 2;

/** How much is written to one file before the next is begun; a file goes when nothing in it is needed any more. */
const segmentBytes = 64 * mebibyte;

/** How much is written in one go. */
const batchBytes = 8 * mebibyte;

/** Pictures up to here are compared as soon as they come: larger ones would hold up whoever comes next. */
const mergedAtOnceBytes = mebibyte;

/** How many bytes of holes in its memory are left alone. */
const unavoidableHoles = 32 * mebibyte;

/** How many bytes are compared before everything else has its turn. */
const comparedPerTurn = 4 * mebibyte;

export interface SourceStoreOptions {
  /** How many bytes of pictures stay in memory; those over it are put aside on disk. 64 MiB unless said. */
  readonly memoryBytes?: number;
  /** How many bytes may lie on disk, and never more than a quarter of what is free there. 4 GiB unless said. */
  readonly spillBytes?: number;
  /** Told when the disk refuses. */
  readonly report: (error: unknown) => void;
}

/**
 * Keeps the pictures of tasks until their results can no longer be asked for: in memory up to a budget, beyond it on
 * disk, oldest first. Small ones that are the same are one from the beginning; for large ones that is only found out when
 * the budget is reached. What is then still too much is written, beside the event loop. Who adds faster than the disk takes waits in {@link room}.
 */
export class SourceStore {
  readonly #slabs = new SlabPool();
  readonly #returning = new ReturningPictures((blob) => this.#release(blob));
  /** Where pictures can be put while they still come; {@link keep} takes what was put here as it is. */
  readonly incoming: Incoming = {
    take: (length) => this.#slabs.take(length),
    cut: (bytes, length) => this.#slabs.cut(bytes, length),
    giveBack: (bytes) => {
      if (!this.#returning.giveBack(bytes)) this.#slabs.giveBack(bytes);
    },
    guess: (place) => this.#returning.guess(place),
    cameAt: (place, bytes) => this.#returning.cameAt(place, bytes),
  };
  readonly #memoryBytes: number;
  readonly #spillBytes: number;
  readonly #report: (error: unknown) => void;
  /** What is in memory, oldest first. */
  readonly #resident = new Set<Blob>();
  /** What was put there last. */
  #newest: Blob | undefined;
  /** What came since it was last looked for pictures that are the same. */
  readonly #unseen = new Set<Blob>();
  /** What is in memory and was looked at, by its samples. */
  readonly #byPrint = new Map<number, Blob>();
  readonly #segments = new Set<Segment>();
  #current: Segment | undefined;
  #memory = 0;
  #spilled = 0;
  #mostSpilled = Number.POSITIVE_INFINITY;
  #canSpill = true;
  #spilling: Promise<void> | undefined;
  #waiting: (() => void)[] = [];

  constructor({ memoryBytes = 64 * mebibyte, spillBytes = 4096 * mebibyte, report }: SourceStoreOptions) {
    checkBytes("pictureBytes", memoryBytes);
    checkBytes("diskBytes", spillBytes);
    this.#memoryBytes = memoryBytes;
    this.#spillBytes = spillBytes;
    this.#report = report;
  }

  /** Keeps bytes: those that were put where they are by {@link incoming} as they are, others as a copy. */
  keep(given: Uint8Array): KeptSource {
    const known = this.#returning.take(given);
    if (known) return this.#sourceOf(known, given);
    const print = given.byteLength <= mergedAtOnceBytes ? fingerprintOf(given) : undefined;
    const twin = print === undefined ? undefined : this.#byPrint.get(print);
    // While a picture is still at hand it is compared in no time, and the next one goes where it was.
    if (twin?.bytes && sameBytes(twin.bytes, given)) return this.#keepAgain(given, twin);
    const blob = new Blob(this.#slabs.keep(given), this.#slabs);
    rememberNote(given, blob.note);
    this.#resident.add(blob);
    this.#newest = blob;
    this.#memory += blob.length;
    if (print === undefined) this.#unseen.add(blob);
    else this.#file(blob, print);
    if (this.#weight > this.#memoryBytes && this.#canSpill) {
      this.#spilling ??= Promise.resolve().then(() => this.#makeRoom());
    }
    this.#returning.keptAs(given, blob);
    return new BlobSource(blob, this.#release);
  }

  /** Tests send the same picture again and again: it is kept once. */
  #keepAgain(given: Uint8Array, twin: Blob): KeptSource {
    this.#slabs.giveBack(given);
    rememberNote(given, twin.note);
    twin.users++;
    return this.#sourceOf(twin, given);
  }

  /** A source of bytes that were here already, which it is counted among the users of. */
  #sourceOf(blob: Blob, given: Uint8Array): KeptSource {
    this.#returning.keptAs(given, blob);
    this.#renew(blob);
    return new BlobSource(blob, this.#release);
  }

  /** Puts a blob that is in memory to the end of the line: what was just sent again is likely to be sent once more. */
  #renew(blob: Blob): void {
    if (blob === this.#newest || !this.#resident.delete(blob)) return;
    this.#resident.add(blob);
    this.#newest = blob;
  }

  #file(blob: Blob, print: number): void {
    blob.print = print;
    this.#byPrint.set(print, blob);
  }

  /** Bytes of pictures in memory. */
  get held(): number {
    return this.#memory;
  }

  /** Bytes on disk, including those that only the rest of their file holds there. */
  get spilled(): number {
    return this.#spilled;
  }

  /** Bytes of its memory that nobody has and nobody can have, between pictures that are still there. */
  get holes(): number {
    return this.#slabs.holes;
  }

  /** Whether something has to go: there is no more room on disk, or no disk and no more room in memory. */
  get overfull(): boolean {
    return this.#spilled > this.#mostSpilled || (!this.#canSpill && this.#memory > this.#memoryBytes);
  }

  /** Undefined while there is room; resolves when the disk has caught up otherwise. */
  room(): Promise<void> | undefined {
    if (!this.#spilling || this.#memory <= this.#memoryBytes + batchBytes) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves when all that is over the budget has been put aside. */
  async settled(): Promise<void> {
    while (this.#spilling) await this.#spilling;
  }

  /** Gives all room on disk back; what was put aside is gone. */
  async close(): Promise<void> {
    await this.settled();
    this.#current = undefined;
    const segments = [...this.#segments];
    this.#segments.clear();
    this.#spilled = 0;
    await Promise.all(segments.map((segment) => segment.close()));
  }

  /** What pictures take in memory, with the holes that those which left it have left between them. */
  get #weight(): number {
    return this.#memory + Math.max(0, this.holes - unavoidableHoles);
  }

  readonly #release = (blob: Blob): void => {
    blob.users--;
    if (blob.users > 0) return;
    if (blob.bytes) this.#leaveMemory(blob);
    blob.letGo();
  };

  #leaveMemory(blob: Blob): void {
    this.#resident.delete(blob);
    this.#unseen.delete(blob);
    this.#memory -= blob.length;
    if (blob.print !== undefined && this.#byPrint.get(blob.print) === blob) this.#byPrint.delete(blob.print);
  }

  /** Makes somewhat more room than is needed, so that small pictures are put aside many at a time. */
  async #makeRoom(): Promise<void> {
    const target = this.#memoryBytes * (7 / 8);
    try {
      await this.#mergeUnseen();
      while (this.#weight > target && this.#canSpill) {
        const batch = this.#oldest(this.#weight - target);
        // Holes may be between pictures that are still on their way.
        if (batch.length === 0) return;
        await this.#putAside(batch);
        if (this.#memory <= this.#memoryBytes + batchBytes) this.#wake();
        await this.#mergeUnseen();
      }
    } catch (error) {
      this.#canSpill = false;
      const message = "Pictures cannot be put aside on disk; what is over the budget is dropped, oldest first.";
      this.#report(new Error(message, { cause: error }));
    } finally {
      this.#spilling = undefined;
      this.#wake();
    }
  }

  /** Of large pictures that are the same, one stays. */
  async #mergeUnseen(): Promise<void> {
    let compared = 0;
    for (const blob of this.#unseen) {
      // Somebody compares what comes with these very bytes; their turn comes later.
      if (blob.pins > 0) continue;
      this.#unseen.delete(blob);
      if (!blob.bytes) continue;
      const print = fingerprintOf(blob.bytes);
      const other = this.#byPrint.get(print);
      if (other?.bytes) compared += blob.length;
      if (other?.bytes && sameBytes(other.bytes, blob.bytes)) this.#merge(blob, other);
      else this.#file(blob, print);
      if (compared < comparedPerTurn) continue;
      compared = 0;
      await nextTurn();
    }
  }

  #merge(blob: Blob, other: Blob): void {
    this.#leaveMemory(blob);
    blob.mergeInto(other);
    this.#renew(other);
  }

  /** The oldest in memory, enough to make so much room, and no more than is written in one go. */
  #oldest(wanted: number): readonly Blob[] {
    const batch: Blob[] = [];
    let bytes = 0;
    for (const blob of this.#resident) {
      if (bytes >= wanted || (batch.length > 0 && bytes + blob.length > batchBytes)) break;
      if (blob.pins > 0) continue;
      batch.push(blob);
      bytes += blob.length;
    }
    return batch;
  }

  async #putAside(batch: readonly Blob[]): Promise<void> {
    const segment = await this.#segment();
    // Some may have been let go meanwhile, and some be needed again where they are.
    const written = batch.flatMap((blob) => (blob.bytes ? [{ blob, bytes: blob.bytes }] : []));
    if (!segment || written.length === 0) return;
    const before = segment.size;
    const notes = Promise.all(written.map(({ blob }) => blob.settleNote()));
    let at = await segment.append(written.map(({ bytes }) => bytes));
    await notes;
    this.#spilled += segment.size - before;
    for (const { blob, bytes } of written) {
      if (blob.bytes && blob.pins === 0) {
        this.#leaveMemory(blob);
        blob.putAside(segment, at);
      } else segment.forget();
      at += bytes.byteLength;
    }
    if (segment.size < segmentBytes) return;
    this.#current = undefined;
    segment.finish();
  }

  async #segment(): Promise<Segment | undefined> {
    if (this.#current) return this.#current;
    if (this.#segments.size === 0) this.#mostSpilled = Math.min(this.#spillBytes, (await freeSpillBytes()) / 4);
    const file = await openSpillFile();
    this.#canSpill = file !== undefined;
    if (!file) return undefined;
    this.#current = new Segment(file, (empty) => this.#drop(empty));
    this.#segments.add(this.#current);
    return this.#current;
  }

  #drop(segment: Segment): void {
    this.#segments.delete(segment);
    this.#spilled -= segment.size;
    segment.close().catch(this.#report);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function checkBytes(name: string, bytes: number): void {
  if (bytes >= 0) return;
  throw new RangeError(`memory.${name} must be a number of bytes from 0; it is ${bytes}.`);
}
