import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examplePicture } from "../testing/example-requests.js";
import { fixedRun } from "../testing/fixed-run.js";
import { anyReadings } from "../testing/readings-in-force.js";
import { vendors } from "../vendors/index.js";
import { readRequest } from "./read-request.js";
import { requestFields } from "./request-field.js";

const field = requestFields<"a.request.field", unknown>();
const clause = "a.request.field";
const fields = {
  list: field.list({
    clause,
    minItems: 1,
    item: field.object({
      clause,
      fields: {
        name: field.text({ clause, required: true, pattern: /^\w+$/, means: "a word", counterexample: "?" }),
        inner: field.object({
          clause,
          required: true,
          fields: { size: field.choice({ clause, values: [{ value: 1, clause, means: "one" }] }) },
        }),
      },
    }),
  }),
  boxes: field.rectangles({ clause, maxItems: 2, integersClause: clause }),
};
const good = { name: "a", inner: {} };
const read = (raw: Readonly<Record<string, unknown>>) => readRequest(fields, raw, {});

describe("a nested request", () => {
  test("is read part by part, without what nobody knows", () => {
    const list = [good, { name: "b", inner: { size: "1", later: 1 }, later: [] }];
    expect(read({ list })).toEqual({ ok: true, values: { list: [good, { name: "b", inner: { size: 1 } }] } });
  });

  test.each<[string, unknown, string]>([
    ["no list", { 0: good }, "list must be a list"],
    ["text for a list", JSON.stringify([good]), "list must be a list"],
    ["an empty list", [], "list must have at least 1 item"],
    ["no object", ["a"], "list[0] must be an object"],
    ["null for an object", [good, null], "list[1] must be an object"],
    ["a list for an object", [[good]], "list[0] must be an object"],
    ["a part missing", [{ inner: {} }], "list[0].name is required"],
    ["an empty part", [good, good, { ...good, name: "" }], "list[2].name is required"],
    ["a wrong part", [{ ...good, name: "a b" }], "list[0].name must be a word"],
    ["a part of another type", [{ ...good, name: 1 }], "list[0].name must be text"],
    ["an object missing", [good, { name: "b" }], "list[1].inner is required"],
    ["null for an inner object", [{ name: "b", inner: null }], "list[0].inner is required"],
    ["a wrong part further in", [{ name: "b", inner: { size: 2 } }], "list[0].inner.size must be one of 1"],
  ])("with %s is refused by the path of the part", (_title, list, message) => {
    expect(read({ list })).toEqual({
      ok: false,
      field: message.split(" ")[0],
      message: `Invalid parameter: ${message}`,
    });
  });

  test.each<[unknown, string]>([
    [{}, "boxes must be a list of boxes, as JSON"],
    ["{", "boxes must be a list of boxes, as JSON"],
    [[1], "boxes[0] must be a box with x, y, width and height"],
    [[{ x: 0, y: 0, width: 1 }], "boxes[0].height must be a whole number"],
    [[{ x: 0, y: -1, width: 1, height: 1 }], "boxes[0].y must not be negative"],
    ["[]", "boxes must have at least one box"],
  ])("with boxes %j is refused by the path of the fault", (boxes, message) => {
    expect(read({ boxes })).toMatchObject({ message: `Invalid parameter: ${message}` });
  });
});

describe.each(vendors.flatMap((vendor) => Object.values(vendor.endpoints).map((endpoint) => ({ vendor, endpoint }))))(
  "any request to $vendor.id/$endpoint.id",
  ({ vendor, endpoint }) => {
    const names = Object.keys(endpoint.fields);
    const anyValue = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("", "0", "1", "2", "clean", "person", "png", "jpg", "[]", { bytes: 1 }),
      fc.uint8Array({ maxLength: 2 }).map((bytes) => ({ bytes })),
    );
    const anyRequest = fc.dictionary(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, fc.string()),
      anyValue,
    );

    test("is read or refused with a message that names the field, and never breaks the reader", () => {
      fc.assert(
        fc.property(anyRequest, anyReadings(vendor), (raw, { readings }) => {
          const reading = readRequest(endpoint.fields, raw, readings);
          if (reading.ok) {
            for (const name of Object.keys(reading.values)) expect(names).toContain(name);
            return;
          }
          const [top = ""] = reading.field.split(/[.[]/);
          expect(names).toContain(top);
          expect(reading.message).toBe(endpoint.fields[top]?.refusal ?? reading.message);
          expect(reading.message).not.toMatch(/Invalid input|undefined/);
          if (endpoint.fields[top]?.refusal === undefined) expect(reading.message).toContain(reading.field);
        }),
        { ...fixedRun, numRuns: 400 },
      );
    });

    test("is delivered, and cut into jobs, once it has been read", () => {
      fc.assert(
        fc.property(anyRequest, anyReadings(vendor), (raw, { readings }) => {
          const reading = readRequest(endpoint.fields, { ...endpoint.example(examplePicture), ...raw }, readings);
          if (!reading.ok) return;
          const values = reading.values as never;
          const messages = endpoint.constraints.flatMap((constraint) => constraint.broken(values, readings) ?? []);
          if (messages.length === 0) expect(endpoint.jobs(values, readings).length).toBeGreaterThan(0);
          expect(["sync", "async"]).toContain(endpoint.delivery(values, readings).mode);
        }),
        { ...fixedRun, numRuns: 200 },
      );
    });
  },
);
