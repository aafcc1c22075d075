import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnswerFacts, buildAnswer, strictAnswerSchema, tolerantAnswerSchema } from "../contract/answer.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { stateOf } from "../task/state-table.js";
import { type AnswerCase, answerCases, type ExampleTask, exampleTask, refusedCases } from "./answer-cases.js";
import { pathsOf, without, withValue } from "./field-paths.js";
import { fixedRun } from "./fixed-run.js";
import { anyReadings, editionsOf, everyReading } from "./readings-in-force.js";

/** What a vendor's shapes build, their strict reading accepts, and the vendor's own reader understands. */
export function describeAnswers(vendor: AnyVendor, endpoint: AnyEndpoint): void {
  const casesUnder = (readings: never, task = exampleTask) => [
    ...refusedCases(vendor, readings),
    ...answerCases(vendor, endpoint, readings, task),
  ];

  describe(`an answer of ${endpoint.id}`, () => {
    test("is accepted by the strict schema of its phase under every reading", () => {
      for (const { title, readings } of everyReading(vendor)) {
        expect(refusalsOf(casesUnder(readings)), title).toEqual([]);
      }
    });

    test("that refuses is the same by the vendor's shape and by the endpoint's own", () => {
      for (const { title, readings } of everyReading(vendor)) {
        const schema = strictAnswerSchema(endpoint.answer, "refused", readings);
        for (const each of refusedCases(vendor, readings)) {
          expect(schema.safeParse(bodyOf(each)).success, `${each.title} under ${title}`).toBe(true);
        }
      }
    });

    test("is accepted by the strict schema whatever the task and the readings", () => {
      fc.assert(
        fc.property(anyReadings(vendor), anyTask, ({ readings }, task) => {
          expect(refusalsOf(casesUnder(readings, task))).toEqual([]);
        }),
        { ...fixedRun, numRuns: 25 },
      );
    });

    for (const { title, readings } of editionsOf(vendor)) {
      describeSchemas(title, casesUnder(readings));
    }

    test("is understood by the vendor's reader under every reading", () => {
      for (const { title, readings } of everyReading(vendor)) {
        for (const each of casesUnder(readings)) {
          const reading = vendor.readAnswer(each.httpStatus, bodyOf(each));
          expect(reading, `${each.title} under ${title}`).toMatchObject(expectedReading(vendor, endpoint, each));
        }
      }
    });
  });
}

/** Seconds with ten digits, as all documents show them. */
const anyTask: fc.Arbitrary<ExampleTask> = fc.record({
  id: fc.uuid(),
  createdAt: fc.integer({ min: 1_000_000_000_000, max: 9_999_999_000_000 }),
  waitedMs: fc.nat({ max: 400_000 }),
  workedMs: fc.nat({ max: 400_000 }),
  progress: fc.nat({ max: 99 }),
  text: fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.base64String({ minLength: 4 })),
  size: fc.record(
    { width: fc.integer({ min: 1, max: 16_384 }), height: fc.integer({ min: 1, max: 16_384 }) },
    { requiredKeys: [] },
  ),
});

/** The body as a caller gets it. */
function bodyOf({ shape, facts }: AnswerCase): unknown {
  return JSON.parse(JSON.stringify(buildAnswer(shape, facts)));
}

function strictSchemaOf({ shape, facts }: AnswerCase) {
  return strictAnswerSchema(shape, facts.phase, facts.readings);
}

/** The answers that their strict schema refuses, and why. The cases share their readings, and so their schemas. */
function refusalsOf(cases: readonly AnswerCase[]): readonly object[] {
  const schemas = new Map<string, ReturnType<typeof strictSchemaOf>>();
  return cases.flatMap((each) => {
    const key = each.facts.phase;
    const schema = schemas.get(key) ?? strictSchemaOf(each);
    schemas.set(key, schema);
    const parsed = schema.safeParse(bodyOf(each));
    return parsed.success ? [] : [{ title: each.title, issues: parsed.error.issues }];
  });
}

function describeSchemas(edition: string, cases: readonly AnswerCase[]): void {
  const paths = (each: AnswerCase, presence: "required" | "absent") => [
    ...pathsOf(each.shape.fields, bodyOf(each), presence, each.facts.phase, each.facts.readings),
  ];

  test(`lacks no required field for the strict schema, any for the tolerant one, in the ${edition} edition`, () => {
    for (const each of cases) {
      const [strict, tolerant] = [strictSchemaOf(each), tolerantAnswerSchema(each.shape)];
      const required = paths(each, "required");
      // By the document every answer has something to count on; observed, an error may have one shape or another.
      if (edition === "documented" || each.facts.phase !== "refused") {
        expect(required.length, each.title).toBeGreaterThan(0);
      }
      for (const path of required) {
        const lacking = without(bodyOf(each), path);
        expect(strict.safeParse(lacking).success, `${each.title}: ${path.join(".")}`).toBe(false);
        expect(tolerant.safeParse(lacking).success, `${each.title}: ${path.join(".")}`).toBe(true);
      }
    }
  });

  test(`has no field for the strict schema that its phase forbids, in the ${edition} edition`, () => {
    for (const each of cases) {
      for (const path of paths(each, "absent")) {
        const surplus = withValue(bodyOf(each), path, "surplus");
        expect(strictSchemaOf(each).safeParse(surplus).success, `${each.title}: ${path.join(".")}`).toBe(false);
      }
    }
    expect(cases.some((each) => paths(each, "absent").length > 0)).toBe(true);
  });

  test(`may have unknown fields, which both schemas keep, in the ${edition} edition`, () => {
    for (const each of cases) {
      const more = { ...(bodyOf(each) as object), "x-later": [1] };
      expect(strictSchemaOf(each).parse(more)).toEqual(more);
      expect(tolerantAnswerSchema(each.shape).parse(more)).toEqual(more);
    }
  });
}

function expectedReading(vendor: AnyVendor, endpoint: AnyEndpoint, each: AnswerCase): object {
  const { facts } = each;
  const { phase, refusal, task } = facts;
  // A number that stands for failed work as well cannot be told from it.
  if (refusal)
    return {
      phase: refusal.code in vendor.states.rows ? "failed" : "refused",
      code: refusal.code,
      // Under some readings a refusal says nothing.
      message: Object.values(bodyOf(each) as object).find((value) => value === refusal.message),
    };
  if (phase === "accepted") return { phase, taskId: task?.id };
  const polled = endpoint.routes.poll ? { taskId: task?.id, progress: task?.progress } : {};
  const state = phase === "succeeded" ? phase : stateOf(vendor.states, task?.code ?? Number.NaN);
  return { phase, state, code: task?.code, ...polled, ...(phase === "succeeded" ? { outputs: textsOf(facts) } : {}) };
}

function textsOf({ items }: AnswerFacts<never>): object {
  return items.map((item) => Object.fromEntries(Object.entries(item).map(([name, { text }]) => [name, text])));
}
