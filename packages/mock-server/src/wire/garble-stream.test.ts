import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.js";
import { garbleStream } from "./garble-stream.js";

const fixed = { seed: 1, numRuns: 200 };
const shares = fc.double({ min: 0.001, max: 1, noNaN: true });

describe("a garbled stream", () => {
  it("is the same in whatever pieces it comes", () => {
    const property = fc.property(fc.uint8Array({ maxLength: 400 }), shares, fc.nat(400), (bytes, share, at) => {
      const one = garbleStream(share, createRandom("s"));
      const two = garbleStream(share, createRandom("s"));
      const whole = one.next(bytes);
      expect([...two.next(bytes.subarray(0, at)), ...two.next(bytes.subarray(at))]).toEqual([...whole]);
      expect(two.altered).toBe(one.altered);
    });
    fc.assert(property, fixed);
  });

  it("has about as many altered bytes as it was told, at least one, and the bytes it is given stay", () => {
    const property = fc.property(fc.integer({ min: 1, max: 2000 }), shares, (length, share) => {
      const bytes = new Uint8Array(length);
      const stream = garbleStream(share, createRandom(`${length}`));
      const altered = stream.end(stream.next(bytes)).filter((byte) => byte !== 0).length;
      expect(altered).toBe(stream.altered);
      expect(Math.abs(altered - Math.max(1, length * share))).toBeLessThanOrEqual(1.5);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    });
    fc.assert(property, fixed);
  });
});
