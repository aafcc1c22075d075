import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearWords, parseWord, wordsIn } from "./grammar.js";

describe("words in a text", () => {
  it.each([
    ["photo.gc-429.jpg", ["gc-429"]],
    ["https://x.test/gc-state-8/cat.jpg", ["gc-state-8"]],
    ["my-key.gc-429", ["gc-429"]],
    ["gc-hang", ["gc-hang"]],
    ["gc-429 gc-reset,gc-late", ["gc-429", "gc-reset", "gc-late"]],
    ["photo_gc-poll-429-x2_final.JPG", ["gc-poll-429-x2"]],
    ["https://x.test/a.jpg?t=gc-lost&u=1", ["gc-lost"]],
    ["gc-429gc-430", ["gc-429gc-430"]],
    ["my-gc-429", []],
    ["xgc-429", []],
    ["GC-429", []],
    ["gc_429", []],
    ["gc-", []],
    ["", []],
  ])("%j has %j", (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it("are not looked for in long text, which is a picture", () => {
    expect(wordsIn(`gc-429 ${"A".repeat(3000)}`)).toEqual([]);
  });

  it("are found wherever they are delimited", () => {
    const word = fc.stringMatching(/^gc-[a-z0-9](-?[a-z0-9]){0,10}$/);
    const edge = fc.constantFrom("", ".", "/", "_", " ", "A", "%2F", "é", "?t=");
    fc.assert(
      fc.property(word, edge, edge, (text, before, after) => {
        expect(wordsIn(`${before}${text}${after === "" ? "" : `.${after}`}`)).toEqual([text]);
      }),
    );
  });
});

describe("a word", () => {
  const list = new Set(["gc-429", "gc-hang", "gc-poll-x", "gc-link-x2"]);
  const parse = (text: string) => parseWord(text, (word) => list.has(word));

  it.each([
    ["gc-429", { word: "gc-429" }],
    ["gc-429-x2", { word: "gc-429", count: 2 }],
    ["gc-429-x99", { word: "gc-429", count: 99 }],
    ["gc-poll-429", { word: "gc-429", operation: "poll" }],
    ["gc-submit-429-x3", { word: "gc-429", operation: "submit", count: 3 }],
    ["gc-download-hang", { word: "gc-hang", operation: "fetch-result" }],
    ["gc-429-x0", undefined],
    ["gc-429-x100", undefined],
    ["gc-430", undefined],
    ["gc-poll-", undefined],
    ["gc-poll-poll-429", undefined],
  ])("%s is read as %j", (text, parsed) => {
    expect(parse(text)).toEqual(parsed);
  });

  it("of the list goes before its parts", () => {
    expect(parse("gc-poll-x")).toEqual({ word: "gc-poll-x" });
    expect(parse("gc-link-x2")).toEqual({ word: "gc-link-x2" });
  });
});

describe("the words nearest to one that is unknown", () => {
  const words = ["gc-429", "gc-500", "gc-expired-link", "gc-hang", "gc-http-429"];

  it.each([
    ["gc-428", "gc-429"],
    ["gc-poll-428-x2", "gc-429"],
    ["gc-expird-link", "gc-expired-link"],
    ["gc-hangs", "gc-hang"],
  ])("of %s begin with %s", (text, nearest) => {
    expect(nearWords(text, words)[0]).toBe(nearest);
  });

  it("are none when nothing is near", () => {
    expect(nearWords("gc-something-else-entirely", words)).toEqual([]);
  });
});
