import { truncated } from "./picture-fault.js";

export type ByteOrder = "big" | "little";

/** What a read asks for when it does not say which part of the picture it belongs to. */
const HEADER = "its header";

/**
 * Reads unsigned numbers (unless said otherwise) at absolute positions. Positions come from the file itself and are
 * not to be trusted: any read that is not wholly inside the bytes, whatever the position, is a `PictureFault`.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly order: ByteOrder;
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(bytes: Uint8Array, order: ByteOrder) {
    this.bytes = bytes;
    this.order = order;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = order === "little";
  }

  get length(): number {
    return this.bytes.length;
  }

  /** Throws a "truncated" fault unless `size` bytes from `at` on exist. `part` completes "the file ends before ...". */
  need(at: number, size: number, part = HEADER): void {
    // Written so that NaN fails as well.
    if (!(at >= 0 && size >= 0 && at + size <= this.length)) throw truncated(part);
  }

  u8(at: number): number {
    this.need(at, 1);
    return this.#view.getUint8(at);
  }

  u16(at: number): number {
    this.need(at, 2);
    return this.#view.getUint16(at, this.#little);
  }

  u24(at: number): number {
    const [first, second, third] = [this.u8(at), this.u8(at + 1), this.u8(at + 2)];
    return this.#little ? first + second * 0x100 + third * 0x10000 : first * 0x10000 + second * 0x100 + third;
  }

  u32(at: number): number {
    this.need(at, 4);
    return this.#view.getUint32(at, this.#little);
  }

  /** Signed, two's complement. */
  i32(at: number): number {
    this.need(at, 4);
    return this.#view.getInt32(at, this.#little);
  }

  /** Exact up to 2^53; beyond that it is rounded, which no position inside a file can reach. */
  u64(at: number): number {
    this.need(at, 8);
    return Number(this.#view.getBigUint64(at, this.#little));
  }

  /** Each byte as the character of the same code. */
  text(at: number, size: number): string {
    this.need(at, size);
    let text = "";
    for (let index = 0; index < size; index++) text += String.fromCharCode(this.#view.getUint8(at + index));
    return text;
  }

  /** A reader over a part of the bytes, positions counted from its start; nothing is copied. */
  part(at: number, size: number): ByteReader {
    this.need(at, size);
    return new ByteReader(this.bytes.subarray(at, at + size), this.order);
  }
}
