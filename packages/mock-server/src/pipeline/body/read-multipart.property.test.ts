import type { Upload } from "@graycard/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { part, rawMultipart, usualBoundary } from "../../testing/raw-multipart.js";
import type { Guess } from "./guess.js";
import type { Incoming } from "./incoming.js";
import { multipartReader, type Room } from "./read-multipart.js";
import { isPlain } from "./split-parts.js";

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

function read(body: Uint8Array, lengths: readonly number[], room?: Room) {
  const reader = multipartReader(contentType, () => rule, room);
  let at = 0;
  for (let turn = 0; at < body.byteLength; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    reader.write(body.subarray(at, at + length));
    at += length;
  }
  return reader.end();
}

const nothing = Buffer.alloc(0);

/** Room in which a part is guessed to be what stands at its number. */
function guessing(guesses: readonly Uint8Array[]): Room {
  const guess = (place: string): Guess => {
    const bytes = guesses[Number(place.split("/")[1])] ?? nothing;
    return { bytes, isPlain: isPlain(bytes), confirm: () => bytes, drop: () => {} };
  };
  const memory: Incoming = {
    take: (length) => new Uint8Array(length),
    cut: (bytes, length) => bytes.subarray(0, length),
    giveBack: () => {},
    guess,
    cameAt: () => {},
  };
  return { expectedBytes: 1_000_000, memory };
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

  it("reads the same whatever was guessed to come, and however much of that does", () => {
    // What a guess and what comes have in common may end anywhere, within the beginning of a boundary for one.
    const begin = fc.array(fc.constantFrom("a", "bc", "\r", "\r\n", "\r\n-", "-", "--"), { maxLength: 12 });
    const halves = fc.tuple(begin, begin, begin).map((texts) => texts.map((pieces) => Buffer.from(pieces.join(""))));
    let skimmable = 0;
    fc.assert(
      fc.property(fc.array(halves, { minLength: 1, maxLength: 3 }), cuts, (contents, lengths) => {
        const come = contents.map(([common = nothing, , rest = nothing]) => Buffer.concat([common, rest]));
        const guessed = contents.map(([common = nothing, other = nothing]) => Buffer.concat([common, other]));
        skimmable += guessed.filter((bytes) => bytes.byteLength > 8 && isPlain(bytes)).length;
        const body = rawMultipart(come.map((bytes, at) => part(`name="${at}"; filename="a.jpg"`, bytes)));
        const { fields } = read(new Uint8Array(body), lengths, guessing(guessed));
        const seen = Object.values(fields).map((value) => Buffer.from((value as Upload).bytes).toString("latin1"));
        expect(seen).toEqual(come.map((bytes) => bytes.toString("latin1")));
      }),
      { seed: 20261128, numRuns: 1000 },
    );
    expect(skimmable).toBeGreaterThan(500);
  });

  it("has an empty part whose empty line is that of the next boundary, though dashes were guessed to come", () => {
    const head = 'Content-Disposition: form-data; name="0"; filename="a.jpg"\r\n';
    const body = Buffer.from(`--${usualBoundary}\r\n${head}\r\n--${usualBoundary}--\r\n`);
    const dashes = Buffer.from("-".repeat(5));
    expect(isPlain(dashes)).toBe(false);
    const { fields } = read(new Uint8Array(body), [1000], guessing([dashes]));
    expect(fields).toEqual({ 0: expect.objectContaining({ bytes: new Uint8Array() }) });
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
