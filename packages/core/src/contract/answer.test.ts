import { describe, expect, test } from "vitest";
import * as z from "zod";
import {
  type AnswerFacts,
  type AnswerShape,
  answerFields,
  answerNodes,
  buildAnswer,
  strictAnswerSchema,
  tolerantAnswerSchema,
} from "./answer.js";

interface R {
  readonly note: "sent" | "dropped";
}
const clause = "acme.response.field";
const answer = answerNodes<typeof clause, R>();
const ended = { succeeded: "required", failed: "required" } as const;

const shape: AnswerShape<typeof clause, R> = {
  fields: {
    id: answer.leaf({ clause, schema: z.string().min(1), when: () => "required", value: ({ task }) => task?.id }),
    note: answer.leaf({
      clause,
      schema: z.string(),
      when: (_phase, readings) => (readings.note === "sent" ? "required" : "optional"),
      value: ({ readings }) => (readings.note === "sent" ? "note" : undefined),
    }),
    body: answer.object({
      clause,
      when: ended,
      fields: {
        done: answer.leaf({ clause, schema: z.int(), when: { succeeded: "required" }, value: () => 1 }),
        items: answer.list({
          clause,
          when: { succeeded: "required" },
          item: answer.object({
            clause,
            when: ended,
            fields: {
              text: answer.leaf({
                clause,
                schema: z.string(),
                when: ended,
                value: ({ items }, item) => items[item]?.image?.text,
              }),
            },
          }),
        }),
      },
    }),
  },
};

const facts = (phase: AnswerFacts<R>["phase"], note: R["note"] = "sent"): AnswerFacts<R> => ({
  phase,
  operation: "poll",
  readings: { note },
  values: {},
  task: { id: "t", code: 1, progress: 100, createdAt: 0 },
  items: ["a", "b"].map((text) => ({ image: { text, format: "png" } })),
});
const succeeded = { id: "t", note: "note", body: { done: 1, items: [{ text: "a" }, { text: "b" }] } };

describe("an answer", () => {
  test("is built from the fields that its phase has, one item per result", () => {
    expect(buildAnswer(shape, facts("succeeded"))).toEqual(succeeded);
    expect(buildAnswer(shape, facts("failed"))).toEqual({ id: "t", note: "note", body: {} });
    expect(buildAnswer(shape, facts("running"))).toEqual({ id: "t", note: "note" });
  });

  test("leaves out an optional field without a value", () => {
    expect(buildAnswer(shape, facts("running", "dropped"))).toEqual({ id: "t" });
  });

  test("lists its fields with their paths, those of objects and lists included", () => {
    const paths = [...answerFields(shape.fields)].map(({ path }) => path);
    expect(paths).toEqual(["id", "note", "body", "body.done", "body.items", "body.items[].text"]);
  });
});

describe("the strict schema of a phase", () => {
  const strict = (phase: AnswerFacts<R>["phase"], body: unknown, note: R["note"] = "sent") =>
    strictAnswerSchema(shape, phase, { note }).safeParse(body).success;

  test("accepts what has every field, and more", () => {
    expect(strict("succeeded", succeeded)).toBe(true);
    expect(strict("succeeded", { ...succeeded, later: 1 })).toBe(true);
    expect(strict("succeeded", { ...succeeded, body: { ...succeeded.body, items: [] } })).toBe(true);
  });

  test.each([
    [{ ...succeeded, id: undefined }],
    [{ ...succeeded, id: "" }],
    [{ ...succeeded, id: null }],
    [{ ...succeeded, body: [] }],
    [{ ...succeeded, body: { done: 1 } }],
    [{ ...succeeded, body: { ...succeeded.body, done: "1" } }],
    [{ ...succeeded, body: { ...succeeded.body, items: {} } }],
    [{ ...succeeded, body: { ...succeeded.body, items: [{}] } }],
    [null],
    ["text"],
  ])("refuses %j", (body) => {
    expect(strict("succeeded", body)).toBe(false);
  });

  test("refuses a field that its phase must not have, even an empty one", () => {
    expect(strict("running", { id: "t", note: "" })).toBe(true);
    expect(strict("running", { id: "t", note: "", body: {} })).toBe(false);
    expect(strict("failed", { id: "t", note: "", body: { done: null } })).toBe(false);
  });

  test("follows the readings", () => {
    expect(strict("running", { id: "t" })).toBe(false);
    expect(strict("running", { id: "t" }, "dropped")).toBe(true);
  });
});

describe("the tolerant schema", () => {
  const tolerant = tolerantAnswerSchema(shape);

  test("needs no field and keeps what it does not know", () => {
    for (const body of [{}, { later: 1 }, { body: { later: [] } }, { body: { items: [{}] } }, succeeded]) {
      expect(tolerant.parse(body)).toEqual(body);
    }
  });

  test("refuses a known field of another type", () => {
    for (const body of [{ id: 5 }, { body: { items: "none" } }, [], null]) {
      expect(tolerant.safeParse(body).success).toBe(false);
    }
  });
});
