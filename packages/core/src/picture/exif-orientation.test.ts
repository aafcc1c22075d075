import { describe, expect, test } from "vitest";
import { ByteReader } from "./byte-reader.js";
import { exifOrientation } from "./exif-orientation.js";
import { bytesOf, patched } from "./testing/bytes.js";
import { encodeTiff, exifBlock } from "./testing/encode-tiff.js";

const orientationOf = (block: Uint8Array): number => exifOrientation(new ByteReader(block, "big"));

describe("exifOrientation", () => {
  test.each(["big", "little"] as const)("reads all orientations of a %s-endian block", (order) => {
    const blocks = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => exifBlock(orientation, order));
    expect(blocks.map(orientationOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("passes over the mark that JPEG puts before the block", () => {
    expect(orientationOf(bytesOf("Exif\0\0", exifBlock(8)))).toBe(8);
  });

  test("reads an orientation that is stored as LONG", () => {
    const entries = [{ tag: 274, type: 4, values: [6] }] as const;
    expect(orientationOf(encodeTiff({ order: "big", entries }))).toBe(6);
  });

  test("finds the orientation in a block that is cut off after it", () => {
    expect(orientationOf(exifBlock(6).subarray(0, -4))).toBe(6);
  });

  test.each([0, 9, 65535])("ignores the value %i, which is no orientation", (value) => {
    expect(orientationOf(exifBlock(value))).toBe(1);
  });

  test("ignores blocks that make no sense", () => {
    const block = exifBlock(6);
    const directoryElsewhere = patched(block, 4, [0xff, 0xff, 0xff, 0x7f]);
    const directoryInHeader = patched(block, 4, [0, 0, 0, 0]);
    const otherVersion = patched(block, 2, [41]);
    const asText = patched(block, 12, [2]);
    const broken = [new Uint8Array(), bytesOf("Exif\0\0"), bytesOf("II"), directoryElsewhere, directoryInHeader];
    expect([...broken, otherVersion, asText, block.subarray(0, 12)].map(orientationOf)).toEqual(Array(8).fill(1));
  });
});
