import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Collected } from "./collected.js";
import { joined } from "./joined.js";

const kilobyte = 1024;
/** Bytes that differ from place to place. */
const chunkOf = (length: number, from: number) =>
  Uint8Array.from({ length }, (_, at) => (from + at * 7 + (at >> 8)) % 256);

describe("collected chunks", () => {
  it("become the bytes they were, whatever their sizes and however many were expected", () => {
    const size = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 90 * kilobyte }));
    fc.assert(
      fc.property(
        fc.array(size, { maxLength: 30 }),
        fc.integer({ min: 0, max: 2500 * kilobyte }),
        (sizes, expected) => {
          const chunks = sizes.map((length, at) => chunkOf(length, at));
          const collected = new Collected(expected);
          for (const chunk of chunks) collected.add(chunk);
          expect(Buffer.compare(collected.whole(), joined(chunks))).toBe(0);
        },
      ),
      { seed: 20260102, numRuns: 200 },
    );
  });

  it("are the bytes that come after they were cleared", () => {
    const collected = new Collected(600 * kilobyte);
    for (let at = 0; at < 5; at++) collected.add(chunkOf(90 * kilobyte, at));
    collected.clear();
    const chunks = Array.from({ length: 5 }, (_, at) => chunkOf(80 * kilobyte, at + 9));
    for (const chunk of chunks) collected.add(chunk);
    expect(Buffer.compare(collected.whole(), joined(chunks))).toBe(0);
  });

  it.each([
    ["as many as expected", 1000 * kilobyte + 100, 1000 * kilobyte + 100],
    ["far fewer than expected", 10_000 * kilobyte, 1000 * kilobyte],
    ["more than expected", 500 * kilobyte, 1000 * kilobyte],
    ["nobody knows how many", 0, 1000 * kilobyte],
  ])("hold on to hardly more than themselves: %s", (_, expected, most) => {
    const collected = new Collected(expected);
    for (let at = 0; at < 20; at++) collected.add(chunkOf(50 * kilobyte, at));
    const whole = collected.whole();
    expect([whole.byteLength, whole.buffer.byteLength]).toEqual([1000 * kilobyte, most]);
  });

  it("do not hold on to the buffers they came in, once their number is known", () => {
    const collected = new Collected(1000 * kilobyte);
    const chunk = chunkOf(500 * kilobyte, 1);
    collected.add(chunk);
    const expected = chunk.slice();
    chunk.fill(0);
    expect(Buffer.compare(collected.whole(), expected)).toBe(0);
  });
});
