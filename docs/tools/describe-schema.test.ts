import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeProperties, describeSchema } from "./describe-schema.js";

describe("a schema in words", () => {
  it.each([
    [z.int(), "whole number"],
    [z.int().min(0).max(100), "whole number, 0 to 100"],
    [z.int().min(1), "whole number, at least 1"],
    [z.number().positive().max(4), "number, above 0, at most 4"],
    [z.string().min(1), "text, not empty"],
    [z.string(), "text"],
    [z.enum(["a", "b"]), "`a`, `b`"],
    [z.array(z.string()), "list of text"],
    [z.record(z.string(), z.unknown()), "object"],
    [z.unknown(), "anything"],
    [z.json(), "anything"],
  ])("%# is %s", (schema, words) => {
    expect(describeSchema(schema)).toBe(words);
  });

  it("lists the properties of an object in its own order", () => {
    const schema = z.strictObject({ limit: z.enum(["qps"]), value: z.number().optional() });
    expect(describeProperties(schema)).toEqual([
      { name: "limit", type: "`qps`", required: true },
      { name: "value", type: "number", required: false },
    ]);
  });
});
