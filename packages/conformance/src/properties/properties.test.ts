import { describe, expect, it } from "vitest";
import type { Drawing } from "../pictures/canvas.js";
import { makePicture } from "../pictures/make-picture.js";
import type { Pixels } from "../pictures/read-pixels.js";
import { inBoxes } from "../pictures/region.js";
import { paint } from "../testing/paint.js";
import { agreesWithMask } from "./agrees-with-mask.js";
import { allOf } from "./all-of.js";
import { coversSubject } from "./covers-subject.js";
import { hasClearCorners } from "./has-clear-corners.js";
import { hasCornersOf } from "./has-corners-of.js";
import { hasFormat } from "./has-format.js";
import { hasSize } from "./has-size.js";
import { isBlackAndWhite } from "./is-black-and-white.js";
import { isChangedWithin } from "./is-changed-within.js";
import { isInColour } from "./is-in-colour.js";
import { isOpaque } from "./is-opaque.js";
import { isPlainOutside } from "./is-plain-outside.js";
import { isUnchangedOutside } from "./is-unchanged-outside.js";
import type { Property } from "./property.js";
import { showsSameScene } from "./shows-same-scene.js";
import { exactTolerance, lossyTolerance, toleranceOf } from "./tolerance.js";
import { touchesAllEdges } from "./touches-all-edges.js";

const [red, white, black, grey] = [
  [200, 30, 40],
  [255, 255, 255],
  [0, 0, 0],
  [128, 128, 128],
] as const;
const clear = [0, 0, 0, 0] as const;

const subject = inBoxes({ x: 10, y: 8, width: 20, height: 14 });
const mask = paint((x, y) => (subject(x, y) ? white : black));
const cut = paint((x, y) => (subject(x, y) ? [...red, 255] : clear));
const onWhite = paint((x, y) => (subject(x, y) ? red : white));
const drawing: Drawing = {
  width: 40,
  height: 30,
  rgb: onWhite.data,
  covered: Uint8Array.from({ length: 1200 }, (_, at) => Number(subject(at % 40, Math.floor(at / 40)))),
};

/** The same picture, but for the pixels of a region. */
function changed(picture: Pixels, region: (x: number, y: number) => boolean, colour: readonly number[]): Pixels {
  return paint((x, y) => {
    const at = (y * picture.width + x) * picture.channels;
    return region(x, y) ? colour : [...picture.data.subarray(at, at + picture.channels)];
  });
}

const halfOf = inBoxes({ x: 0, y: 0, width: 20, height: 30 });
const corner = inBoxes({ x: 36, y: 26, width: 4, height: 4 });
const small = { width: 20, height: 15 };

const large = { width: 80, height: 60 };
const onWhiteAt = (x: number, y: number) => (subject(Math.floor(x), Math.floor(y)) ? red : white);
const negative = paint((x, y) => onWhiteAt(x, y).map((each) => 255 - each));
const moved = paint((x, y) => onWhiteAt(x - 10, y));

interface Case {
  readonly name: string;
  readonly holds: () => Property;
  /** What must not hold, and what it then says was seen. */
  readonly fails: readonly (readonly [when: string, property: () => Property, actual: string])[];
}

