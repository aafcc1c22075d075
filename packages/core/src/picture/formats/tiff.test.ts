import { describe, expect, test } from "vitest";
import { probePicture } from "../probe-picture.js";
import { bytesOf, little, patched } from "../testing/bytes.js";
import { encodeTiff, grayEntries, type TiffEntry } from "../testing/encode-tiff.js";
import { facts, gradient } from "../testing/sample-pictures.js";

const data = new Uint8Array(12).fill(0x80);
const usual = { ok: true, facts: facts("tiff", 4, 3) };
const TRUNCATED = { ok: false, fault: "truncated: the file ends before the image data does" };

/** The gray picture with some entries replaced or added. */
function grayTiff(...changes: readonly TiffEntry[]): Uint8Array {
  const entries = new Map([...grayEntries(), ...changes].map((entry) => [entry.tag, entry]));
  return encodeTiff({ order: "little", entries: [...entries.values()], data });
}

describe("a TIFF", () => {
  test.each(["none", "lzw", "deflate", "jpeg", "packbits"])("may use the compression %s", async (compression) => {
    const bytes = await gradient(13, 7).tiff({ compression }).toBuffer();
    expect(probePicture(bytes)).toEqual({ ok: true, facts: facts("tiff", 13, 7) });
  });

  test.each([
    ["big", false],
    ["little", false],
    ["big", true],
    ["little", true],
  ] as const)("may be %s-endian, BigTIFF: %s", (order, bigTiff) => {
    const entries = grayEntries(bigTiff ? 16 : 8);
    expect(probePicture(encodeTiff({ order, bigTiff, entries, data }))).toEqual(usual);
  });

  test("may be tiled, a pyramid or a BigTIFF of a real encoder", async () => {
    const tile = { tile: true, tileWidth: 16, tileHeight: 16 };
    for (const options of [tile, { ...tile, pyramid: true }, { bigtiff: true }]) {
      const bytes = await gradient(60, 40).tiff(options).toBuffer();
      expect(probePicture(bytes)).toEqual({ ok: true, facts: facts("tiff", 60, 40) });
    }
  });

  test("has alpha when it has an extra sample", async () => {
    const bytes = await gradient(13, 7, 4).tiff({ compression: "lzw" }).toBuffer();
    expect(probePicture(bytes)).toEqual({ ok: true, facts: facts("tiff", 13, 7, { alpha: true }) });
  });

  test("is turned upright by its orientation", async () => {
    const turned = await gradient(13, 7).withMetadata({ orientation: 6 }).tiff().toBuffer();
    expect(probePicture(turned)).toEqual({ ok: true, facts: facts("tiff", 7, 13) });
    const byHand = grayTiff({ tag: 274, type: 3, values: [5] });
    expect(probePicture(byHand)).toEqual({ ok: true, facts: facts("tiff", 3, 4) });
  });

  test("is not animated by having more pages, and a chain of directories without end is not followed", () => {
    const directoryAt = 8 + data.length;
    const loop = encodeTiff({ order: "little", entries: grayEntries(), data, next: directoryAt });
    expect(probePicture(loop)).toEqual(usual);
  });

  test("may hold its data in many strips, in sparse tiles, or as an old embedded JPEG", () => {
    const offsets = { tag: 273, type: 4, values: [8, 12, 16] } as const;
    expect(probePicture(grayTiff(offsets, { tag: 279, type: 3, values: [4, 4, 4] }))).toEqual(usual);
    const size = grayEntries().slice(0, 2);
    const tiles: TiffEntry[] = [
      { tag: 324, type: 4, values: [8, 0xffffffff] },
      { tag: 325, type: 4, values: [12, 0] },
    ];
    expect(probePicture(encodeTiff({ order: "big", entries: [...size, ...tiles], data }))).toEqual(usual);
    const jpeg: TiffEntry[] = [
      { tag: 513, type: 4, values: [8] },
      { tag: 514, type: 4, values: [12] },
    ];
    expect(probePicture(encodeTiff({ order: "big", entries: [...size, ...jpeg], data }))).toEqual(usual);
  });

  test("may leave out the sizes of its strips", () => {
    const entries = grayEntries().filter(({ tag }) => tag !== 279);
    expect(probePicture(encodeTiff({ order: "little", entries, data }))).toEqual(usual);
  });

  test("may have a private entry that points nowhere, but no public one", () => {
    const nowhere = { type: 4, values: [0x7fffffff], count: 1000 } as const;
    expect(probePicture(grayTiff({ tag: 0xc000, ...nowhere }))).toEqual(usual);
    const fault = "truncated: the file ends before its header does";
    expect(probePicture(grayTiff({ tag: 270, ...nowhere }))).toEqual({ ok: false, fault });
  });

  test("is truncated when a strip goes beyond the file", () => {
    expect(probePicture(grayTiff({ tag: 279, type: 4, values: [1200] }))).toEqual(TRUNCATED);
    expect(probePicture(grayTiff({ tag: 273, type: 4, values: [0xffffffff] }))).toEqual(TRUNCATED);
  });

  test("is truncated when its directory goes beyond the file", () => {
    const fault = "truncated: the file ends before its header does";
    const whole = grayTiff();
    expect(probePicture(patched(whole, 4, [0xff, 0xff, 0xff, 0x7f]))).toEqual({ ok: false, fault });
    expect(probePicture(patched(whole, 8 + data.length, [0xff, 0xff]))).toEqual({ ok: false, fault });
  });

  test("is damaged when its directory makes no sense", () => {
    const noData = encodeTiff({ order: "big", entries: grayEntries().slice(0, 5), data });
    const endless = bytesOf("II+\0", little(8, 2), little(0, 2), little(16, 8), new Uint8Array(8).fill(0xff));
    expect(
      [grayTiff({ tag: 256, type: 3, values: [] }), noData, patched(grayTiff(), 4, [0]), endless].map(probePicture),
    ).toEqual([
      { ok: false, fault: "damaged: the TIFF directory has no width" },
      { ok: false, fault: "damaged: the TIFF directory points to no image data" },
      { ok: false, fault: "damaged: the first TIFF directory is said to begin at byte 0" },
      { ok: false, fault: "damaged: the first TIFF directory claims 18446744073709552000 entries" },
    ]);
    const otherWords = patched(encodeTiff({ order: "little", bigTiff: true, entries: [] }), 4, [4]);
    expect(probePicture(otherWords)).toMatchObject({
      ok: false,
      fault: expect.stringContaining("another size than 8"),
    });
  });

  test("of no height is of zero size", () => {
    const fault = "zero size: the header declares 4 x 0 pixels";
    expect(probePicture(grayTiff({ tag: 257, type: 3, values: [0] }))).toEqual({ ok: false, fault });
  });
});
