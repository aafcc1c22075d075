import type { Random } from "../random.js";
import { cheapDraws } from "./garble.js";

/** A body whose bytes are altered as they come. */
export interface GarbleStream {
  /** A copy of a piece of it, with some of its bytes altered. */
  next(chunk: Uint8Array): Uint8Array;
  /** The same for its last piece as `next` gave it: where nothing was altered yet, its last byte is. */
  end(piece: Uint8Array): Uint8Array;
  /** How many were altered so far. */
  readonly altered: number;
}

/**
 * Alters a share of a body of unknown length: one byte of every so many, at a place that is drawn. Which bytes these are
 * does not depend on the pieces it comes in.
 */
export function garbleStream(share: number, random: Random): GarbleStream {
  const draw = cheapDraws(Number.parseInt(random.hex(4), 16));
  const every = 1 / share;
  let at = 0;
  let block = 0;
  let altered = 0;
  const place = () => Math.floor(every * (block + draw()));
  let next = place();
  return {
    next(chunk) {
      const garbled = chunk.slice();
      while (next < at + chunk.byteLength) {
        const index = next - at;
        garbled[index] = (garbled[index] ?? 0) ^ (1 + Math.floor(draw() * 255));
        altered++;
        block++;
        next = Math.max(next + 1, place());
      }
      at += chunk.byteLength;
      return garbled;
    },
    end(piece) {
      if (altered > 0 || piece.byteLength === 0) return piece;
      altered++;
      const last = piece.byteLength - 1;
      return piece.map((byte, index) => (index === last ? byte ^ 1 : byte));
    },
    get altered() {
      return altered;
    },
  };
}
