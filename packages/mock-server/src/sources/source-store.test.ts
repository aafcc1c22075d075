import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KeptSource } from "./kept-source.js";
import { SourceGoneError } from "./source-gone-error.js";
import { SourceStore, type SourceStoreOptions } from "./source-store.js";

const kilobyte = 1024;
let folder: string;
let before: string | undefined;

/** The system's temporary folder of these tests: what lies in it is what the store left there. */
beforeEach(() => {
  before = process.env.TMPDIR;
  folder = mkdtempSync(join(tmpdir(), "source-store-test-"));
  process.env.TMPDIR = folder;
});

afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true });
});

function store(options: Partial<SourceStoreOptions> = {}) {
  const reports: unknown[] = [];
  return { store: new SourceStore({ report: (error) => reports.push(error), ...options }), reports };
}

/** Bytes that differ from those of any other number. */
const picture = (number: number, length = 40 * kilobyte) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + number * 7 + (at >> 8)) % 256);

describe("a source store", () => {
  it("puts the oldest pictures aside when they weigh more than its budget, and reads them back", async () => {
    const { store: it, reports } = store({ memoryBytes: 100 * kilobyte });
    const kept = Array.from({ length: 10 }, (_, number) => it.keep(picture(number)));
    await it.settled();
    expect(it.held).toBeLessThanOrEqual(100 * kilobyte);
    expect(it.held + it.spilled).toBe(400 * kilobyte);
    for (const [number, source] of kept.entries()) {
      expect(Buffer.compare(await source.read(), picture(number))).toBe(0);
      expect([source.length, [...source.head.subarray(0, 8)]]).toEqual([40 * kilobyte, [...picture(number, 8)]]);
    }
    await it.close();
    expect(reports).toEqual([]);
  });

  it("leaves the disk alone within its budget", async () => {
    const { store: it } = store({ memoryBytes: 100 * kilobyte });
    const bytes = picture(1);
    const source = it.keep(bytes);
    await it.settled();
    expect([it.spilled, await source.read()]).toEqual([0, bytes]);
    expect(await source.read()).toEqual(bytes);
  });

  it("leaves nothing in the temporary folder, not even while pictures lie on disk", async () => {
    const { store: it } = store({ memoryBytes: 0 });
    const source = it.keep(picture(1));
    await it.settled();
    expect([it.spilled, existsSync(folder), readdirSync(folder)]).toEqual([40 * kilobyte, true, []]);
    expect(Buffer.compare(await source.read(), picture(1))).toBe(0);
    await it.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives the room on disk back when nothing in a file is needed any more", async () => {
    const { store: it } = store({ memoryBytes: 0 });
    const kept = [];
    for (let number = 0; number < 20; number++) {
      kept.push(it.keep(new Uint8Array(8 * kilobyte ** 2).fill(number)));
      await it.settled();
    }
    expect(it.spilled).toBe(160 * kilobyte ** 2);
    for (const source of kept.slice(0, 9)) source.release();
    expect(it.spilled).toBe(96 * kilobyte ** 2);
    await it.close();
    expect(it.spilled).toBe(0);
  });

  it("is overfull when more lies on disk than may", async () => {
    const { store: it } = store({ memoryBytes: 0, spillBytes: 50 * kilobyte });
    it.keep(picture(1));
    await it.settled();
    expect(it.overfull).toBe(false);
    it.keep(picture(2));
    await it.settled();
    expect(it.overfull).toBe(true);
    await it.close();
  });

  it("says that the disk refuses, keeps what it has in memory, and is overfull", async () => {
    const { store: it, reports } = store({ memoryBytes: 10 });
    process.env.TMPDIR = join(folder, "missing");
    const source = it.keep(picture(1));
    await it.settled();
    expect([it.overfull, it.spilled, reports.length]).toEqual([true, 0, 1]);
    expect(String(reports[0])).toContain("cannot be put aside");
    expect(Buffer.compare(await source.read(), picture(1))).toBe(0);
    source.release();
    expect([it.overfull, it.held]).toEqual([false, 0]);
  });

  it("has no bytes of a picture that was released, but for what was being read", async () => {
    const { store: it } = store({ memoryBytes: 0 });
    const source = it.keep(picture(1));
    await it.settled();
    const reading = source.read();
    source.release();
    source.release();
    expect((await reading).byteLength).toBe(40 * kilobyte);
    await expect(source.read()).rejects.toThrow(SourceGoneError);
    await expect(source.sha256()).rejects.toMatchObject({ code: "GC_SOURCE_GONE" });
    await it.close();
  });

  it("keeps one copy of pictures that are the same when it runs out of room, until the last of them is let go", async () => {
    const { store: it } = store({ memoryBytes: 100 * kilobyte });
    const same = Array.from({ length: 5 }, () => it.keep(picture(1)));
    const other = it.keep(Uint8Array.from(picture(1), (byte, at) => (at === 20_001 ? byte ^ 1 : byte)));
    await it.settled();
    expect([it.held, it.spilled]).toEqual([80 * kilobyte, 0]);
    for (const source of same.slice(1)) source.release();
    same[1]?.release();
    expect(Buffer.compare(await (same[0] ?? other).read(), picture(1))).toBe(0);
    await expect(same[1]?.read()).rejects.toThrow(SourceGoneError);
    expect((await other.read())[20_001]).toBe((picture(1)[20_001] ?? 0) ^ 1);
    same[0]?.release();
    expect(it.held).toBe(40 * kilobyte);
  });

  it("has bytes of its own, whatever becomes of those it was given", async () => {
    const { store: it } = store();
    const given = picture(1);
    const taken = it.incoming.take(40 * kilobyte);
    taken.set(picture(2));
    const [plain, placed] = [it.keep(given), it.keep(taken)];
    given.fill(0);
    it.incoming.giveBack(taken);
    it.incoming.take(40 * kilobyte).fill(0);
    expect([await plain.read(), await placed.read()].map((bytes) => Buffer.from(bytes).toString("base64"))).toEqual(
      [picture(1), picture(2)].map((bytes) => Buffer.from(bytes).toString("base64")),
    );
    // Neither do readers share what the next picture may be put into.
    const read = await placed.read();
    placed.release();
    await it.settled();
    it.keep(picture(3));
    expect(Buffer.compare(read, picture(2))).toBe(0);
  });

  it("knows the digest of a picture, in memory or on disk", async () => {
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const bytes = new TextEncoder().encode("abc");
    const { store: it } = store();
    const { store: small } = store({ memoryBytes: 0 });
    const aside = small.keep(bytes);
    await small.settled();
    expect([await it.keep(bytes).sha256(), await aside.sha256()]).toEqual([abc, abc]);
    aside.release();
    expect(await aside.sha256()).toBe(abc);
    await small.close();
  });

  it("puts small pictures aside that hold on to the room of large ones which have gone", async () => {
    const { store: it } = store({ memoryBytes: 20 * kilobyte ** 2 });
    const small = Array.from({ length: 20 }, (_, number) => {
      // Put in their place as they come, one behind the other.
      const [same, own] = [it.incoming.take(6 * kilobyte ** 2).fill(1), it.incoming.take(kilobyte).fill(number)];
      it.keep(same);
      return it.keep(own);
    });
    await it.settled();
    it.keep(new Uint8Array(1));
    await it.settled();
    expect(it.holes + it.held).toBeLessThanOrEqual((20 + 32) * kilobyte ** 2);
    for (const [number, source] of small.entries()) {
      expect(await source.read()).toEqual(new Uint8Array(kilobyte).fill(number));
    }
    await it.close();
  });

  it("makes those wait who add faster than the disk takes, and only those", async () => {
    const { store: it } = store({ memoryBytes: kilobyte ** 2 });
    it.keep(new Uint8Array(kilobyte ** 2));
    expect(it.room()).toBeUndefined();
    for (let count = 0; count < 3; count++) it.keep(new Uint8Array(8 * kilobyte ** 2).fill(count + 1));
    await it.room();
    expect(it.held).toBeLessThanOrEqual(9 * kilobyte ** 2);
    await it.settled();
    expect(it.room()).toBeUndefined();
    await it.close();
  });

  it("gives room back for a picture that was released while it was being written", async () => {
    const { store: it } = store({ memoryBytes: 0 });
    const [first, second] = [it.keep(new Uint8Array(8 * kilobyte ** 2)), [] as KeptSource[]];
    await it.settled();
    const written = it.keep(new Uint8Array(8 * kilobyte ** 2).fill(1));
    // Far enough for the writing to have begun; its end needs a turn of the event loop.
    for (let step = 0; step < 50; step++) await Promise.resolve();
    written.release();
    for (let count = 2; count < 8; count++) {
      second.push(it.keep(new Uint8Array(8 * kilobyte ** 2).fill(count)));
      await it.settled();
    }
    expect(it.spilled).toBe(64 * kilobyte ** 2);
    for (const source of [first, ...second]) source.release();
    expect(it.spilled).toBe(0);
    await it.close();
  });

  it("goes on after it was closed, without what it had put aside", async () => {
    const { store: it } = store({ memoryBytes: 0 });
    const gone = it.keep(picture(1));
    await it.settled();
    await it.close();
    await expect(gone.read()).rejects.toThrow(SourceGoneError);
    const source = it.keep(picture(2));
    await it.settled();
    expect(Buffer.compare(await source.read(), picture(2))).toBe(0);
    await it.close();
    gone.release();
  });

  it("gives every picture back as it was, whatever is kept and released in whatever order", async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ keep: fc.integer({ min: 0, max: 3000 }), again: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ release: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ read: fc.nat() }) },
      { weight: 1, arbitrary: fc.constant("settle" as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8000 }), fc.array(step, { maxLength: 40 }), async (budget, steps) => {
        const { store: it, reports } = store({ memoryBytes: budget });
        const live: { readonly source: KeptSource; readonly bytes: Uint8Array }[] = [];
        let number = 0;
        for (const each of steps) {
          if (each === "settle") await it.settled();
          else if ("keep" in each) {
            const bytes = picture(each.again ? 0 : ++number, each.keep);
            live.push({ source: it.keep(bytes.slice()), bytes });
          } else if ("release" in each) live.splice(each.release % Math.max(1, live.length), 1)[0]?.source.release();
          else {
            const one = live[each.read % Math.max(1, live.length)];
            if (one) expect(await one.source.read()).toEqual(one.bytes);
          }
        }
        for (const { source, bytes } of live) expect(await source.read()).toEqual(bytes);
        for (const { source } of live) source.release();
        await it.settled();
        expect([it.held, reports]).toEqual([0, []]);
        await it.close();
      }),
      { seed: 20260102, numRuns: 100 },
    );
  });
});
