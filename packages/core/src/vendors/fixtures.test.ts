import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { strictAnswerSchema, tolerantAnswerSchema } from "../contract/answer.js";
import { resolveReadings } from "../contract/readings.js";
import { vendorFixtures } from "./fixtures.js";
import { vendors } from "./index.js";

const fixtures = vendors.flatMap((vendor) =>
  Object.entries(vendorFixtures[vendor.id] ?? {}).map(
    ([name, fixture]) => [`${vendor.id}/${name}`, { vendor, fixture }] as const,
  ),
);

describe("fixtures written from the documents and from captures", () => {
  test.each(vendors.map(({ id }) => id))("of %s are the files of its folder", (id) => {
    const files = readdirSync(new URL(`./${id}/fixtures/`, import.meta.url));
    expect(Object.keys(vendorFixtures[id] ?? {}).map((name) => `${name}.json`)).toEqual(files.sort());
  });

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
