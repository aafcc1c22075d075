import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitsInForce } from "../../contract/limit.js";
import { resolveReadings } from "../../contract/readings.js";
import { fixedRun } from "../../testing/fixed-run.js";
import { readerOf } from "../../testing/reader-of.js";
import { picwish } from "./index.js";

const { inpaint, scale } = picwish.endpoints;
const reader = readerOf(picwish, inpaint);
const rectangles = [{ x: 0, y: 0, width: 1, height: 1 }];
const image_url = "https://a.example/x.jpg";

/** Numbers at a boundary, around it, and anywhere below and above it. */
function around(boundary: number) {
  return fc.oneof(
    fc.integer({ min: boundary - 2, max: boundary + 2 }),
    fc.integer({ min: Math.floor(boundary / 4), max: boundary * 2 }),
  );
}

function urlOf(length: number): string {
  const start = "https://a.example/";
  return start + "a".repeat(length - start.length);
}

describe("a boundary of the documents", () => {
  test("of 512 characters is where a URL stops being taken, for pictures and for masks", () => {
    fc.assert(
      fc.property(around(512), fc.constantFrom("image_url", "mask_url"), (length, field) => {
        const refusal = reader.refusal({ image_url, rectangles, [field]: urlOf(length) });
        expect(refusal === undefined).toBe(length <= 512);
      }),
      fixedRun,
    );
  });

  test("of 50 is where more boxes stop being taken, as a list and as text", () => {
    fc.assert(
      fc.property(around(50), fc.boolean(), (count, asText) => {
        const boxes = Array.from({ length: count }, (_, at) => ({ x: at, y: at, width: 1, height: 1 }));
        const refusal = reader.refusal({ image_url, rectangles: asText ? JSON.stringify(boxes) : boxes });
        expect(refusal === undefined).toBe(count <= 50);
      }),
      fixedRun,
    );
  });

  test("of 15 MB is one number under each reading of the megabyte, and 20 MB only where that is the reading", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("mebi", "mega"),
        fc.constantFrom("documented", "raised"),
        fc.constantFrom(scale, inpaint),
        (megabyte, limit, endpoint) => {
          const overrides = { "size.megabyte": megabyte, "size.limit-megabytes": limit };
          const readings = resolveReadings(picwish, "documented", overrides);
          const { imageBytes } = limitsInForce(readings as never, picwish.limits, endpoint.limits as never);
          const count = limit === "raised" && endpoint === scale ? 20 : 15;
          expect(imageBytes).toBe(count * (megabyte === "mebi" ? 2 ** 20 : 10 ** 6));
        },
      ),
      fixedRun,
    );
  });
});
