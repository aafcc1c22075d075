import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SlabPool } from "./slab-pool.js";

const mebibyte = 1024 ** 2;

describe("a pool of slabs", () => {
  it("uses the same memory again once all in it was given back", () => {
    const pool = new SlabPool();
    const first = pool.take(10 * mebibyte);
    pool.giveBack(first);
    pool.giveBack(first);
    const second = pool.take(10 * mebibyte);
    expect(second.buffer).toBe(first.buffer);
    const third = pool.take(10 * mebibyte);
    expect(third.buffer).not.toBe(first.buffer);
    pool.giveBack(second);
    pool.giveBack(third);
    expect([first.buffer, third.buffer]).toContain(pool.take(12 * mebibyte).buffer);
  });

  it("gives more than a slab has as an array of its own", () => {
    const pool = new SlabPool();
    const large = pool.take(20 * mebibyte);
    expect([large.byteLength, large.buffer.byteLength, pool.has(large)]).toEqual([20 * mebibyte, 20 * mebibyte, false]);
    pool.giveBack(large);
  });

  it("gives the rest back when less is needed than was taken", () => {
    const pool = new SlabPool();
    const cut = pool.cut(pool.take(12 * mebibyte), 100);
    const next = pool.take(12 * mebibyte);
    expect([cut.byteLength, next.buffer === cut.buffer, next.byteOffset]).toEqual([100, true, 100]);
  });

  it("counts what is lost between pictures that are still there", () => {
    const pool = new SlabPool();
    const large = Array.from({ length: 3 }, () => {
      const taken = pool.take(10 * mebibyte);
      return { taken, small: pool.take(1000) };
    });
    expect(pool.holes).toBe(0);
    for (const { taken } of large) pool.giveBack(taken);
    expect(pool.holes).toBe(30 * mebibyte);
    for (const { small } of large) pool.giveBack(small);
    expect(pool.holes).toBe(0);
  });

  it("never gives a place to two at once, in whatever order they come and go", () => {
    const step = fc.oneof(
      fc.record({ take: fc.integer({ min: 0, max: 9 * mebibyte }) }),
      fc.record({ back: fc.nat() }),
      fc.record({ cut: fc.nat(), to: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const pool = new SlabPool();
        let live: Uint8Array[] = [];
        for (const each of steps) {
          if ("take" in each) live.push(pool.take(each.take));
          const chosen = live[("back" in each ? each.back : "cut" in each ? each.cut : 0) % Math.max(1, live.length)];
          if (!chosen || "take" in each) continue;
          live = live.filter((bytes) => bytes !== chosen);
          if ("back" in each) pool.giveBack(chosen);
          else live.push(pool.cut(chosen, each.to % (chosen.byteLength + 1)));
        }
        expect(pool.holes).toBeGreaterThanOrEqual(0);
        for (const [at, one] of live.entries()) {
          for (const other of live.slice(at + 1)) {
            const apart =
              one.buffer !== other.buffer ||
              one.byteOffset + one.byteLength <= other.byteOffset ||
              other.byteOffset + other.byteLength <= one.byteOffset;
            expect(apart || one.byteLength === 0 || other.byteLength === 0).toBe(true);
          }
        }
        for (const one of live) pool.giveBack(one);
        expect(pool.holes).toBe(0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
