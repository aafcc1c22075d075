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

/** Randomness from a seed: SHA-256 over the seed and a counter, so that forks never overlap. */
export function createRandom(seed: string, position = 0): Random {
  let counter = position;
  const block = () => blockOf(seed, counter++);
  return {
    next: () => Number.parseInt(block().slice(0, 12), 16) / 2 ** 48,
    hex: (count) => {
      let text = "";
      while (text.length < count * 2) text += block();
      return text.slice(0, count * 2);
    },
    uuid: () => uuidFrom(block()),
    drawUuid: () => new UuidAt(seed, counter++),
    fork: (name) => createRandom(sha256Hex(`${seed}/${name}`)),
    save: () => ({ seed, position: counter }),
  };
}

function blockOf(seed: string, position: number): string {
  return sha256Hex(`${seed}/${position}`);
}

function uuidFrom(hex: string): string {
  const variant = "89ab"[Number.parseInt(hex[16] ?? "", 16) & 3];
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  parts.push(hex.slice(20, 32));
  // Joined: a text put together with plus stays in its pieces, of which a journal keeps very many.
  return parts.join("-");
}

class UuidAt implements DrawnUuid {
  readonly #seed: string;
  readonly #position: number;
  #text: string | undefined;

  constructor(seed: string, position: number) {
    this.#seed = seed;
    this.#position = position;
  }

  get text(): string {
    this.#text ??= uuidFrom(blockOf(this.#seed, this.#position));
    return this.#text;
  }
}
