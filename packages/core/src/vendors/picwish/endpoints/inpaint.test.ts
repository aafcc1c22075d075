import { describe, expect, test } from "vitest";
import type { PictureFacts, Rectangle } from "../../../contract/work.js";
import { readerOf } from "../../../testing/reader-of.js";
import { picwish } from "../index.js";
import { inpaint } from "./inpaint.js";

const image_file = { bytes: Uint8Array.of(1) };
const mask_url = "https://pictures.example/mask.png";
const box: Rectangle = { x: 0, y: 0, width: 1, height: 1 };
const boxes = (count: number) => Array.from({ length: count }, () => box);
const documented = readerOf(picwish, inpaint);
const refusal = (rectangles: unknown) => documented.refusal({ image_file, rectangles });

describe("rectangles", () => {
  test.each([1, 2, 49, 50])("are read from %i boxes, as JSON and as its text", (count) => {
    for (const rectangles of [boxes(count), JSON.stringify(boxes(count))]) {
      expect(refusal(rectangles)).toBeUndefined();
      expect(documented.values({ image_file, rectangles }).rectangles).toEqual(boxes(count));
    }
  });

  test.each([
    [[], "rectangles must have at least one box"],
    ["[]", "rectangles must have at least one box"],
    [boxes(51), "rectangles must have at most 50 boxes"],
    [JSON.stringify(boxes(51)), "rectangles must have at most 50 boxes"],
    [box, "rectangles must be a list of boxes, as JSON"],
    ["0,0,1,1", "rectangles must be a list of boxes, as JSON"],
    ["[{", "rectangles must be a list of boxes, as JSON"],
    ["null", "rectangles must be a list of boxes, as JSON"],
    [[box, "box"], "rectangles[1] must be a box with x, y, width and height"],
    [[{ ...box, x: 0.5 }], "rectangles[0].x must be a whole number"],
    [[{ ...box, x: "0" }], "rectangles[0].x must be a whole number"],
    [[{ ...box, width: null }], "rectangles[0].width must be a whole number"],
    [[{ ...box, y: 1e16 }], "rectangles[0].y must be a whole number"],
    [[{ ...box, x: -1 }], "rectangles[0].x must not be negative"],
    [[box, { ...box, y: -1 }], "rectangles[1].y must not be negative"],
    [[{ ...box, width: 0 }], "rectangles[0].width must be at least 1"],
    [[{ ...box, height: -4 }], "rectangles[0].height must be at least 1"],
  ])("are refused when they are %j", (rectangles, message) => {
    expect(refusal(rectangles)).toBe(`Invalid parameter: ${message}`);
  });

  test("may overlap, hang over the edge and carry more than a box has", () => {
    expect(refusal([box, box, { x: 4095, y: 0, width: 9999, height: 1, label: "logo" }])).toBeUndefined();
  });

  test.each([[boxes(51)], ["[{"], [[{ ...box, x: -1 }]], [7]])(
    "go unread beside a mask, even when they are %j",
    (rectangles) => {
      const raw = { image_file, mask_url, rectangles };
      expect(documented.refusal(raw)).toBeUndefined();
      expect(documented.values(raw)).not.toHaveProperty("rectangles");
    },
  );

  test.each([undefined, null, ""])("or a mask are required, and %o is neither", (rectangles) => {
    expect(refusal(rectangles)).toBe(
      "Missing parameter: one of mask_file, mask_url, mask_base64, rectangles is required",
    );
  });
});

describe("a mask", () => {
  test.each([
    [{ mask_file: image_file, mask_url, mask_base64: "AAAA" }, "mask_file"],
    [{ mask_url, mask_base64: "AAAA" }, "mask_url"],
    [{ mask_base64: "AAAA", rectangles: [box] }, "mask_base64"],
    [{ mask_file: { bytes: new Uint8Array(0) }, mask_base64: "AAAA" }, "mask_base64"],
  ])("is taken in order of precedence in case %#", (masks, winner) => {
    const [job] = inpaint.jobs(documented.values({ image_file, ...masks }), documented.readings);
    expect(job?.mask?.field).toBe(winner);
  });

  test("makes a mask_url behind a mask_file go unread", () => {
    expect(documented.refusal({ image_file, mask_file: image_file, mask_url: "no address" })).toBeUndefined();
  });
});

const facts = (width: number, height: number): PictureFacts => ({
  format: "png",
  width,
  height,
  alpha: false,
  animated: false,
});
const plan = (
  rectangles: readonly Rectangle[] | undefined,
  mask?: PictureFacts,
  overrides: Record<string, string> = {},
) =>
  inpaint.plan({
    values: { ...(rectangles ? { rectangles } : {}) },
    image: facts(100, 80),
    ...(mask ? { mask } : {}),
    limits: {},
    readings: readerOf(picwish, inpaint, overrides).readings,
  });
const strict = { "mask.over-half": "fail" };

describe("the plan of a repair", () => {
  test("keeps the boxes and makes a jpg", () => {
    const region = { by: "rectangles", boxes: [box] };
    expect(plan([box])).toEqual({ ok: true, plan: { work: "inpaint", format: "jpg", region } });
  });

  test("takes a mask of the picture's size, light from the middle grey on", () => {
    const region = { by: "mask", threshold: 128, resize: false };
    expect(plan(undefined, facts(100, 80))).toEqual({ ok: true, plan: { work: "inpaint", format: "jpg", region } });
  });

  test.each([facts(80, 100), facts(100, 79), facts(101, 80)])("fails for a mask of another size: %j", (mask) => {
    const failure = { reason: "invalid-image", detail: "mask-size" };
    expect(plan(undefined, mask)).toMatchObject({ ok: false, failure });
    expect(plan(undefined, mask, { "mask.size-mismatch": "resize" })).toMatchObject({
      ok: true,
      plan: { region: { resize: true } },
    });
  });

  test("fails for more than half of the picture only where that is the reading, and never for exactly half", () => {
    const half: Rectangle = { x: 0, y: 0, width: 50, height: 80 };
    const more: Rectangle = { x: 50, y: 0, width: 1, height: 1 };
    expect(plan([half, more])).toMatchObject({ ok: true });
    expect(plan([half, half], undefined, strict)).toMatchObject({ ok: true });
    expect(plan([half, more], undefined, strict)).toMatchObject({ ok: false, failure: { reason: "processing" } });
    expect(plan(undefined, facts(100, 80), strict)).toMatchObject({ plan: { maxShare: 0.5 } });
  });
});
