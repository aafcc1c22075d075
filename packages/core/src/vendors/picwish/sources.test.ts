import { describe, expect, test } from "vitest";
import { readerOf } from "../../testing/reader-of.js";
import { inpaint } from "./endpoints/inpaint.js";
import { scale } from "./endpoints/scale.js";
import { segmentation } from "./endpoints/segmentation.js";
import { picwish } from "./index.js";
import { picwishSourceRule } from "./sources.js";

const rectangles = '[{"x":0,"y":0,"width":1,"height":1}]';
const given = {
  image_file: { bytes: Uint8Array.of(1) },
  image_url: "https://pictures.example/a.jpg",
  image_base64: "AAAA",
};
const documented = readerOf(picwish, inpaint);
const urlOf = (chars: number) => `https://pictures.example/${"a".repeat(chars - 25)}`;

describe("the picture of a repair", () => {
  test.each([
    [["image_file", "image_url", "image_base64"], "image_file"],
    [["image_file", "image_url"], "image_file"],
    [["image_file", "image_base64"], "image_file"],
    [["image_url", "image_base64"], "image_url"],
    [["image_file"], "image_file"],
    [["image_url"], "image_url"],
    [["image_base64"], "image_base64"],
  ] as const)("given as %j is taken from %s", (names, winner) => {
    const raw = Object.fromEntries(names.map((name) => [name, given[name]]));
    expect(documented.refusal({ ...raw, rectangles })).toBeUndefined();
    const [job] = inpaint.jobs(documented.values({ ...raw, rectangles }), documented.readings);
    expect(job?.image).toMatchObject({ field: winner, value: given[winner] });
  });

  test("is required in one form or another", () => {
    const empty = { image_file: { bytes: new Uint8Array(0) }, image_url: "", image_base64: null };
    for (const raw of [{}, empty]) {
      expect(documented.refusal({ ...raw, rectangles })).toBe(
        "Missing parameter: one of image_file, image_url, image_base64 is required",
      );
    }
  });

  test("may be given once only where that is the reading", () => {
    const once = readerOf(picwish, inpaint, { "sources.several": "refused" });
    expect(once.refusal({ ...given, image_file: "", image_base64: "", rectangles })).toBeUndefined();
    expect(once.refusal({ ...given, image_base64: "", rectangles })).toBe(
      "Invalid parameter: image_file and image_url exclude each other",
    );
  });

  test.each([{ image_url: "no address" }, { image_url: urlOf(513) }, { image_base64: 5 }])(
    "leaves %j behind a file unread",
    (lower) => {
      expect(documented.refusal({ image_file: given.image_file, ...lower, rectangles })).toBeUndefined();
    },
  );
});

describe.each([scale, segmentation])("the picture of $id", (endpoint) => {
  const type = { type: endpoint === scale ? "clean" : "person" };

  test("is never taken from image_base64, unless that is the reading", () => {
    const raw = { ...type, image_base64: "AAAA" };
    const everywhere = readerOf(picwish, endpoint, { "sources.base64": "everywhere" });
    expect(readerOf(picwish, endpoint).refusal(raw)).toBe(
      "Missing parameter: one of image_file, image_url is required",
    );
    expect(everywhere.refusal(raw)).toBeUndefined();
  });

  test("is taken from image_url, and image_base64 beside it changes nothing", () => {
    const once = readerOf(picwish, endpoint, { "sources.several": "refused" });
    expect(once.refusal({ ...type, image_url: given.image_url, image_base64: "AAAA" })).toBeUndefined();
  });

  test("is not refused for an image_base64 that is no text", () => {
    expect(
      readerOf(picwish, endpoint).refusal({ ...type, image_url: given.image_url, image_base64: 5 }),
    ).toBeUndefined();
  });
});

describe("an address", () => {
  test.each(["http://a.example/x", "https://a.example/x", "oss://bucket/key", "HTTPS://A.EXAMPLE/x", urlOf(512)])(
    "is taken when it is %s",
    (image_url) => {
      expect(documented.refusal({ image_url, rectangles })).toBeUndefined();
    },
  );

  test.each(["ftp://a.example/x", "file:///etc/hosts", "data:image/png;base64,AAAA", "a.example/x", "//a.example/x"])(
    "is refused when it is %s",
    (image_url) => {
      expect(documented.refusal({ image_url, rectangles })).toBe(
        "Invalid parameter: image_url must be a URL with http, https, oss",
      );
    },
  );

  test("is refused from the 513th character on, for masks as for pictures", () => {
    expect(urlOf(513)).toHaveLength(513);
    const message = "must have at most 512 characters";
    expect(documented.refusal({ image_url: urlOf(513), rectangles })).toBe(`Invalid parameter: image_url ${message}`);
    const mask = { image_url: given.image_url, mask_url: urlOf(513) };
    expect(documented.refusal(mask)).toBe(`Invalid parameter: mask_url ${message}`);
    expect(documented.refusal({ ...mask, mask_url: urlOf(512) })).toBeUndefined();
  });
});

describe("too large a picture", () => {
  test.each([
    ["upload", "refused"],
    ["base64", "refused"],
    ["url", "failed"],
  ] as const)("that comes by %s is %s, measured as received", (via, tooLarge) => {
    expect(picwishSourceRule(via, { "base64.data-prefix": "fail" })).toMatchObject({ measure: "received", tooLarge });
  });
});
