import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Collected } from "../pipeline/body/collected.js";
import { SourceStore } from "./source-store.js";

const kilobyte = 1024;
const picture = (number: number, length = 40 * kilobyte) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + number * 7 + (at >> 8)) % 256);

function storeOf(memoryBytes?: number) {
  const problems: unknown[] = [];
  const options = memoryBytes === undefined ? {} : { memoryBytes };
  return { store: new SourceStore({ ...options, report: (error) => problems.push(error) }), problems };
}

/** Takes an upload in as a request does, in chunks, and gives what a task would keep. */
function upload(
  store: SourceStore,
  bytes: Uint8Array,
  { place = "a", chunk = 7000, expected = bytes.byteLength } = {},
) {
  const coming = begin(store, bytes, { place, chunk, expected });
  return { came: coming, kept: store.keep(coming) };
}

function begin(store: SourceStore, bytes: Uint8Array, { place = "a", chunk = 7000, expected = bytes.byteLength } = {}) {
  const collected = new Collected(expected, store.incoming, store.incoming.guess(place));
  for (let at = 0; at < bytes.byteLength; at += chunk) collected.add(bytes.subarray(at, at + chunk));
  const whole = collected.whole();
  store.incoming.cameAt(place, whole);
  return whole;
}

describe("a picture that comes again", () => {
  it("is where it was before, and is kept once for as long as anybody needs it", async () => {
    const { store } = storeOf();
    const first = upload(store, picture(1));
    const second = upload(store, picture(1));
    expect([second.came === first.came, second.came.buffer === first.came.buffer]).toEqual([false, true]);
    expect(store.held).toBe(40 * kilobyte);
    first.kept.release();
    expect(Buffer.compare(await second.kept.read(), picture(1))).toBe(0);
    second.kept.release();
    expect(store.held).toBe(0);
  });

  it("is known again after it was found to be the same as others that came at the same time", async () => {
    const { store } = storeOf(3 * kilobyte ** 2);
    const large = picture(1, 2 * kilobyte ** 2);
    const coming = Array.from({ length: 3 }, () => begin(store, large));
    const kept = coming.map((came) => store.keep(came));
    await store.settled();
    expect([store.held, store.spilled]).toEqual([large.byteLength, 0]);
    const again = upload(store, large);
    expect(coming.some(({ buffer }) => buffer === again.came.buffer)).toBe(true);
    expect(store.held).toBe(large.byteLength);
    for (const source of [...kept, again.kept]) source.release();
    expect(store.held).toBe(0);
  });

  it("is another's place again when it was not kept after all", async () => {
    const { store } = storeOf();
    const { kept } = upload(store, picture(1));
    const refused = begin(store, picture(1));
    store.incoming.giveBack(refused);
    store.incoming.giveBack(refused);
    kept.release();
    expect(store.held).toBe(0);
  });

  it.each([
    ["differs in its last byte", picture(1).fill(9, -1)],
    ["is longer", picture(1, 41 * kilobyte)],
    ["is shorter", picture(1, 39 * kilobyte)],
    ["is another from the beginning", picture(2)],
    ["is empty", new Uint8Array()],
  ])("is told from one that %s", async (_, other) => {
    const { store } = storeOf();
    const first = upload(store, picture(1));
    const second = upload(store, other);
    expect(Buffer.compare(await second.kept.read(), other)).toBe(0);
    expect(Buffer.compare(await first.kept.read(), picture(1))).toBe(0);
    first.kept.release();
    second.kept.release();
    expect(store.held).toBe(0);
  });

  it("stays in memory while another is compared with it, and goes to disk after that", async () => {
    const { store, problems } = storeOf(0);
    const bytes = picture(1);
    const collected = (() => {
      const first = upload(store, bytes);
      const coming = new Collected(bytes.byteLength, store.incoming, store.incoming.guess("a"));
      coming.add(bytes.subarray(0, 1000));
      return { first, coming };
    })();
    await store.settled();
    expect(store.spilled).toBe(0);
    collected.coming.add(bytes.subarray(1000));
    const second = store.keep(collected.coming.whole());
    store.keep(picture(2));
    await store.settled();
    expect(store.held).toBe(0);
    expect(Buffer.compare(await second.read(), bytes)).toBe(0);
    expect(Buffer.compare(await collected.first.kept.read(), bytes)).toBe(0);
    await store.close();
    expect(problems).toEqual([]);
  });

  it("is what was sent, whatever came before and however it comes", async () => {
    const sent = fc.record({
      number: fc.integer({ min: 0, max: 2 }),
      length: fc.constantFrom(0, 100, 20 * kilobyte, 300 * kilobyte),
      chunk: fc.constantFrom(1000, 7000, 65_536),
      place: fc.constantFrom("a", "b"),
      tail: fc.boolean(),
      expected: fc.constantFrom(0, 1, 2),
      fate: fc.constantFrom("keep", "release", "refuse"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { maxLength: 12 }), async (uploads) => {
        const { store, problems } = storeOf(200 * kilobyte);
        const kept = [];
        for (const { number, length, chunk, place, tail, expected, fate } of uploads) {
          const bytes = picture(number, length);
          if (tail) bytes.fill(1, -10);
          const came = begin(store, bytes, { place, chunk, expected: bytes.byteLength * expected });
          expect(Buffer.compare(came, bytes)).toBe(0);
          if (fate === "refuse") store.incoming.giveBack(came);
          else kept.push({ bytes, source: store.keep(came), stays: fate === "keep" });
        }
        for (const { source, stays } of kept) if (!stays) source.release();
        await store.settled();
        const staying = kept.filter(({ stays }) => stays);
        for (const { bytes, source } of staying) expect(Buffer.compare(await source.read(), bytes)).toBe(0);
        for (const { source } of staying) source.release();
        expect([store.held, problems]).toEqual([0, []]);
        await store.close();
      }),
      { seed: 20261128, numRuns: 60 },
    );
  });
});
