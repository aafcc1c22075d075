import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SlabPool } from "../../sources/slab-pool.js";
import { Collected } from "./collected.js";

/** Lengths of chunks, the many small ones of slow senders and the few large ones of fast ones. */
const lengths = fc.oneof(
  fc.array(fc.nat(3), { maxLength: 300 }),
  fc.array(fc.constantFrom(0, 1, 1000, 40_000, 65_535, 65_536, 65_537, 200_000), { maxLength: 8 }),
);

/** How many bytes somebody said would come. */
const claims = fc.constantFrom(0, 1, 100_000, 262_144, 300_000, 1_000_000);

describe("bytes that are collected", () => {
  it("are those that came, however they came and whatever was said of them", () => {
    const pool = new SlabPool();
    fc.assert(
      fc.property(lengths, lengths, claims, fc.boolean(), (before, after, claim, clears) => {
        const collected = new Collected(claim, pool);
        let next = 0;
        const chunk = (length: number) => Buffer.alloc(length, ++next % 251);
        for (const length of before) collected.add(chunk(length));
        if (clears) collected.clear();
        const wanted = [...(clears ? [] : before), ...after];
        next = clears ? before.length : next;
        for (const length of after) collected.add(chunk(length));
        const whole = collected.whole();
        next = clears ? before.length : 0;
        expect(Buffer.compare(whole, Buffer.concat(wanted.map(chunk)))).toBe(0);
        pool.giveBack(whole);
        // Nothing is left behind that nobody can use again.
        expect(pool.holes).toBe(0);
      }),
      { seed: 20260102, numRuns: 400 },
    );
  });
});
