import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toBase64 } from "../../contract/base64.js";
import { fixedRun } from "../../testing/fixed-run.js";
import { storedBytes } from "./stored-bytes.js";

const characters = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** As Python decodes UTF-8 with `surrogateescape`. */
function escaped(bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (!text.includes("\uFFFD")) return text;
  return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 | byte)).join("");
}

describe("bytes that were stored as text", () => {
  test("come back from base64, from one character each, and from escapes, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const whole = { bytes, whole: true };
        expect(storedBytes(toBase64(bytes), "base64")).toEqual(whole);
        expect(storedBytes(toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_"), "BASE64")).toEqual(whole);
        expect(storedBytes(characters(bytes), undefined, bytes.length)).toEqual(whole);
        expect(storedBytes(escaped(bytes), undefined, bytes.length)?.bytes).toEqual(bytes);
      }),
      { ...fixedRun, numRuns: 1000 },
    );
  });

  test("come back from UTF-8, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(storedBytes(text, undefined, bytes.length)).toEqual({ bytes, whole: true });
        expect(storedBytes(text, undefined)?.bytes).toEqual(bytes);
      }),
      fixedRun,
    );
  });

  test("mixed with text that is none of theirs keep both", () => {
    const bytes = new TextEncoder().encode("a é 😀 z");
    const text = `a é 😀 \udcff\udc80 z`;
    const expected = Uint8Array.of(...bytes.subarray(0, 10), 0xff, 0x80, 0x20, 0x7a);
    expect(storedBytes(text, undefined)).toEqual({ bytes: expected, whole: true });
  });

  test("are known not to be whole where some of them became a mark", () => {
    expect(storedBytes("a\uFFFD", undefined)).toMatchObject({ whole: false });
    expect(storedBytes("a\uFFFD", undefined, 2)).toMatchObject({ whole: false });
    expect(storedBytes("a\uFFFD", undefined, 4)).toMatchObject({ whole: true });
  });

  test.each([
    ["*", "base64"],
    ["a", "base64"],
    ["text", "gzip"],
    ["text", ""],
  ])("are not made up from %j as %j", (text, encoding) => {
    expect(storedBytes(text, encoding)).toBeUndefined();
  });
});
