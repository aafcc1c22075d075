import { picwish, type Readings, resolveReadings } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { decisiveReadings } from "./decisive-readings.js";

const documented = resolveReadings(picwish, "documented");
const observed = resolveReadings(picwish, "observed");
const found = <T>(readings: Readings, decide: (readings: Readings) => T) =>
  decisiveReadings(picwish, readings, decide).map(({ erratum, otherwise }) => [erratum, otherwise]);

describe("the readings that decide", () => {
  it("are those that were looked at, and that make a difference", () => {
    expect(found(documented, () => "always the same")).toEqual([]);
    expect(found(documented, (readings) => `${readings["link.form"]}`.length > 0)).toEqual([]);
    expect(found(documented, (readings) => readings["link.form"])).toEqual([["link.form", "oss-v4"]]);
  });

  it("do not include what was never looked at, for something else had decided", () => {
    const decide = (sync: boolean) => (readings: Readings) => sync || readings["sync.absent"] === "sync";
    expect(found(documented, decide(true))).toEqual([]);
    expect(found(documented, decide(false))).toEqual([["sync.absent", true]]);
  });

  it("are compared by what they stand for, however deep", () => {
    expect(found(documented, (readings) => readings["scale.auto-bands"])).toEqual([
      ["scale.auto-bands", { quadruple: 512, double: 1024 }],
    ]);
  });

  it("are held against the choice once they were switched, and not against what else they could be", () => {
    const isEmpty = (readings: Readings) => readings["segmentation.nothing-found"] === "success";
    expect(found(documented, isEmpty)).toEqual([["segmentation.nothing-found", true]]);
    const switched = resolveReadings(picwish, "documented", { "segmentation.nothing-found": "empty-result" });
    expect(found(switched, isEmpty)).toEqual([]);
    expect(found(observed, (readings) => readings["link.form"])).toEqual([["link.form", "oss-v1"]]);
  });

  it("leave the readings as they were", () => {
    const before = JSON.stringify(documented);
    found(documented, (readings) => Object.keys(readings).map((id) => readings[id]));
    expect(JSON.stringify(documented)).toBe(before);
  });
});
