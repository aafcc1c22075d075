import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { encodeByLetters, fromBase64, toBase64 } from "./base64.js";

describe("base64", () => {
  test.each([0, 1, 2, 3, 0x7fff, 0x8000, 0x8001, 0x10000, 100_003])("brings %i bytes there and back", (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    const text = toBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString("base64"));
    expect(encodeByLetters(bytes)).toBe(text);
    expect(fromBase64(text)).toEqual(bytes);
  });

  test("brings any bytes there and back, on one bare line", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
        expect(fromBase64(text)).toEqual(bytes);
      }),
      fixedRun,
    );
  });

  test("is read from a part of a longer buffer alone", () => {
    const whole = Uint8Array.of(9, 1, 2, 3, 9);
    expect(toBase64(whole.subarray(1, 4))).toBe("AQID");
  });

  test.each(["A", "AAAA=", "AA==A", "data:image/png;base64,AAAA", "AA-_", "€"])("is not read from %j", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  test("is read over line breaks and without its padding", () => {
    expect(fromBase64("AQ\r\nID\n")).toEqual(Uint8Array.of(1, 2, 3));
    expect(fromBase64("AQI")).toEqual(Uint8Array.of(1, 2));
  });
});
