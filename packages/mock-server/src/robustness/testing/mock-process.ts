import { createMock } from "../../create-mock.js";

/** What the process says of its memory, in bytes, after everything that can go has gone. */
export interface MemoryReading {
  /** Objects, and what they hold outside of the heap of the language. */
  readonly heldBytes: number;
  readonly rssBytes: number;
}

/** What the process says first. */
export interface Started {
  readonly port: number;
}

// A mock on a port in a process of its own, which says how much memory it takes whenever it is asked.
const mock = createMock({ pace: "instant", qps: "off", seed: 1 });
const { port } = await mock.listen();
process.on("message", async () => {
  // What was closed just now is let go within a few turns.
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external, rssBytes: rss } satisfies MemoryReading);
});
process.once("disconnect", () => process.exit());
process.send?.({ port } satisfies Started);
