import { describe, expect, test } from "vitest";
import { probePicture } from "../probe-picture.js";
import { little, patched } from "../testing/bytes.js";
import { encodeBmp } from "../testing/encode-bmp.js";
import { facts } from "../testing/sample-pictures.js";

const TRUNCATED = { ok: false, fault: "truncated: the file ends before the image data does" };
const plain = encodeBmp({ width: 13, height: 7 });

describe("a BMP", () => {
  test.each([12, 16, 40, 52, 56, 64, 108, 124] as const)("may have a second header of %i bytes", (kind) => {
    const probe = probePicture(encodeBmp({ width: 13, height: 7, kind }));
    expect(probe).toEqual({ ok: true, facts: facts("bmp", 13, 7) });
  });

  test("has the same height whether its rows go up or down", () => {
    const topDown = encodeBmp({ width: 13, height: -7 });
    expect(probePicture(topDown)).toEqual({ ok: true, facts: facts("bmp", 13, 7) });
    expect(probePicture(topDown.subarray(0, -1))).toEqual(TRUNCATED);
  });

  test.each([1, 4, 8, 16, 24, 32])("needs all rows of %i bits per pixel, each padded to four bytes", (depth) => {
    const bytes = encodeBmp({ width: 13, height: 7, depth });
    expect(probePicture(bytes).ok).toBe(true);
    expect(probePicture(bytes.subarray(0, -1))).toEqual(TRUNCATED);
  });

  test.each([
    // Header bytes, bits per pixel, compression, alpha mask, has alpha.
    [108, 32, 3, 0xff000000, true],
    [124, 32, 3, 0xff000000, true],
    [56, 32, 3, 0xff000000, true],
    [40, 32, 6, 0xff000000, true],
    [124, 32, 3, 0, false],
    [124, 32, 0, 0xff000000, false],
    [40, 32, 3, 0xff000000, false],
    [40, 32, 0, 0xff000000, false],
    [124, 24, 0, 0xff000000, false],
    [124, 16, 3, 0x8000, false],
    [12, 32, 0, 0, false],
  ] as const)(
    "of header %i, %i bits, compression %i and mask %i has alpha: %s",
    (kind, depth, compression, alphaMask, alpha) => {
      const bytes = encodeBmp({ width: 13, height: 7, kind, depth, compression, alphaMask });
      expect(probePicture(bytes)).toEqual({ ok: true, facts: facts("bmp", 13, 7, { alpha }) });
    },
  );

  test("needs as much compressed data as its header declares", () => {
    const data = new Uint8Array(20);
    const runs = encodeBmp({ width: 13, height: 7, depth: 8, compression: 1, data });
    const embedded = encodeBmp({ width: 13, height: 7, depth: 0, compression: 5, data });
    const os2 = encodeBmp({ width: 13, height: 7, kind: 64, depth: 1, compression: 3, data });
    for (const bytes of [runs, embedded, os2]) {
      expect(probePicture(bytes)).toEqual({ ok: true, facts: facts("bmp", 13, 7) });
      expect(probePicture(bytes.subarray(0, -1))).toEqual(TRUNCATED);
    }
    const undeclared = patched(runs, 34, [0, 0, 0, 0]);
    expect(probePicture(undeclared.subarray(0, -1)).ok).toBe(true);
    expect(probePicture(undeclared.subarray(0, 54))).toEqual(TRUNCATED);
  });

  test("is not held to the length that its file header declares, which is often wrong", () => {
    expect(probePicture(patched(plain, 2, [0, 0, 0, 0])).ok).toBe(true);
  });

  test("is damaged when it has an impossible depth or its data begins in the header", () => {
    const [none, seven] = [0, 7].map((depth) => probePicture(patched(plain, 28, little(depth, 2))));
    expect(none).toEqual({ ok: false, fault: "damaged: the BMP header declares 0 bits per pixel" });
    expect(seven).toEqual({ ok: false, fault: "damaged: the BMP header declares 7 bits per pixel" });
    const fault = "damaged: the BMP image data is said to begin inside the header";
    expect(probePicture(patched(plain, 10, [53]))).toEqual({ ok: false, fault });
  });

  test.each([
    [0, 7],
    [13, 0],
    [-13, 7],
  ])("of %i x %i is of zero size", (width, height) => {
    const bytes = patched(patched(plain, 18, little(width, 4)), 22, little(height, 4));
    const fault = `zero size: the header declares ${width} x ${height} pixels`;
    expect(probePicture(bytes)).toEqual({ ok: false, fault });
  });

  test("of the largest size that a header can state is truncated", () => {
    const extreme = patched(patched(plain, 18, little(0x7fffffff, 4)), 22, [0, 0, 0, 0x80]);
    expect(probePicture(extreme)).toEqual(TRUNCATED);
  });
});
