import { describe, expect, test } from "vitest";
import { isAbsent, readRequest } from "./read-request.js";
import { requestFields, type Upload } from "./request-field.js";

interface R {
  readonly strict: boolean;
}
const field = requestFields<"a.request.field", R>();
const clause = "a.request.field";
const sized = (bytes: number): Upload => ({ bytes: new Uint8Array(bytes) });

const fields = {
  mode: field.choice({
    clause,
    required: (readings) => readings.strict,
    refusal: "Invalid mode",
    values: [
      { value: "fast", clause, means: "quick" },
      { value: "fine", clause, means: "slow" },
    ],
  }),
  level: field.choice({ clause, values: [0, 1, 12].map((value) => ({ value, clause, means: "a level" })) }),
  tint: field.text({
    clause,
    pattern: /^[0-9a-f]{2}$/,
    means: "two hexadecimal digits",
    counterexample: "red",
    ignored: (values) => values.mode !== "fine",
  }),
  file: field.upload({ clause }),
  open: field.open({ clause }),
};
const read = (raw: Readonly<Record<string, unknown>>, strict = false) => readRequest(fields, raw, { strict });
const messageOf = (raw: Readonly<Record<string, unknown>>, strict = false) => {
  const reading = read(raw, strict);
  return reading.ok ? undefined : reading.message;
};

describe("a field", () => {
  test.each([
    ["missing", {}],
    ["undefined", { mode: undefined, level: undefined, file: undefined }],
    ["null", { mode: null, level: null, file: null, open: null }],
    ["empty text", { mode: "", level: "", file: "", open: "" }],
    ["a file without a byte", { file: sized(0) }],
  ])("counts as absent when it is %s", (_title, raw) => {
    expect(read(raw)).toEqual({ ok: true, values: {} });
  });

  test.each([[" "], ["0"], [0], [false], [[]], [{}], [sized(1)], [Number.NaN]])(
    "counts as given when it is %o",
    (value) => {
      expect(isAbsent(value)).toBe(false);
    },
  );

  test("is refused for its absence where the readings require it", () => {
    expect(read({ mode: "" }, true)).toEqual({ ok: false, field: "mode", message: "Invalid mode" });
    expect(read({ mode: "fast" }, true)).toEqual({ ok: true, values: { mode: "fast" } });
  });

  test("that nobody knows is left alone", () => {
    const raw = JSON.parse('{"mode":"fast","later":{"a":1},"__proto__":{"level":5},"constructor":"x"}');
    expect(read(raw)).toEqual({ ok: true, values: { mode: "fast" } });
  });

  test("that breaks decides, and the first of several does", () => {
    expect(read({ level: 7, mode: "slow" })).toMatchObject({ ok: false, field: "mode" });
    expect(read({ file: "text", level: 7 })).toMatchObject({ ok: false, field: "level" });
  });
});

describe("a whole number", () => {
  test.each([
    ["1", 1],
    ["0", 0],
    ["12", 12],
    ["01", 1],
    ["000000012", 12],
    [1, 1],
    [12.0, 12],
  ])("is read from %o", (level, value) => {
    expect(read({ level })).toEqual({ ok: true, values: { level: value } });
  });

  test.each([
    ["1.0"],
    [" 1"],
    ["1 "],
    ["1\n"],
    ["1e0"],
    ["+1"],
    ["-1"],
    ["0x1"],
    ["1_2"],
    ["１"],
    ["one"],
    ["2"],
    ["9".repeat(400)],
    [2],
    [-1],
    [1.5],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [true],
    [[1]],
    [{ value: 1 }],
    [sized(1)],
  ])("is not read from %o", (level) => {
    expect(messageOf({ level })).toBe("Invalid parameter: level must be one of 0, 1, 12");
  });
});

describe("a word", () => {
  test.each([["Fast"], [" fast"], ["fast,fine"], [1], [true], [["fast"]], [{}]])("is not read from %o", (mode) => {
    expect(messageOf({ mode })).toBe("Invalid mode");
  });
});

describe("a file", () => {
  test("is read as it is", () => {
    const file = { ...sized(3), fileName: "a.jpg", mediaType: "image/jpeg" };
    expect(read({ file })).toEqual({ ok: true, values: { file } });
  });

  test.each([["text"], [5], [["a"]], [{}], [{ bytes: 5 }], [{ bytes: "abc" }], [{ bytes: [1, 2] }]])(
    "is not read from %o, as a body of JSON may have it",
    (file) => {
      expect(messageOf({ file })).toBe("Invalid parameter: file must be a file");
    },
  );
});

describe("a field that counts only beside another", () => {
  test("goes unread where it does not count, however wrong", () => {
    for (const tint of ["red", 5, "#00", ["a"]]) {
      expect(read({ mode: "fast", tint })).toEqual({ ok: true, values: { mode: "fast" } });
    }
  });

  test("is read where it counts, whichever comes first in the request", () => {
    expect(read({ tint: "0a", mode: "fine" })).toEqual({ ok: true, values: { mode: "fine", tint: "0a" } });
    expect(messageOf({ tint: "red", mode: "fine" })).toBe("Invalid parameter: tint must be two hexadecimal digits");
    expect(messageOf({ tint: 5, mode: "fine" })).toBe("Invalid parameter: tint must be text");
  });
});

describe("an open object", () => {
  test("holds anything", () => {
    const open = { a: null, b: [1, { c: "" }] };
    expect(read({ open })).toEqual({ ok: true, values: { open } });
  });

  test.each([["text"], [1], [[]], [true]])("is not read from %o", (open) => {
    expect(messageOf({ open })).toBe("Invalid parameter: open must be an object");
  });
});
