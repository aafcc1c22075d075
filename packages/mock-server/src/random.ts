import { sha256Hex } from "#platform/hash";

/** Reproducible randomness: the same seed and the same calls give the same values. */
export interface Random {
  /** 0 <= value < 1. */
  next(): number;
  /** `count` bytes, as lower-case hex. */
  hex(count: number): string;
  /** A UUID of version 4. */
  uuid(): string;
  /** The same, as something that is only worked out when somebody asks for it. */
  drawUuid(): DrawnUuid;
  /** A stream of its own that does not disturb this one. What it is made from says nothing about this one's seed. */
  fork(name: string): Random;
  /** Where the stream stands: {@link createRandom} goes on from there. */
  save(): SavedRandom;
}

/** A UUID that was drawn. Of what every request is numbered with, next to nothing is ever looked at. */
export interface DrawnUuid {
  readonly text: string;
}

/** A stream of randomness at one moment. */
export interface SavedRandom {
  readonly seed: string;
  /** How much of it was used. */
  readonly position: number;
}

/**
 * Randomness from a seed. Keys and forks are SHA-256 over the seed and a counter: what was seen of them says nothing about
 * the rest. Ids and numbers, of which every request draws some, are only mixed, at a tenth of the price.
 */
export function createRandom(seed: string, position = 0): Random {
  let counter = position;
  let known: Words | undefined;
  const words = () => {
    known ??= wordsOf(sha256Hex(seed));
    return known;
  };
  return {
    next: () => mixed(words(), 0, counter++) / 2 ** 32,
    hex: (count) => {
      let text = "";
      while (text.length < count * 2) text += sha256Hex(`${seed}/${counter++}`);
      return text.slice(0, count * 2);
    },
    uuid: () => uuidAt(words(), counter++),
    drawUuid: () => new UuidAt(words(), counter++),
    fork: (name) => createRandom(sha256Hex(`${seed}/${name}`)),
    save: () => ({ seed, position: counter }),
  };
}

/** Two for each quarter of an id. */
type Words = Uint32Array;

function wordsOf(hex: string): Words {
  return Uint32Array.from({ length: 8 }, (_, at) => Number.parseInt(hex.slice(at * 8, at * 8 + 8), 16));
}

/** A number below 2 ** 32. No two positions give the same one, so that no id comes twice in a stream. */
function mixed(words: Words, lane: number, position: number): number {
  const [before = 0, after = 0] = [words[lane], words[lane + 4]];
  return scattered(scattered(position ^ before) ^ after) >>> 0;
}

/** The last step of MurmurHash3: every bit of a number has its say in every bit of what comes out. */
function scattered(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

function uuidAt(words: Words, position: number): string {
  const codes: number[] = [];
  for (let lane = 0; lane < 4; lane++) {
    const number = mixed(words, lane, position);
    for (let shift = 28; shift >= 0; shift -= 4) {
      if (codes.length === 8 || codes.length === 13 || codes.length === 18 || codes.length === 23) codes.push(dash);
      const digit = (number >>> shift) & 15;
      codes.push(codeOf(codes.length === 14 ? 4 : codes.length === 19 ? 8 | (digit & 3) : digit));
    }
  }
  // In one piece: a text put together with plus stays in its pieces, of which a journal keeps very many.
  return String.fromCharCode(...codes);
}

const dash = 45;

/** The code of a hexadecimal digit. */
function codeOf(digit: number): number {
  return digit < 10 ? 48 + digit : 87 + digit;
}

class UuidAt implements DrawnUuid {
  readonly #words: Words;
  readonly #position: number;
  #text: string | undefined;

  constructor(words: Words, position: number) {
    this.#words = words;
    this.#position = position;
  }

  get text(): string {
    this.#text ??= uuidAt(this.#words, this.#position);
    return this.#text;
  }
}
