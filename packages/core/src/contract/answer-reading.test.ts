import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { picwish, vendors } from "../vendors/index.js";
import { integerOf, propertyOf, textOf } from "./answer-reading.js";

describe("integerOf", () => {
  test.each([
    [0, 0],
    [-7, -7],
    ["-7", -7],
    ["200", 200],
    [4.0, 4],
  ])("reads %o", (value, integer) => {
    expect(integerOf(value)).toBe(integer);
  });

  test.each([["", "4.0", " 4", "+4", "4e0", "1234567890", 1.5, Number.NaN, true, null, undefined, [4], {}]].flat())(
    "does not read %o",
    (value) => {
      expect(integerOf(value)).toBeUndefined();
    },
  );
});

describe("propertyOf and textOf", () => {
  test("find nothing in what is no object, and no text in what is none or empty", () => {
    for (const value of [null, undefined, 5, "text"]) expect(propertyOf(value, "length")).toBeUndefined();
    expect(propertyOf({ a: 1 }, "a")).toBe(1);
    for (const value of ["", 5, null, ["a"]]) expect(textOf(value)).toBeUndefined();
    expect(textOf("a")).toBe("a");
  });
});

describe.each(vendors)("the reader of $id", (vendor) => {
  const names = ["status", "message", "data", "state", "task_id", "image", "progress"];
  const meituNames = ["ErrorCode", "ErrorMsg", "media_info_list", "media_data", "code"];
  const body = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, "", "text", "200", 200, 400, 0, 1, 4, -7, -99, 99, 20001, 1.5, true),
      fc.array(tie("node"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom(...names, ...meituNames), tie("node"), { maxKeys: 4 }),
    ),
  })).node;

  test("understands or gives up, but never throws, and never takes an error status for a success", () => {
    fc.assert(
      fc.property(fc.constantFrom(200, 201, 400, 401, 404, 429, 500, 502), body, (httpStatus, answer) => {
        const reading = vendor.readAnswer(httpStatus, answer);
        expect(["refused", "accepted", "running", "succeeded", "failed", "unreadable"]).toContain(reading.phase);
        if (httpStatus >= 400) expect(["refused", "failed"]).toContain(reading.phase);
      }),
      { ...fixedRun, numRuns: 1000 },
    );
  });
});

describe("the reader of picwish", () => {
  test.each([
    [200, { status: 400, message: "Invalid task type" }, { phase: "refused", code: 400, message: "Invalid task type" }],
    [429, {}, { phase: "refused", code: 429 }],
    [502, "<html>", { phase: "refused", code: 502 }],
    [404, { status: 200, data: { state: 1 } }, { phase: "refused", code: 404 }],
    [200, { data: { task_id: "t" } }, { phase: "accepted", taskId: "t" }],
    [200, { status: "200", data: { state: "4" } }, { phase: "running", state: "processing", code: 4 }],
    [200, { data: { state: 77 } }, { phase: "running", state: "processing", code: 77 }],
    [200, { data: { state: -4 } }, { phase: "failed", state: "failed", code: -4, outputs: [{}] }],
    [200, { data: { state: 1, image: "i", mask: "" } }, { phase: "succeeded", outputs: [{ image: "i" }] }],
    [200, { data: {} }, { phase: "unreadable" }],
    [200, "text", { phase: "unreadable" }],
  ])("reads HTTP %i with %j", (httpStatus, body, expected) => {
    expect(picwish.readAnswer(httpStatus, body)).toMatchObject(expected);
  });
});
