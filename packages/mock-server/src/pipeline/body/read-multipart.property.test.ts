import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { part, rawMultipart, usualBoundary } from "../../testing/raw-multipart.js";
import { multipartReader } from "./read-multipart.js";

const contentType = `multipart/form-data; boundary=${usualBoundary}`;
const rule = { as: "file", mostBytes: 1_000_000, whenTooLarge: "note" } as const;

/** Bytes that look like boundaries more often than chance would have it. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc
        .constantFrom("\r", "\n", "\r\n", "--", "\r\n--", `--${usualBoundary.slice(0, -1)}`)
        .map((text) => Buffer.from(text)),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => new Uint8Array(Buffer.concat(pieces)));

/** Where a body is cut, as shares of what is left. */
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 50 });

function read(body: Uint8Array, lengths: readonly number[]) {
  const reader = multipartReader(contentType, () => rule);
  let at = 0;
  for (let turn = 0; at < body.byteLength; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    reader.write(body.subarray(at, at + length));
    at += length;
  }
  return reader.end();
}

describe("a multipart body", () => {
  it("reads the same however it is cut", () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 4 }), cuts, (contents, lengths) => {
        const body = rawMultipart(
          contents.map((bytes, at) => part(`name="f${at}"; filename="\u7167\u7247 ${at}.jpg"`, bytes)),
        );
        const { fields } = read(new Uint8Array(body), lengths);
        const seen = Object.entries(fields).map(([name, value]) =>
          typeof value === "string" ? [name] : [name, value.fileName, Buffer.from(value.bytes).toString("hex")],
        );
        expect(seen).toEqual(
          contents.map((bytes, at) => [`f${at}`, `\u7167\u7247 ${at}.jpg`, Buffer.from(bytes).toString("hex")]),
        );
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it("is refused wherever it breaks off before its last boundary", () => {
    const whole = rawMultipart([part('name="a"; filename="a"', "one"), part('name="b"', "two")], { epilogue: "" });
    for (let length = 0; length < whole.byteLength; length++) {
      if (whole.subarray(0, length).includes(`--${usualBoundary}--`)) continue;
      expect(() => read(new Uint8Array(whole.subarray(0, length)), [7])).toThrow(
        "the body ends before its last boundary",
      );
    }
  });
});
