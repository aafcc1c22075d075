import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceOf, nearestWord } from "./nearest-word.js";

const fields = ["image_file", "image_url", "image_base64", "type", "sync", "scale_factor"];

describe("the word that was probably meant", () => {
  it.each([
    ["image_flie", "image_file"],
    ["image_fil", "image_file"],
    ["imagefile", "image_file"],
    ["imageFile", "image_file"],
    ["IMAGE-FILE", "image_file"],
    ["typ", "type"],
    ["types", "type"],
    ["snyc", "sync"],
    ["scale_facter", "scale_factor"],
  ])("of %s is %s", (word, meant) => {
    expect(nearestWord(word, fields)).toBe(meant);
  });

  it.each(["", "file", "callback_url", "tye!xx", "x", "bg_color"])("of %s is none", (word) => {
    expect(nearestWord(word, fields)).toBeUndefined();
  });

  it("is none where there are no words", () => {
    expect(nearestWord("type", [])).toBeUndefined();
  });
});

describe("the distance of two texts", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["abc", "acb", 1],
    ["abc", "ab", 1],
    ["kitten", "sitting", 3],
  ])("of %j and %j is %i", (from, to, distance) => {
    expect(distanceOf(from, to)).toBe(distance);
  });

  it("is the same both ways, and no more than the longer of them", () => {
    const text = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(distanceOf(a, b)).toBe(distanceOf(b, a));
        expect(distanceOf(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distanceOf(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it("is found soon, however long the texts are", () => {
    expect(distanceOf("a".repeat(1_000_000), "b".repeat(1_000_000))).toBe(256);
  });
});
