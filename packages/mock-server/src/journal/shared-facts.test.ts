import { picwish } from "@graycard/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { AppliedFault } from "../faults/bends.js";
import { type EntryFacts, JournalEntry } from "./journal-entry.js";
import { FactsSharer } from "./shared-facts.js";
import { noteOf } from "./source-note.js";

const pictures = [1, 2].map((first) => noteOf(Uint8Array.from([first, 2, 3])));

const some = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);
const one = fc.constantFrom;

const anyThings = {
  id: fc.uuid().map((text) => ({ text })),
  endpoint: some("scale"),
  operation: some("submit" as const, "poll" as const),
  startedAt: fc.nat(9),
  endedAt: fc.nat(9),
  url: one("http://127.0.0.1/a", "http://127.0.0.1/b"),
  headers: one<Record<string, string>>(
    { a: "1", b: "2" },
    { b: "2", a: "1" },
    { a: "1" },
    { a: "1", b: "3" },
    { a: "x".repeat(300) },
  ),
  body: some({ bytes: 1 }, { bytes: 2 }, { bytes: 1, mediaType: "text/plain" }),
  values: one<Record<string, unknown>>(
    {},
    { type: "clean" },
    { type: "face" },
    { rectangles: [{ x: 1 }] },
    { rectangles: [{ x: 2 }] },
  ),
  upload: some({ note: pictures[0] }, { note: pictures[1] }, { note: pictures[0], fileName: "[withheld].jpg" }),
  status: one(200, 400),
  contentType: one("application/json", "text/plain"),
  answerBody: some<string | Uint8Array>("{}", '{"a":1}', new Uint8Array(3)),
  taskId: some("one", "two"),
  because: some("it is."),
  applied: one<AppliedFault[]>([], [{ fault: "hang" }], [{ fault: "hang", by: "chaos" }]),
  notes: some(["a"], ["a", "b"]),
};

type Things = {
  readonly [Name in keyof typeof anyThings]: (typeof anyThings)[Name] extends fc.Arbitrary<infer T> ? T : never;
};

function factsOf({ values, upload, status, contentType, answerBody, ...facts }: Things): EntryFacts {
  return {
    ...facts,
    vendor: picwish,
    method: "POST",
    fields: { values, uploads: upload ? { image_file: { ...upload } as never } : {}, weight: 1 },
    answer: answerBody === undefined ? undefined : answer(status, contentType, answerBody),
    fault: undefined,
    clause: undefined,
    evidence: undefined,
    warning: undefined,
  };
}

const anyOne = fc.record(anyThings);

/** Exchanges that are like the first of them but for one thing each. */
const neighbours = fc
  .tuple(
    anyOne,
    fc.array(fc.tuple(anyOne, fc.constantFrom(...Object.keys(anyThings))), { minLength: 1, maxLength: 12 }),
  )
  .map(([first, others]) => {
    const changed = others.map(([other, name]) => ({ ...anew(first), [name]: other[name as keyof Things] }));
    return [first, ...changed].map(factsOf);
  });

/** The same once more, with nothing in it that is the very same, as the next request has it. */
function anew(things: Things): Things {
  const { headers, body, values, applied, notes } = structuredClone({ ...things, upload: undefined });
  return { ...things, headers, body, values, applied, notes };
}

function answer(status: number, contentType: string, body: string | Uint8Array) {
  return { status, headers: { "content-type": contentType }, body };
}

it("tells of every exchange what it would have told of it alone", () => {
  fc.assert(
    fc.property(neighbours, (all) => {
      const sharer = new FactsSharer();
      const together = all.map((facts) => JournalEntry.of(facts, sharer));
      const alone = all.map((facts) => JournalEntry.of(facts, new FactsSharer()));
      // As text: that the parts come in their order counts, too.
      expect(together.map(({ exchange }) => JSON.stringify(exchange))).toEqual(
        alone.map(({ exchange }) => JSON.stringify(exchange)),
      );
      expect(together.map(({ faults, status, taskId }) => ({ faults, status, taskId }))).toEqual(
        alone.map(({ faults, status, taskId }) => ({ faults, status, taskId })),
      );
    }),
    { numRuns: 500 },
  );
});

const [facts] = fc.sample(anyOne, { numRuns: 1, seed: 1 }).map(factsOf) as [EntryFacts];

it("has what two exchanges are alike in once, and weighs the second accordingly", () => {
  const sharer = new FactsSharer();
  const again = { ...facts, headers: { ...facts.headers }, fields: facts.fields && { ...facts.fields } };
  const shared = sharer.of(facts);
  expect(sharer.of(again)).toBe(shared);
  expect(JournalEntry.of(again, sharer).weight).toBeLessThan(JournalEntry.of(facts, new FactsSharer()).weight);
  const other = { ...again, headers: { ...facts.headers, more: "1" } };
  expect(sharer.of(other)).not.toBe(shared);
});

it("gives each exchange away as its own", () => {
  const sharer = new FactsSharer();
  const [first, second] = [facts, { ...facts }].map((each) => JournalEntry.of(each, sharer));
  const headers = first?.exchange.request.headers as Record<string, string>;
  headers.changed = "yes";
  expect(second?.exchange.request.headers).toEqual(facts.headers);
});