const cases: readonly Case[] = [
  {
    name: "the size",
    holds: () => hasSize(cut, { width: 40, height: 30 }),
    fails: [
      ["turned", () => hasSize(cut, { width: 30, height: 40 }), "40x30"],
      ["missing", () => hasSize(undefined, small), "no picture"],
    ],
  },
  {
    name: "no transparency",
    holds: () => isOpaque(onWhite),
    fails: [
      ["cut out", () => isOpaque(cut), "a pixel of opacity 0"],
      [
        "clear in one pixel",
        () => isOpaque(paint((x, y) => [...red, x + y === 9 ? 250 : 255])),
        "a pixel of opacity 250",
      ],
      ["missing", () => isOpaque(undefined), "no picture"],
    ],
  },
  {
    name: "clear corners",
    holds: () => hasClearCorners(cut),
    fails: [
      ["without a fourth channel", () => hasClearCorners(onWhite), "a corner of opacity 255"],
      ["full in one corner", () => hasClearCorners(changed(cut, corner, [...red, 200])), "a corner of opacity 200"],
      ["missing", () => hasClearCorners(undefined), "no picture"],
    ],
  },
  {
    name: "corners of a colour",
    holds: () => hasCornersOf(onWhite, [250, 250, 255]),
    fails: [
      ["of another colour", () => hasCornersOf(onWhite, [255, 0, 0]), "a corner of 255, 255, 255"],
      ["red in one corner", () => hasCornersOf(changed(onWhite, corner, red), white), "a corner of 200, 30, 40"],
      ["clear", () => hasCornersOf(cut, [0, 0, 0]), "a corner of 0, 0, 0, opacity 0"],
      ["missing", () => hasCornersOf(undefined, [0, 0, 0]), "no picture"],
    ],
  },
  {
    name: "a plain background",
    holds: () => isPlainOutside(onWhite, subject, white),
    fails: [
      [
        "striped",
        () =>
          isPlainOutside(
            changed(onWhite, (x, y) => !subject(x, y) && x % 10 === 0, grey),
            subject,
            white,
          ),
        "10.0 % of it in another colour",
      ],
      ["of another colour", () => isPlainOutside(onWhite, subject, red), "100.0 % of it in another colour"],
      ["missing", () => isPlainOutside(undefined, subject, white), "no picture"],
    ],
  },
  {
    name: "black and white",
    holds: () => isBlackAndWhite(mask),
    fails: [
      [
        "grey in one half",
        () => isBlackAndWhite(changed(mask, halfOf, grey)),
        "11.7 % white, 38.3 % black, 50.0 % other",
      ],
      ["all white", () => isBlackAndWhite(paint(() => white)), "100.0 % white, 0.0 % black, 0.0 % other"],
      ["all black", () => isBlackAndWhite(paint(() => black)), "0.0 % white, 100.0 % black, 0.0 % other"],
      ["black and red", () => isBlackAndWhite(onWhite), "76.7 % white, 0.0 % black, 23.3 % other"],
      ["missing", () => isBlackAndWhite(undefined), "no picture"],
    ],
  },
  {
    name: "what is to be seen",
    holds: () =>
      showsSameScene(
        onWhite,
        paint((x, y) => onWhiteAt(x / 2, y / 2).map((each) => each / 2 + 60), large),
      ),
    fails: [
      ["negative", () => showsSameScene(onWhite, negative), "a picture with a likeness of -1.00"],
      [
        "of one colour",
        () =>
          showsSameScene(
            onWhite,
            paint(() => grey),
          ),
        "a picture with a likeness of 0.00",
      ],
      ["moved", () => showsSameScene(onWhite, moved), "a picture with a likeness of 0.34"],
      ["missing", () => showsSameScene(onWhite, undefined), "no picture"],
      ["held against nothing", () => showsSameScene(undefined, onWhite), "no picture"],
    ],
  },
  {
    name: "colour",
    holds: () => isInColour(cut),
    fails: [
      ["in greys", () => isInColour(changed(cut, subject, [90, 95, 100, 255])), "0.0 % of its pixels in colour"],
      ["a mask", () => isInColour(mask), "0.0 % of its pixels in colour"],
      [
        "coloured only where it is clear",
        () => isInColour(paint(() => [200, 30, 40, 0])),
        "0.0 % of its pixels in colour",
      ],
      ["missing", () => isInColour(undefined), "no picture"],
    ],
  },
  {
    name: "a subject at all edges",
    holds: () => touchesAllEdges(paint((x, y) => (x === 20 || y === 15 ? white : black))),
    fails: [
      ["in the middle", () => touchesAllEdges(mask), "not at the top, right, bottom, left"],
      ["off one edge", () => touchesAllEdges(paint((x) => (x > 0 ? white : black))), "not at the left"],
      ["missing", () => touchesAllEdges(undefined), "no mask"],
    ],
  },
  {
    name: "an image that agrees with its mask",
    holds: () => agreesWithMask(cut, mask),
    fails: [
      ["elsewhere", () => agreesWithMask(cut, changed(mask, halfOf, black)), "11.7 % of their pixels disagree"],
      [
        "inside out",
        () =>
          agreesWithMask(
            cut,
            paint((x, y) => (subject(x, y) ? black : white)),
          ),
        "100.0 % of their pixels disagree",
      ],
      [
        "smaller",
        () =>
          agreesWithMask(
            cut,
            paint(() => white, small),
          ),
        "an image of 40x30 and a mask of 20x15",
      ],
      ["without one", () => agreesWithMask(cut, undefined), "no mask"],
      ["missing", () => agreesWithMask(undefined, mask), "no image"],
    ],
  },
  {
    name: "a mask that covers the subject",
    holds: () => coversSubject(mask, drawing),
    fails: [
      ["of half of it", () => coversSubject(changed(mask, halfOf, black), drawing), "they have 50 % in common"],
      [
        "of everything",
        () =>
          coversSubject(
            paint(() => white),
            drawing,
          ),
        "they have 23 % in common",
      ],
      [
        "of nothing",
        () =>
          coversSubject(
            paint(() => black),
            drawing,
          ),
        "they have 0 % in common",
      ],
      [
        "smaller",
        () =>
          coversSubject(
            paint(() => white, small),
            drawing,
          ),
        "a mask of 20x15 for a picture of 40x30",
      ],
      ["missing", () => coversSubject(undefined, drawing), "no mask"],
    ],
  },
];

