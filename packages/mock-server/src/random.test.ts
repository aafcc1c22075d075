import { describe, expect, it } from "vitest";
import { createRandom } from "./random.js";

describe("createRandom", () => {
  it("gives the same again for the same seed and calls", () => {
    const draw = () => {
      const random = createRandom("seed");
      return [random.next(), random.hex(3), random.uuid(), random.fork("a").uuid(), random.next()];
    };
    expect(draw()).toEqual(draw());
  });

  it("forks streams that neither disturb it nor repeat it", () => {
    const [plain, forked] = [createRandom("seed"), createRandom("seed")];
    const fork = forked.fork("a");
    const drawn = [fork.uuid(), fork.uuid(), forked.fork("b").uuid(), forked.fork("a/b").uuid(), fork.fork("b").uuid()];
    expect(forked.uuid()).toBe(plain.uuid());
    expect(new Set([...drawn.slice(0, 3), plain.uuid()]).size).toBe(4);
  });

  it("never gives an id twice, and has every number as often as another", () => {
    const random = createRandom("seed");
    const ids = new Set<string>();
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let at = 0; at < 50_000; at++) {
      ids.add(random.uuid());
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(ids.size).toBe(50_000);
    expect(Math.min(...tenths)).toBeGreaterThan(4700);
    expect(Math.max(...tenths)).toBeLessThan(5300);
  });

  it("gives numbers below one, and ids of version 4", () => {
    const random = createRandom("seed");
    for (let at = 0; at < 1000; at++) {
      const value = random.next();
      expect(value >= 0 && value < 1).toBe(true);
      expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("gives as many bytes as asked for", () => {
    expect([0, 1, 31, 32, 33, 100].map((count) => createRandom("s").hex(count).length)).toEqual([
      0, 2, 62, 64, 66, 200,
    ]);
  });
});
