import { describe, expect, test } from "vitest";
import { editionsOf } from "../testing/readings-in-force.js";
import { meitu, picwish, vendors } from "../vendors/index.js";
import { type LimitUnit, limitsInForce } from "./limit.js";
import { type EditionName, resolveReadings } from "./readings.js";
import type { AnyVendor } from "./vendor.js";

function limitsOf(vendor: AnyVendor, endpoint: string, edition: EditionName, overrides: Record<string, string> = {}) {
  const readings = resolveReadings(vendor, edition, overrides) as never;
  return limitsInForce(readings, vendor.limits, vendor.endpoints[endpoint]?.limits ?? {});
}
const mega = { "size.megabyte": "mega" };

describe("the bytes of a picture", () => {
  test.each([
    ["picwish", "scale", "documented", {}, 15_728_640],
    ["picwish", "inpaint", "documented", {}, 15_728_640],
    ["picwish", "segmentation", "documented", {}, 15_728_640],
    ["picwish", "scale", "documented", mega, 15_000_000],
    ["picwish", "scale", "observed", {}, 20_971_520],
    ["picwish", "inpaint", "observed", {}, 15_728_640],
    ["picwish", "segmentation", "observed", {}, 20_971_520],
    ["picwish", "segmentation", "observed", mega, 20_000_000],
    ["aliyun-market", "watermark", "documented", {}, 15_728_640],
    ["aliyun-market", "watermark", "documented", mega, 15_000_000],
    ["aliyun-market", "watermark", "observed", {}, 15_728_640],
    ["meitu", "aiquality", "documented", {}, 2_097_152],
    ["meitu", "aiquality", "observed", mega, 2_000_000],
  ] as const)("of %s/%s in the %s edition with %j are at most %i", (id, endpoint, edition, overrides, bytes) => {
    const vendor = vendors.find((each) => each.id === id) ?? picwish;
    expect(limitsOf(vendor, endpoint, edition, overrides).imageBytes).toBe(bytes);
  });
});

describe("the limits in force", () => {
  test("are the documented numbers", () => {
    expect(limitsOf(picwish, "inpaint", "documented")).toEqual({
      maxSidePx: 4096,
      processingMs: 30_000,
      usualMs: 2_000,
      qps: 2,
      linkLifeMs: 3_600_000,
      taskLifeMs: 3_600_000,
      imageBytes: 15_728_640,
      urlChars: 512,
      downloadMs: 10_000,
      rectangles: 50,
    });
    expect(limitsOf(meitu, "aiquality", "documented")).toEqual({
      imageBytes: 2_097_152,
      minSidePx: 48,
      maxSidePx: 4096,
      linkLifeMs: 3_600_000,
    });
  });

  test("follow the reading of a link's life", () => {
    for (const vendor of vendors) {
      const [endpoint = ""] = Object.keys(vendor.endpoints);
      expect(limitsOf(vendor, endpoint, "documented").linkLifeMs).toBe(3_600_000);
    }
    expect(limitsOf(meitu, "aiquality", "documented", { "link.life": "two-hours" }).linkLifeMs).toBe(7_200_000);
  });

  test("take a later layer before an earlier one, and only what a layer names", () => {
    const limit = (value: number) => ({ unit: "px" as const, clause: "a.limit.px", value: () => value });
    const layers = [{ minSidePx: limit(1), maxSidePx: limit(9) }, { maxSidePx: limit(5) }, {}] as const;
    expect(limitsInForce({}, ...layers)).toEqual({ minSidePx: 1, maxSidePx: 5 });
    expect(limitsInForce({})).toEqual({});
  });

  test("are positive numbers in the unit their name asks for", () => {
    const units: Readonly<Record<string, LimitUnit>> = { Bytes: "bytes", Px: "px", Chars: "chars", Ms: "ms" };
    for (const vendor of vendors) {
      for (const layer of [vendor.limits, ...Object.values(vendor.endpoints).map((endpoint) => endpoint.limits)]) {
        for (const [name, limit] of Object.entries(layer)) {
          const suffix = Object.keys(units).find((ending) => name.endsWith(ending));
          if (suffix) expect(limit.unit, `${vendor.id} ${name}`).toBe(units[suffix]);
          for (const { readings } of editionsOf(vendor)) {
            const value = limit.value(readings);
            if (value !== undefined) expect(value).toBeGreaterThan(0);
          }
        }
      }
    }
  });
});
