import { describe, expect, test } from "vitest";
import { probePicture } from "./probe-picture.js";
import { big, bytesOf, little } from "./testing/bytes.js";
import { jpgSegment, pngChunk, vp8x, webpChunk } from "./testing/chunks.js";

/** The largest file that any of the vendors takes. */
const fileBytes = 15 * 1024 * 1024;
/** How many times as long as one plain walk over its bytes a file may take: a walk that starts again takes far longer. */
const mostWalks = 12;

/** A file of full size: a beginning, and after it the same piece again and again. */
function filled(beginning: Uint8Array, piece: Uint8Array): Uint8Array {
  const file = new Uint8Array(fileBytes);
  file.set(beginning);
  for (let at = beginning.length; at + piece.length <= file.length; at += piece.length) file.set(piece, at);
  return file;
}

const pngStart = bytesOf(0x89, "PNG\r\n\x1a\n", pngChunk("IHDR", bytesOf(big(9, 4), big(9, 4), 8, 2, 0, 0, 0)));
const gifStart = bytesOf("GIF89a", little(9, 2), little(9, 2), 0, 0, 0);
const webpStart = bytesOf("RIFF", little(fileBytes - 8, 4), "WEBP", vp8x(0xff, 9, 9));
const jpgStart = bytesOf(0xff, 0xd8, 0xff);
const jpgScan = bytesOf(
  [0xff, 0xd8],
  jpgSegment(0xc0, bytesOf(8, big(9, 2), big(9, 2), 1, 1, 0x11, 0)),
  jpgSegment(0xda, bytesOf(1, 1, 0, 0, 63, 0)),
);

/** A directory whose three lists of places are as long as the file has room for, and all point into it. */
function tiffOfPlaces(): Uint8Array {
  const [count, placesAt, sizesAt] = [1_500_000, 0x1000, 0x1000 + 6_000_000];
  const numbers: readonly (readonly [tag: number, value: number])[] = [
    [256, 9],
    [257, 9],
    [273, placesAt],
    [279, sizesAt],
    [324, placesAt],
    [325, sizesAt],
    [513, placesAt],
    [514, sizesAt],
  ];
  const entries = numbers.map(([tag, value]) =>
    bytesOf(little(tag, 2), little(4, 2), little(tag < 273 ? 1 : count, 4), little(value, 4)),
  );
  return filled(bytesOf("II*\0", little(8, 4), little(entries.length, 2), ...entries, little(0, 4)), bytesOf(0));
}

const files: readonly (readonly [name: string, make: () => Uint8Array])[] = [
  ["zeros", () => new Uint8Array(fileBytes)],
  ["a JPEG of segments with bytes between them that belong to nothing", () => filled(jpgStart, strays(0))],
  ["a JPEG of segments with fill bytes between them", () => filled(jpgStart, strays(0xff))],
  ["a JPEG of bare markers", () => filled(jpgStart, bytesOf(0xff, 0xd0))],
  ["a JPEG of broken EXIF blocks", () => filled(jpgStart, jpgSegment(0xe1, bytesOf("Exif\0\0II*\0")))],
  ["a JPEG whose image data never ends", () => filled(jpgScan, bytesOf(0xff))],
  ["a PNG of empty chunks", () => filled(pngStart, pngChunk("tEXt"))],
  ["a PNG of empty image data", () => filled(pngStart, pngChunk("IDAT"))],
  ["a GIF of stray bytes", () => filled(gifStart, bytesOf(0))],
  ["a GIF of empty frames", () => filled(gifStart, bytesOf(0x2c, little(0, 8), 0, 2, 0))],
  ["a WebP of empty frames", () => filled(webpStart, webpChunk("ANMF"))],
  ["a TIFF of endless lists of places", tiffOfPlaces],
  ["a TIFF of as many entries as it can have", () => filled(bytesOf("II*\0", little(8, 4), 0xff, 0xff), tiffEntry())],
];

function strays(byte: number): Uint8Array {
  return bytesOf([0xff, 0xe0, 0, 2], new Uint8Array(1500).fill(byte));
}

function tiffEntry(): Uint8Array {
  return bytesOf(little(700, 2), little(3, 2), little(1, 4), little(1, 4));
}

/** The least of a few runs: the machine may be busy with something else. */
function leastMs(act: () => unknown): number {
  const times = [0, 1, 2, 3].map(() => {
    const startedAt = performance.now();
    act();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

function walk(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) sum = (sum + (bytes[at] ?? 0)) | 0;
  return sum;
}

describe("the slowest files of 15 MiB", () => {
  test.each(files)("take no longer than a few walks over their bytes: %s", (_, make) => {
    const file = make();
    expect(leastMs(() => probePicture(file)) / leastMs(() => walk(file))).toBeLessThan(mostWalks);
  });
});
