import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { strictAnswerSchema, tolerantAnswerSchema } from "../contract/answer.js";
import { resolveReadings } from "../contract/readings.js";
import { vendors } from "./index.js";

const fixtureSchema = z.strictObject({
  why: z.string().regex(/\.$/),
  endpoint: z.string(),
  phase: z.enum(["refused", "accepted", "running", "succeeded", "failed"]),
  edition: z.enum(["documented", "observed"]),
  httpStatus: z.int(),
  body: z.record(z.string(), z.unknown()),
});

const fixtures = vendors.flatMap((vendor) => {
  const folder = new URL(`./${vendor.id}/fixtures/`, import.meta.url);
  return readdirSync(folder).map((name) => {
    const fixture = fixtureSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    return [`${vendor.id}/${name}`, { vendor, fixture }] as const;
  });
});

describe("fixtures written from the documents and from captures", () => {
  test("every vendor has an answer of each end", () => {
    for (const vendor of vendors) {
      const phases = fixtures.filter(([, each]) => each.vendor === vendor).map(([, { fixture }]) => fixture.phase);
      expect(phases).toEqual(expect.arrayContaining(["succeeded", "failed", "refused"]));
    }
  });

  describe.each(fixtures)("%s", (_, { vendor, fixture }) => {
    const endpoint = vendor.endpoints[fixture.endpoint];
    const shape = fixture.phase === "refused" ? vendor.refusedAnswer : endpoint?.answer;
    const readings = resolveReadings(vendor, fixture.edition);

    test("keeps to the strict reading of its edition and to the tolerant one", () => {
      if (!shape) throw new Error(`${vendor.id} has no endpoint ${fixture.endpoint}.`);
      expect(strictAnswerSchema(shape, fixture.phase, readings as never).safeParse(fixture.body).error).toBeUndefined();
      expect(tolerantAnswerSchema(shape).safeParse(fixture.body).success).toBe(true);
    });

    test("is understood for what it is", () => {
      expect(vendor.readAnswer(fixture.httpStatus, fixture.body).phase).toBe(fixture.phase);
    });
  });
});
