import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitsInForce } from "../contract/limit.js";
import { isAbsent, readRequest } from "../contract/read-request.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { changed, examplePicture, exampleRequests, outcomeOf, supportedWishes } from "./example-requests.js";
import { fixedRun } from "./fixed-run.js";
import { anyReadings, editionsOf, everyReading } from "./readings-in-force.js";

/** Requests that an endpoint calls valid are, and those it calls invalid break just the rule they are meant to. */
export function describeRequests(vendor: AnyVendor, endpoint: AnyEndpoint): void {
  describe(`a request to ${endpoint.id}`, () => {
    test.each(supportedWishes)("that asks for a $mode answer with a $form is accepted", (wishes) => {
      for (const { title, readings } of editionsOf(vendor)) {
        const outcome = outcomeOf(endpoint, endpoint.example(examplePicture, wishes), readings);
        expect(outcome, title).toMatchObject({ broken: [] });
        expect(outcome.refusal, title).toBeUndefined();
      }
    });

    test("as the example shows it is accepted under any readings", () => {
      fc.assert(
        fc.property(anyReadings(vendor), ({ readings }) => {
          const { refusal, broken } = outcomeOf(endpoint, endpoint.example(examplePicture), readings);
          expect({ refusal, broken }).toEqual({ refusal: undefined, broken: [] });
        }),
        fixedRun,
      );
    });

    test("with any listed value is read without a fault", () => {
      for (const { title, readings } of everyReading(vendor)) {
        for (const fields of exampleRequests(endpoint)) {
          expect(outcomeOf(endpoint, fields, readings).refusal, title).toBeUndefined();
        }
      }
    });

    if (endpoint.encodings(editionsOf(vendor)[0]?.readings as never).includes("form")) {
      test("says the same as the text of a form and as JSON", () => {
        const [documented] = editionsOf(vendor);
        for (const fields of exampleRequests(endpoint)) {
          const asText = Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [name, typeof value === "number" ? `${value}` : value]),
          );
          expect(readRequest(endpoint.fields, asText, documented?.readings)).toEqual(
            readRequest(endpoint.fields, fields, documented?.readings),
          );
        }
      });
    }

    test("gives work to do: a picture that is there, a plan for it and a place for its result", () => {
      for (const { readings } of everyReading(vendor)) {
        const { values } = outcomeOf(endpoint, endpoint.example(examplePicture), readings);
        expectWork(vendor, endpoint, values, readings);
      }
    });

    test("may be as long as the limits in force say", () => {
      for (const { title, readings } of everyReading(vendor)) {
        const { urlChars, rectangles } = limitsInForce(readings, vendor.limits, endpoint.limits);
        for (const [name, field] of Object.entries(endpoint.fields)) {
          if (field.kind === "url") expect(field.maxChars, `${name} under ${title}`).toBe(urlChars ?? field.maxChars);
          if (field.kind === "rectangles") expect(field.maxItems, `${name} under ${title}`).toBe(rectangles);
        }
      }
    });

    describeConstraints(vendor, endpoint);
    describeFieldExamples(vendor, endpoint);
  });
}

function expectWork(
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  values: Readonly<Record<string, unknown>>,
  readings: never,
): void {
  const jobs = endpoint.jobs(values as never, readings);
  expect(jobs.length).toBeGreaterThan(0);
  for (const { image } of jobs) expect(isAbsent(image.value)).toBe(false);
  const { width, height } = examplePicture;
  const planned = endpoint.plan({
    values: values as never,
    image: { format: "jpg", width, height, alpha: false, animated: false },
    limits: limitsInForce(readings, vendor.limits, endpoint.limits),
    readings,
  });
  expect(planned).toMatchObject({ ok: true, plan: { work: endpoint.work } });
  const places = endpoint.results.map(({ path }) => path("id-1", 0, "png"));
  expect(new Set(places).size).toBe(endpoint.results.length);
  for (const place of places) expect(place).toMatch(/^\/[a-z0-9/-]*id-1[a-z0-9-]*\.png$/);
}

function describeConstraints(vendor: AnyVendor, endpoint: AnyEndpoint): void {
  test("that breaks a constraint on purpose breaks that one and no other, whatever the readings", () => {
    fc.assert(
      fc.property(anyReadings(vendor), ({ readings }) => {
        for (const [index, constraint] of endpoint.constraints.entries()) {
          const counterexample = constraint.counterexample(readings);
          if (!counterexample) continue;
          const fields = changed(endpoint.example(examplePicture), counterexample);
          const { refusal, broken } = outcomeOf(endpoint, fields, readings);
          expect({ refusal, broken }).toEqual({ refusal: undefined, broken: [index] });
        }
      }),
      fixedRun,
    );
  });

  test("can break each of the constraints under some reading, and is told which field is at fault", () => {
    for (const [index, constraint] of endpoint.constraints.entries()) {
      const messages = everyReading(vendor).flatMap(({ readings }) => {
        const counterexample = constraint.counterexample(readings);
        if (!counterexample) return [];
        const { values } = outcomeOf(endpoint, changed(endpoint.example(examplePicture), counterexample), readings);
        return constraint.broken(values as never, readings) ?? [];
      });
      expect(messages.length, `constraint ${index}`).toBeGreaterThan(0);
      for (const message of messages) {
        expect(Object.keys(endpoint.fields).some((name) => message.includes(name))).toBe(true);
      }
    }
  });
}

function describeFieldExamples(vendor: AnyVendor, endpoint: AnyEndpoint): void {
  const fields = Object.entries(endpoint.fields).flatMap(([name, field]) =>
    field.kind === "choice" || field.kind === "text" ? [[name, field] as const] : [],
  );
  const heeded = fields.filter(([, field]) => field.ignored !== undefined);
  const texts = fields.flatMap(([name, field]) => (field.kind === "text" ? [[name, field] as const] : []));

  test("can make every field count that may go unheeded", () => {
    expect(heeded.filter(([, field]) => field.heededWith === undefined)).toEqual([]);
  });

  for (const [name, field] of heeded) {
    test(`heeds ${name} beside what makes it count`, () => {
      const values = field.kind === "choice" ? field.values.map(({ value }) => value) : [];
      for (const { title, readings } of everyReading(vendor)) {
        for (const value of values) {
          const request = { ...endpoint.example(examplePicture), ...field.heededWith, [name]: value };
          expect(outcomeOf(endpoint, request, readings).values[name], title).toBe(value);
        }
        const request = { ...endpoint.example(examplePicture), ...field.heededWith, [name]: "no such value" };
        expect(outcomeOf(endpoint, request, readings).refusal, title).toContain(name);
      }
    });
  }

  for (const [name, field] of texts) {
    test(`is refused for the text that ${name} shows as broken`, () => {
      for (const { title, readings } of everyReading(vendor)) {
        const request = { ...endpoint.example(examplePicture), ...field.heededWith, [name]: field.counterexample };
        expect(outcomeOf(endpoint, request, readings).refusal, title).toContain(name);
      }
    });
  }
}
