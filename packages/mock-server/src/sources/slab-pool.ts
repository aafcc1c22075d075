import { BytesMark } from "./bytes-mark.js";

/** How large one slab is: room for the largest picture most endpoints take, or for very many small ones. */
const slabBytes = 16 * 1024 ** 2;

/**
 * How large the array of a slab is. C libraries keep smaller ones when they are let go, in case somebody wants as much
 * again; one of this size is the system's again at once. What is never written to costs nothing.
 */
const arrayBytes = 33 * 1024 ** 2;

/** Empty slabs beyond these are given back as soon as nothing comes in. */
const mostEmpty = 4;

/** A large piece of memory that pictures are put into one behind the other; empty again when all of them left. */
interface Slab {
  readonly memory: Uint8Array;
  end: number;
  users: number;
}

/** A place in a slab. */
interface Lease {
  readonly slab: Slab;
  readonly start: number;
  readonly length: number;
  /** It stays for longer than the request it came with. */
  readonly kept: boolean;
}

/**
 * Memory for pictures, used again and again. Were each upload in an array of its own, the runtime would look through
 * all it has for what to throw away many times a second, and find next to nothing.
 *
 * What {@link take} gives belongs to whoever took it until it is given back; then its bytes may be another picture's.
 */
export class SlabPool {
  #current: Slab | undefined;
  readonly #empty: Slab[] = [];
  /** How many places were taken, and neither kept nor given back. */
  #coming = 0;
  readonly #leases = new BytesMark<Lease>();
  /** What all slabs have given, up to their ends, and how much of it is still taken. */
  #given = 0;
  #taken = 0;

  /** Bytes that nobody has and nobody can have, because others in their slab are still taken. */
  get holes(): number {
    return this.#given - this.#taken;
  }

  /** So many bytes, with anything in them. More than a slab has are an array of their own. */
  take(length: number): Uint8Array {
    if (length > slabBytes) return new Uint8Array(length);
    const slab = this.#slabWith(length);
    const start = slab.end;
    this.#moveEnd(slab, start + length);
    slab.users++;
    this.#coming++;
    return this.#lease({ slab, start, length, kept: false });
  }

  /** The first so many of bytes that were taken; they stand for the rest from now on, which is given back. */
  cut(bytes: Uint8Array, length: number): Uint8Array {
    const lease = this.#leases.get(bytes);
    if (!lease) return bytes.subarray(0, length);
    this.#leases.delete(bytes);
    this.#taken -= lease.length;
    const { slab, start, kept } = lease;
    if (slab.end === start + lease.length) this.#moveEnd(slab, start + length);
    return this.#lease({ slab, start, length, kept });
  }

  /**
   * Bytes for longer than the request they came with: those that were taken here under a name of their own, so that
   * whoever gives back what was taken does not give back these; others as a copy.
   */
  keep(given: Uint8Array): Uint8Array {
    const taken = this.#leases.has(given) ? given : this.#copy(given);
    const lease = this.#leases.get(taken);
    if (!lease) return taken;
    this.#leases.delete(taken);
    this.#taken -= lease.length;
    this.#coming--;
    return this.#lease({ ...lease, kept: true });
  }

  #copy(given: Uint8Array): Uint8Array {
    const bytes = this.take(given.byteLength);
    bytes.set(given);
    return bytes;
  }

  /** Whether these bytes were taken here, and not given back. */
  has(bytes: Uint8Array): boolean {
    return this.#leases.has(bytes);
  }

  /** Gives bytes back; those that were not taken here, or were given back, are left alone. */
  giveBack(bytes: Uint8Array): void {
    const lease = this.#leases.get(bytes);
    if (!lease) return;
    this.#leases.delete(bytes);
    this.#taken -= lease.length;
    const { slab, start, length, kept } = lease;
    if (!kept) this.#coming--;
    slab.users--;
    // What came last leaves no hole.
    if (slab.end === start + length) this.#moveEnd(slab, start);
    if (slab.users === 0) this.#moveEnd(slab, 0);
    if (slab.users === 0 && slab !== this.#current) this.#empty.push(slab);
    this.#trim();
  }

  #moveEnd(slab: Slab, end: number): void {
    this.#given += end - slab.end;
    slab.end = end;
  }

  #lease(lease: Lease): Uint8Array {
    const bytes = lease.slab.memory.subarray(lease.start, lease.start + lease.length);
    this.#leases.set(bytes, lease);
    this.#taken += lease.length;
    return bytes;
  }

  #slabWith(length: number): Slab {
    const current = this.#current;
    if (current && current.end + length <= slabBytes) return current;
    // The system gives memory when it is written to: a new slab costs nothing yet.
    this.#current = this.#empty.pop() ?? { memory: new Uint8Array(arrayBytes), end: 0, users: 0 };
    return this.#current;
  }

  #trim(): void {
    if (this.#coming === 0 && this.#empty.length > mostEmpty) this.#empty.length = mostEmpty;
  }
}
