import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { MAX_PIXELS } from "../pixels.js";
import { type BmpParts, makeBmp } from "../testing/make-bmp.js";
import { pixelAt } from "../testing/pictures.js";
import { UndecodablePictureError } from "../undecodable-picture-error.js";
import { decodeBmp } from "./decode-bmp.js";

const decode = (parts: BmpParts) => decodeBmp(makeBmp(parts), MAX_PIXELS);

const RED = [255, 0, 0];
const GREEN = [0, 255, 0];
const BLUE = [0, 0, 255];
/** Blue, green, red, unused. */
const PALETTE = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];

describe("decodeBmp", () => {
  it("reads 1 bit per pixel, nine pixels wide", () => {
    const palette = [0, 0, 255, 0, 255, 0, 0, 0];
    const pixels = decode({
      width: 9,
      height: 2,
      depth: 1,
      palette,
      rows: [
        [0b10101010, 0b10000000],
        [0, 0],
      ],
    });
    expect(pixels).toMatchObject({ width: 9, height: 2, channels: 3 });
    expect([0, 1].map((y) => [0, 1, 7, 8].map((x) => pixelAt(pixels, x, y)))).toEqual([
      [RED, RED, RED, RED],
      [BLUE, RED, RED, BLUE],
    ]);
  });

  it.each([4, 5])("reads 4 bits per pixel, %i pixels wide", (width) => {
    const rows = [
      [0x01, 0x20, 0x10],
      [0x21, 0x02, 0x20],
    ].map((row) => row.slice(0, Math.ceil(width / 2)));
    const pixels = decode({ width, height: 2, depth: 4, palette: PALETTE, colours: 3, rows });
    expect([0, 1, 2, 3].map((x) => pixelAt(pixels, x, 0))).toEqual([BLUE, GREEN, RED, BLUE]);
    expect([0, 1, 2, 3].map((x) => pixelAt(pixels, x, 1))).toEqual([RED, GREEN, BLUE, RED]);
    if (width === 5) expect([pixelAt(pixels, 4, 0), pixelAt(pixels, 4, 1)]).toEqual([BLUE, GREEN]);
  });

  it("reads 8 bits per pixel; a colour that the palette lacks is black", () => {
    const pixels = decode({ width: 3, height: 1, depth: 8, palette: PALETTE, colours: 3, rows: [[2, 0, 200]] });
    expect([0, 1, 2].map((x) => pixelAt(pixels, x, 0))).toEqual([BLUE, RED, [0, 0, 0]]);
  });

  it("reads 16 bits per pixel up to full intensity", () => {
    const pixels = decode({ width: 3, height: 1, depth: 16, rows: [[0x00, 0x7c, 0xe0, 0x03, 0xff, 0x7f]] });
    expect([0, 1, 2].map((x) => pixelAt(pixels, x, 0))).toEqual([RED, GREEN, [255, 255, 255]]);
  });

  it("reads 16 bits per pixel with masks of five, six and five bits", () => {
    const rows = [[0x00, 0xf8, 0xe0, 0x07, 0x1f, 0x00]];
    const pixels = decode({ width: 3, height: 1, depth: 16, masks: [0xf800, 0x07e0, 0x001f], rows });
    expect([0, 1, 2].map((x) => pixelAt(pixels, x, 0))).toEqual([RED, GREEN, BLUE]);
  });

  it("reads 24 bits per pixel, the bottom row first", () => {
    const rows = [
      [255, 0, 0],
      [0, 0, 255],
    ];
    const pixels = decode({ width: 1, height: 2, depth: 24, rows });
    expect([pixelAt(pixels, 0, 0), pixelAt(pixels, 0, 1)]).toEqual([RED, BLUE]);
  });

  it("reads a negative height as the top row first", () => {
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const pixels = decode({ width: 1, height: -2, depth: 24, rows });
    expect([pixelAt(pixels, 0, 0), pixelAt(pixels, 0, 1)]).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ]);
  });

  it("reads 32 bits per pixel without a mask as opaque", () => {
    const pixels = decode({ width: 1, height: 1, depth: 32, rows: [[10, 20, 30, 0]] });
    expect(pixels.channels).toBe(3);
    expect(pixelAt(pixels, 0, 0)).toEqual([30, 20, 10]);
  });

  it("keeps the alpha of 32 bits per pixel when a mask names it", () => {
    const masks = [0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000];
    const pixels = decode({
      width: 2,
      height: 1,
      depth: 32,
      kind: 124,
      masks,
      rows: [[10, 20, 30, 128, 1, 2, 3, 255]],
    });
    expect([pixelAt(pixels, 0, 0), pixelAt(pixels, 1, 0)]).toEqual([
      [30, 20, 10, 128],
      [3, 2, 1, 255],
    ]);
  });

  it("ignores masks that the header does not put to use", () => {
    const pixels = decode({ width: 1, height: 1, depth: 32, kind: 108, rows: [[10, 20, 30, 40]] });
    expect(pixelAt(pixels, 0, 0)).toEqual([30, 20, 10]);
  });

  it("skips a gap before the rows", () => {
    expect(pixelAt(decode({ width: 1, height: 1, depth: 24, gap: 10, rows: [[1, 2, 3]] }), 0, 0)).toEqual([3, 2, 1]);
  });

  it("reads the oldest header, whose palette has three bytes per colour", () => {
    const file = Buffer.alloc(14 + 12 + 6 + 4);
    file.write("BM", 0, "latin1");
    file.writeUInt32LE(32, 10);
    file.writeUInt32LE(12, 14);
    file.writeUInt16LE(1, 18);
    file.writeUInt16LE(1, 20);
    file.writeUInt16LE(1, 22);
    file.writeUInt16LE(1, 24);
    file.set([1, 2, 3, 4, 5, 6, 0b10000000], 26);
    expect(pixelAt(decodeBmp(file, MAX_PIXELS), 0, 0)).toEqual([6, 5, 4]);
  });

  const hostile: Record<string, BmpParts> = {
    "a size beyond the limit": { width: 100_000, height: 100_000, depth: 24, rows: [[1, 2, 3]] },
    "the largest declarable size": { width: 0x7fffffff, height: -0x80000000, depth: 32, rows: [] },
    "more rows than the file holds": { width: 1, height: 2, depth: 24, rows: [[1, 2, 3]] },
    "no width": { width: 0, height: 1, depth: 24, rows: [] },
    "a negative width": { width: -1, height: 1, depth: 24, rows: [[1, 2, 3]] },
    "an unknown depth": { width: 1, height: 1, depth: 7, rows: [[1, 2, 3, 4]] },
    "run lengths": { width: 1, height: 1, depth: 8, compression: 1, palette: PALETTE, rows: [[1, 0, 0, 1]] },
    "an embedded JPEG": { width: 1, height: 1, depth: 0, compression: 4, rows: [[1, 2, 3, 4]] },
  };
  it.each(Object.entries(hostile))("refuses %s", (_, parts) => {
    expect(() => decode(parts)).toThrow(UndecodablePictureError);
  });

  it("refuses every file that is cut off", () => {
    const whole = makeBmp({
      width: 3,
      height: 2,
      depth: 16,
      masks: [0xf800, 0x07e0, 0x001f],
      rows: [
        [1, 2, 3, 4, 5, 6],
        [1, 2, 3, 4, 5, 6],
      ],
    });
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeBmp(whole.subarray(0, length), MAX_PIXELS)).toThrow(UndecodablePictureError);
    }
  });
});
