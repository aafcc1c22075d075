import { describe, expect, test } from "vitest";
import { ByteReader } from "./byte-reader.js";
import { PictureFault } from "./picture-fault.js";

const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 0xff]);
const bigEnd = new ByteReader(bytes, "big");
const littleEnd = new ByteReader(bytes, "little");

describe("ByteReader", () => {
  test("reads numbers in either byte order", () => {
    expect([bigEnd.u8(1), bigEnd.u16(0), bigEnd.u24(0), bigEnd.u32(0)]).toEqual([2, 0x102, 0x10203, 0x1020304]);
    expect([littleEnd.u16(0), littleEnd.u24(0), littleEnd.u32(0)]).toEqual([0x201, 0x30201, 0x4030201]);
    expect(littleEnd.i32(4)).toBe(-0xf8f9fb);
    expect(new ByteReader(Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 2]), "big").u64(0)).toBe(2 ** 32 + 2);
  });

  test("reads text byte by byte", () => {
    expect(new ByteReader(Uint8Array.from([0x89, 0x50, 0]), "big").text(0, 3)).toBe("\x89P\0");
  });

  test("counts the positions of a part from its start and keeps the byte order", () => {
    const part = littleEnd.part(2, 3);
    expect(part.length).toBe(3);
    expect(part.u16(0)).toBe(0x403);
    expect(() => part.u8(3)).toThrow(PictureFault);
  });

  test("reads a view that does not begin at the start of its buffer", () => {
    expect(new ByteReader(bytes.subarray(3), "big").u16(0)).toBe(0x405);
  });

  test.each([-1, 8, 2 ** 32, 1e300, Number.NaN, Number.POSITIVE_INFINITY])("refuses position %s", (at) => {
    const reads = [() => bigEnd.u8(at), () => bigEnd.u16(at), () => bigEnd.u24(at), () => bigEnd.u32(at)];
    for (const read of [...reads, () => bigEnd.i32(at), () => bigEnd.u64(at), () => bigEnd.text(at, 1)]) {
      expect(read).toThrow(PictureFault);
    }
    expect(() => bigEnd.part(at, 1)).toThrow(PictureFault);
  });

  test("refuses a number that begins inside the bytes and ends outside", () => {
    expect(() => bigEnd.u16(7)).toThrow("truncated: the file ends before its header does");
    expect(() => bigEnd.u64(1)).toThrow(PictureFault);
    expect(() => bigEnd.need(4, 5, "the image data")).toThrow("truncated: the file ends before the image data does");
    expect(() => bigEnd.need(4, -1)).toThrow(PictureFault);
  });
});
