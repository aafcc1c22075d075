import { describe, expect, test } from "vitest";
import type { PictureFacts } from "../../../contract/work.js";
import { readerOf } from "../../../testing/reader-of.js";
import { picwish } from "../index.js";
import { scale } from "./scale.js";

const image_file = { bytes: Uint8Array.of(1) };
const documented = readerOf(picwish, scale);
const face = { image_file, type: "face" };
const clean = { image_file, type: "clean" };

const picture = (width: number, height: number, format: PictureFacts["format"] = "jpg"): PictureFacts => ({
  format,
  width,
  height,
  alpha: false,
  animated: false,
});
const plan = (raw: Record<string, unknown>, image: PictureFacts, overrides: Record<string, string> = {}) => {
  const reader = readerOf(picwish, scale, overrides);
  return scale.plan({ values: reader.values(raw), image, limits: {}, readings: reader.readings });
};

describe("the type", () => {
  test("is required by the documents, and clean without saying so in the newer pages", () => {
    expect(documented.refusal({ image_file })).toBe("Invalid task type");
    const newer = readerOf(picwish, scale, { "scale.type-missing": "clean" });
    expect(newer.refusal({ image_file })).toBeUndefined();
    expect(newer.refusal({ image_file, type: "" })).toBeUndefined();
  });

  test.each(["Clean", "auto", "portrait", 1, null])("is refused when it is %o, in the words of the sample", (type) => {
    expect(documented.refusal({ image_file, type })).toBe("Invalid task type");
  });
});

describe("the scale factor", () => {
  test.each([
    ["", undefined],
    [null, undefined],
    ["1", 1],
    ["2", 2],
    [4, 4],
  ])("is read from %o as %o", (scale_factor, value) => {
    expect(documented.values({ ...clean, scale_factor }).scale_factor).toBe(value);
  });

  test.each(["0", "3", "8", "2.0", "x2", 3, 0.5, true])("is refused when it is %o", (scale_factor) => {
    expect(documented.refusal({ ...clean, scale_factor })).toBe(
      "Invalid parameter: scale_factor must be one of 1, 2, 4",
    );
  });

  test.each([
    [500, 300, undefined, 4],
    [300, 501, undefined, 2],
    [10, 10, undefined, 1],
    [1001, 20, undefined, 1],
    [1100, 900, 2, 1],
    [501, 10, 4, 1],
    [500, 10, 4, 4],
  ])("of a picture of %i x %i with %s asked for becomes %i", (width, height, scale_factor, factor) => {
    expect(plan({ ...clean, scale_factor }, picture(width, height))).toMatchObject({ ok: true, plan: { factor } });
  });

  test("goes by the newer bands where those are in force", () => {
    const newer = { "scale.auto-bands": "512-1024" };
    expect(plan(clean, picture(512, 512), newer)).toMatchObject({ plan: { factor: 4 } });
    expect(plan(clean, picture(512, 512))).toMatchObject({ plan: { factor: 2 } });
  });

  test("has no picture to work on below ten pixels", () => {
    const failure = { reason: "invalid-image", detail: "too-few-pixels" };
    expect(plan(clean, picture(9, 9))).toMatchObject({ ok: false, failure });
    expect(plan(clean, picture(10, 1))).toMatchObject({ ok: true });
  });
});

describe("fix_face_only", () => {
  test.each(["0", "1", "2", "yes", 7, [], "-1"])("goes unread beside clean, even when it is %o", (fix_face_only) => {
    expect(documented.values({ ...clean, fix_face_only })).not.toHaveProperty("fix_face_only");
  });

  test("counts beside face, where a wrong one is refused", () => {
    expect(documented.values({ ...face, fix_face_only: "1" }).fix_face_only).toBe(1);
    expect(documented.refusal({ ...face, fix_face_only: "2" })).toBe(
      "Invalid parameter: fix_face_only must be one of 0, 1",
    );
  });

  test.each([
    [clean, "general", false],
    [{ ...clean, fix_face_only: 1 }, "general", false],
    [face, "portrait", false],
    [{ ...face, fix_face_only: 0 }, "portrait", false],
    [{ ...face, fix_face_only: 1 }, "portrait", true],
  ])("makes plan %# treat what it says", (raw, mode, facesOnly) => {
    expect(plan(raw, picture(300, 300))).toMatchObject({ plan: { mode, facesOnly } });
  });
});

describe("the result", () => {
  test.each([
    ["jpg", "jpg"],
    ["png", "png"],
    ["webp", "png"],
    ["bmp", "png"],
    ["tiff", "png"],
  ] as const)("of a %s is a %s", (format, expected) => {
    expect(plan(clean, picture(300, 300, format))).toMatchObject({ plan: { format: expected } });
  });
});

describe("the answer", () => {
  test.each([
    [{}, "async", "link"],
    [{ sync: "" }, "async", "link"],
    [{ sync: 0, return_type: 2 }, "async", "base64"],
    [{ sync: "1" }, "sync", "link"],
    [{ sync: 1, return_type: "3" }, "sync", "binary"],
  ])("to %j comes %s as a %s", (raw, mode, form) => {
    const values = documented.values({ ...clean, ...raw });
    expect(scale.delivery(values, documented.readings)).toEqual({ mode, form });
  });

  test("waits for the result where the account has no tasks to poll", () => {
    const { readings, values } = readerOf(picwish, scale, { "sync.absent": "sync" });
    expect(scale.delivery(values({ ...clean, sync: 0 }), readings).mode).toBe("sync");
  });

  test.each([
    [{ sync: 2 }, "Invalid parameter: sync must be one of 0, 1"],
    [{ return_type: "4" }, "Invalid parameter: return_type must be one of 1, 2, 3"],
    [{ return_type: 3 }, "Invalid parameter: return_type 3 needs sync 1"],
    [{ return_type: 3, sync: "0" }, "Invalid parameter: return_type 3 needs sync 1"],
  ])("is not given to %j", (raw, message) => {
    expect(documented.refusal({ ...clean, ...raw })).toBe(message);
  });

  test("is a link only where the account has no other", () => {
    const linkOnly = readerOf(picwish, scale, { "return-type.enabled": "link-only" });
    expect(linkOnly.refusal({ ...clean, return_type: 1 })).toBeUndefined();
    expect(linkOnly.refusal(clean)).toBeUndefined();
    for (const return_type of [2, 3]) {
      expect(linkOnly.refusal({ ...clean, sync: 1, return_type })).toContain(
        `return_type ${return_type} is not enabled`,
      );
    }
  });
});
