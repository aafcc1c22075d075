import { createHash } from "node:crypto";

/** Reproducible randomness: the same seed and the same calls give the same values. */
export interface Random {
  /** 0 <= value < 1. */
  next(): number;
  /** `count` bytes, as lower-case hex. */
  hex(count: number): string;
  /** A UUID of version 4. */
  uuid(): string;
  /** A stream of its own that does not disturb this one. */
  fork(name: string): Random;
}

/** Randomness from a seed: SHA-256 over the seed and a counter, so that forks never overlap. */
export function createRandom(seed: string): Random {
  let counter = 0;
  const block = () => createHash("sha256").update(`${seed}/${counter++}`).digest();
  return {
    next: () => block().readUIntBE(0, 6) / 2 ** 48,
    hex: (count) => {
      let text = "";
      while (text.length < count * 2) text += block().toString("hex");
      return text.slice(0, count * 2);
    },
    uuid: () => {
      const bytes = block().subarray(0, 16);
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = bytes.toString("hex");
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}
