import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fifo } from "./fifo.js";

describe("Fifo", () => {
  it("is a list, whatever comes and goes", () => {
    const step = fc.oneof(fc.nat(600), fc.integer({ min: -600, max: -1 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const fifo = new Fifo<number>();
        const list: number[] = [];
        let next = 0;
        for (const count of steps) {
          for (let at = 0; at < count; at++) {
            fifo.push(next);
            list.push(next++);
          }
          for (let at = 0; at > count; at--) expect(fifo.shift()).toBe(list.shift());
          expect(fifo.length).toBe(list.length);
        }
        expect([...fifo]).toEqual(list);
      }),
    );
  });

  it("is empty once it is cleared", () => {
    const fifo = new Fifo<number>();
    for (let at = 0; at < 1000; at++) fifo.push(at);
    fifo.clear();
    fifo.push(7);
    expect([[...fifo], fifo.length, fifo.shift(), fifo.shift()]).toEqual([[7], 1, 7, undefined]);
  });
});
