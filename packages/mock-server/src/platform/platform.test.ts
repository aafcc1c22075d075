import { readdir } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as browserBytes from "./browser/bytes.js";
import { diskFolder as browserDisk, builtInFolder as browserFolder } from "./browser/folders.js";
import * as browserHash from "./browser/hash.js";
import { nextTurn as browserTurn } from "./browser/next-turn.js";
import * as nodeBytes from "./node/bytes.js";
import { builtInFolder as nodeFolder } from "./node/folders.js";
import * as nodeHash from "./node/hash.js";
import { nextTurn as nodeTurn } from "./node/next-turn.js";

const modulesOf = async (side: string) =>
  (await readdir(new URL(side, import.meta.url))).filter((name) => /(?<!\.test)\.ts$/.test(name));

describe("what Node has and what a browser has", () => {
  it("goes by the same names", async () => {
    const inNode = await modulesOf("./node");
    expect(inNode.length).toBeGreaterThan(5);
    for (const name of inNode) {
      const [node, browser] = await Promise.all([import(`./node/${name}`), import(`./browser/${name}`)]);
      expect(Object.keys(browser).sort(), name).toEqual(Object.keys(node).sort());
    }
  });

  it("signs and hashes alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (key, text) => {
        expect(browserHash.sha256Hex(text)).toBe(nodeHash.sha256Hex(text));
        expect(browserHash.hmacSha256Hex(key, text)).toBe(nodeHash.hmacSha256Hex(key, text));
        const [own, other] = [browserHash.hmacSha256(key, text), nodeHash.hmacSha256(key, text)];
        expect([...own]).toEqual([...other]);
        expect(browserHash.hmacSha256Hex(own, key)).toBe(nodeHash.hmacSha256Hex(other, key));
        expect(browserHash.hmacSha1Base64(key, text)).toBe(nodeHash.hmacSha1Base64(key, text));
      }),
    );
  });

  it("tells texts apart alike", () => {
    const alike = fc.constantFrom("", "a", "ab", "abc", "abd", "ä", "aab");
    fc.assert(
      fc.property(fc.oneof(alike, fc.string()), fc.oneof(alike, fc.string()), (a, b) => {
        expect([browserHash.sameText(a, b), nodeHash.sameText(a, b)]).toEqual([a === b, a === b]);
        expect([browserHash.sameText(a, a), nodeHash.sameText(a, a)]).toEqual([true, true]);
      }),
    );
  });

  it.each([
    ["plain letters", "abc", "abc"],
    ["a byte order mark", "\ufeffgrün", "grün"],
    ["signs of four bytes", "佐糖 🖼", "佐糖 🖼"],
  ])("decodes UTF-8 of %s", (_, text, decoded) => {
    expect(nodeBytes.textOfUtf8(new TextEncoder().encode(text))).toBe(decoded);
    expect(nodeBytes.textOfUtf8(Uint8Array.of(...new TextEncoder().encode(text), 0xff))).toBeUndefined();
  });

  it("reads, writes and counts bytes alike", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: "binary" }), (bytes, text) => {
        const written = browserBytes.toBase64(bytes);
        expect(written).toBe(nodeBytes.toBase64(bytes));
        for (const form of [written, written.replace(/=+$/, ""), written.replace(/==$/, "=")]) {
          expect([...browserBytes.fromBase64(form)]).toEqual([...bytes]);
          expect([...nodeBytes.fromBase64(form)]).toEqual([...bytes]);
          for (const into of [browserBytes.fromBase64Into, nodeBytes.fromBase64Into]) {
            for (const length of [bytes.length, bytes.length + 3]) {
              const target = new Uint8Array(length);
              expect(into(form, target)).toBe(bytes.length);
              expect([...target.subarray(0, bytes.length)]).toEqual([...bytes]);
            }
          }
        }
        expect(browserBytes.utf8Length(text)).toBe(nodeBytes.utf8Length(text));
        const encoded = new TextEncoder().encode(text);
        for (const each of [encoded, bytes, encoded.subarray(1), new TextEncoder().encode(`\ufeff${text}`)]) {
          expect(nodeBytes.textOfUtf8(each)).toBe(browserBytes.textOfUtf8(each));
        }
      }),
    );
  });

  it("compares parts of bytes alike", () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 12, max: 1 });
    fc.assert(
      fc.property(bytes, bytes, fc.nat(12), fc.nat(12), fc.nat(12), (a, b, aAt, bAt, most) => {
        const [aFrom, bFrom] = [aAt % a.length, bAt % b.length];
        const length = Math.min(most, a.length - aFrom, b.length - bFrom);
        const [one, other] = [a.subarray(aFrom, aFrom + length), b.subarray(bFrom, bFrom + length)];
        const isSame = one.every((byte, at) => byte === other[at]);
        expect(nodeBytes.sameAt(a, aFrom, b, bFrom, length)).toBe(isSame);
        expect(browserBytes.sameAt(a, aFrom, b, bFrom, length)).toBe(isSame);
      }),
    );
  });

  it("has the same pictures built in", async () => {
    expect([...(await browserFolder().names())].sort()).toEqual([...(await nodeFolder().names())].sort());
    expect(await browserFolder().read("no.jpg")).toBeUndefined();
  });

  it("gives everything a turn that is already runnable", async () => {
    for (const nextTurn of [nodeTurn, browserTurn]) {
      let ran = false;
      Promise.resolve().then(() => {
        ran = true;
      });
      await nextTurn();
      expect(ran).toBe(true);
    }
  });
});

describe("a folder in a browser", () => {
  it("does not exist", () => {
    expect(() => browserDisk("pictures")).toThrow(RangeError);
  });
});
