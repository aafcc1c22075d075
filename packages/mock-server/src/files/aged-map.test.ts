import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { AgedMap } from "./aged-map.js";

it("knows what was put in first, whatever was put in, replaced and taken out since", () => {
  const key = fc.integer({ min: 0, max: 6 });
  const step = fc.oneof(
    fc.record({ does: fc.constant("set" as const), key, value: fc.nat() }),
    fc.record({ does: fc.constant("delete" as const), key }),
    fc.record({ does: fc.constant("look" as const) }),
    fc.record({ does: fc.constant("take" as const) }),
    fc.record({ does: fc.constant("clear" as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const aged = new AgedMap<number, number>();
      const plain = new Map<number, number>();
      for (const each of steps) {
        if (each.does === "look") expect(aged.oldest).toBe([...plain.values()][0]);
        for (const map of [aged, plain]) {
          if (each.does === "set") map.set(each.key, each.value);
          else if (each.does === "delete") map.delete(each.key);
          else if (each.does === "clear") map.clear();
          else if (each.does === "take") for (const first of [...map.keys()].slice(0, 1)) map.delete(first);
        }
      }
      expect([aged.oldest, [...aged]]).toEqual([[...plain.values()][0], [...plain]]);
    }),
    { seed: 20261128, numRuns: 1000 },
  );
});

it("holds on to nothing that was taken out, however long ago it was asked for the oldest", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const map = new AgedMap<number, object>();
  const oldest = {};
  map.set(-1, oldest);
  expect(map.oldest).toBe(oldest);
  const gone: WeakRef<object>[] = [];
  for (let at = 0; at < 20_000; at++) {
    const item = {};
    map.set(at, item);
    gone.push(new WeakRef(item));
  }
  for (let at = 0; at < 20_000; at++) map.delete(at);
  // What a weak reference was made of stays for the rest of its turn.
  await new Promise(setImmediate);
  collect();
  expect(gone.filter((item) => item.deref()).length).toBeLessThan(1000);
  expect(map.oldest).toBe(oldest);
});
