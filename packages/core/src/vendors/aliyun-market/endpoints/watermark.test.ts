import { describe, expect, test } from "vitest";
import { readerOf } from "../../../testing/reader-of.js";
import { aliyunMarket } from "../index.js";
import { watermark } from "./watermark.js";

const image_url = "https://pictures.example/a.jpg";
const mask_url = "https://pictures.example/mask.png";
const file = { bytes: Uint8Array.of(1) };
const box = { x: 0, y: 0, width: 1, height: 1 };
const rectangles = JSON.stringify([box]);
const documented = readerOf(aliyunMarket, watermark);
const enabled = readerOf(aliyunMarket, watermark, { "sources.uploads": "enabled" });

describe("the picture", () => {
  test("is an address and nothing else", () => {
    expect(documented.refusal({ image_url, rectangles })).toBeUndefined();
    for (const raw of [{}, { image_url: "" }, { image_file: file }, { image_base64: "AAAA" }]) {
      expect(documented.refusal({ ...raw, rectangles })).toBe("Missing parameter: image_url is required");
    }
  });

  test.each([
    [{ image_file: file, image_url, image_base64: "AAAA" }, "image_file"],
    [{ image_url, image_base64: "AAAA" }, "image_url"],
    [{ image_base64: "AAAA" }, "image_base64"],
  ])("is taken in order of precedence where uploads are enabled, case %#", (raw, winner) => {
    expect(enabled.refusal({ ...raw, rectangles })).toBeUndefined();
    const [job] = watermark.jobs(enabled.values({ ...raw, rectangles }), enabled.readings);
    expect(job?.image.field).toBe(winner);
  });

  test("beside a file that counts for nothing is still the address", () => {
    const [job] = watermark.jobs(documented.values({ image_file: file, image_url, rectangles }), documented.readings);
    expect(job?.image.field).toBe("image_url");
  });

  test.each([{ image_file: "photo.jpg" }, { image_base64: 5 }, { mask_file: "mask.png" }])(
    "is not refused for the unknown field %j",
    (unknown) => {
      expect(documented.refusal({ image_url, rectangles, ...unknown })).toBeUndefined();
    },
  );

  test("is refused from the 513th character of its address on", () => {
    const urlOf = (chars: number) => `oss://${"a".repeat(chars - 6)}`;
    expect(documented.refusal({ image_url: urlOf(512), rectangles })).toBeUndefined();
    expect(documented.refusal({ image_url: urlOf(513), rectangles })).toBe(
      "Invalid parameter: image_url must have at most 512 characters",
    );
  });
});

describe("the region", () => {
  test("is a mask or at least one box, and needs one of them", () => {
    expect(documented.refusal({ image_url, mask_url })).toBeUndefined();
    expect(documented.refusal({ image_url })).toBe("Missing parameter: one of mask_url, rectangles is required");
    expect(documented.refusal({ image_url, mask_file: file })).toBe(
      "Missing parameter: one of mask_url, rectangles is required",
    );
    expect(enabled.refusal({ image_url, mask_file: file })).toBeUndefined();
  });

  test("of a mask leaves the boxes unread, even broken ones", () => {
    const raw = { image_url, mask_url, rectangles: "[{" };
    expect(documented.refusal(raw)).toBeUndefined();
    expect(documented.values(raw)).not.toHaveProperty("rectangles");
  });

  test("of a mask that counts for nothing leaves the boxes in force", () => {
    const raw = { image_url, mask_base64: "AAAA", rectangles: "[{" };
    expect(documented.refusal(raw)).toBe("Invalid parameter: rectangles must be a list of boxes, as JSON");
    expect(enabled.refusal(raw)).toBeUndefined();
  });

  test.each([
    [0, "Invalid parameter: rectangles must have at least one box"],
    [1, undefined],
    [50, undefined],
    [51, "Invalid parameter: rectangles must have at most 50 boxes"],
  ])("of %i boxes gives %o", (count, message) => {
    const boxes = Array.from({ length: count }, () => box);
    expect(documented.refusal({ image_url, rectangles: boxes })).toBe(message);
  });
});

describe("the endpoint", () => {
  test("takes no multipart body where that is the reading", () => {
    expect(watermark.encodings(documented.readings)).toContain("multipart");
    const refused = readerOf(aliyunMarket, watermark, { "body.multipart": "refused" });
    expect(watermark.encodings(refused.readings)).toEqual(["form", "json"]);
  });

  test("answers at once with a link, and has no tasks to poll", () => {
    expect(watermark.delivery({}, documented.readings)).toEqual({ mode: "sync", form: "link" });
    expect(watermark.routes).not.toHaveProperty("poll");
  });
});
