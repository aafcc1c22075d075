import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pacedChunks } from "./paced-chunks.js";

describe("pacedChunks", () => {
  it("loses nothing, keeps the order, and takes as long as the line does", () => {
    const rates = fc.double({ min: 0.1, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), rates, (bytes, rate) => {
        const chunks = [...pacedChunks(bytes, rate)];
        expect(Buffer.concat(chunks.map((chunk) => chunk.bytes))).toEqual(Buffer.from(bytes));
        const times = chunks.map((chunk) => chunk.afterMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.at(-1) ?? 0).toBeCloseTo((bytes.byteLength * 1000) / rate);
        expect(chunks.every((chunk) => chunk.bytes.byteLength > 0)).toBe(true);
      }),
      { seed: 7 },
    );
  });

  it("moves on four times a second, or byte by byte", () => {
    const sizes = (rate: number) => [...pacedChunks(new Uint8Array(10), rate)].map(({ bytes }) => bytes.byteLength);
    expect([sizes(16), sizes(1)]).toEqual([[4, 4, 2], Array(10).fill(1)]);
  });

  it("is all of it at once where nothing holds it up, and nothing of nothing", () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect([...pacedChunks(bytes, undefined)]).toEqual([{ bytes, afterMs: 0 }]);
    expect([...pacedChunks(new Uint8Array(), undefined), ...pacedChunks(new Uint8Array(), 5)]).toEqual([]);
  });
});