const fine: Property = { ok: true, expected: "", actual: "" };

describe.each(cases.map((each) => [each.name, each] as const))("%s", (_, { holds, fails }) => {
  it("is seen where it is", () => {
    expect(holds()).toMatchObject({ ok: true });
  });

  it.each(fails)("is missed in a picture that is %s", (_when, property, actual) => {
    expect(property()).toMatchObject({ ok: false, actual });
  });
});

describe("a repair", () => {
  const size = { width: 120, height: 90 };
  const marked = inBoxes({ x: 20, y: 20, width: 30, height: 30 });
  const before = paint((x, y) => (marked(x, y) ? red : white), size);
  const repaired = paint(() => white, size);
  const noisy = paint((x, y) => ((x + y) % 2 === 0 ? white : [246, 247, 248]), size);

  it("changes what is marked, and nothing else", () => {
    expect(isChangedWithin(before, repaired, marked)).toMatchObject({ ok: true, actual: "100 % of it changed" });
    expect(isUnchangedOutside(before, repaired, marked, exactTolerance).ok).toBe(true);
  });

  it("may be off by a little in a lossy format, and not in an exact one", () => {
    expect(isUnchangedOutside(before, noisy, marked, toleranceOf("jpg")).ok).toBe(true);
    expect(isUnchangedOutside(before, noisy, marked, toleranceOf("png"))).toMatchObject({
      ok: false,
      actual: "50.0 % of it changed, by up to 9",
    });
    expect([toleranceOf("webp"), toleranceOf(undefined)]).toEqual([lossyTolerance, lossyTolerance]);
  });

  it("may blur just beside what is marked, and not further away", () => {
    const near = paint((x, y) => (x >= 50 && x < 60 && y >= 10 && y < 60 ? grey : white), size);
    const far = paint((x, y) => (x >= 80 && x < 90 && y < 60 ? grey : white), size);
    expect(isUnchangedOutside(before, near, marked, exactTolerance).ok).toBe(true);
    expect(isUnchangedOutside(before, far, marked, exactTolerance)).toMatchObject({ ok: false });
  });

  it("is missed where what is marked stays, or most of it", () => {
    expect(isChangedWithin(before, before, marked)).toMatchObject({ ok: false, actual: "0 % of it changed" });
    const little = paint((x, y) => (marked(x, y) && x > 30 ? red : white), size);
    expect(isChangedWithin(before, little, marked)).toMatchObject({ ok: false, actual: "37 % of it changed" });
  });

  it.each([
    ["smaller", paint(() => white, small), "a picture of 20x15 instead of 120x90"],
    ["missing", undefined, "no picture"],
  ])("is missed in a picture that is %s", (_when, after, actual) => {
    expect(isChangedWithin(before, after, marked)).toMatchObject({ ok: false, actual });
    expect(isUnchangedOutside(before, after, marked, lossyTolerance)).toMatchObject({ ok: false, actual });
  });
});

describe("a format", () => {
  it("is that of the bytes", async () => {
    const png = await makePicture({ ...small, format: "png" });
    expect(hasFormat(png, "png")).toEqual({ ok: true, expected: "png", actual: "png" });
    expect(hasFormat(png, "jpg", "webp")).toEqual({ ok: false, expected: "jpg or webp", actual: "png" });
    expect(hasFormat(new TextEncoder().encode("no picture"), "png").actual).toMatch(/^no picture/);
  });
});

describe("all of several properties", () => {
  const broken: Property = { ok: false, expected: "this", actual: "that" };

  it("hold when each does, and tell of the first that does not", () => {
    expect(allOf(fine, fine)).toBe(fine);
    expect(allOf(fine, broken, { ...broken, actual: "other" })).toBe(broken);
  });
});
