import { expect, test } from "vitest";
import type { Clause } from "../../contract/clause.js";
import { errorClauses } from "./clauses/errors.js";
import { limitClauses } from "./clauses/limits.js";
import { requestClauses } from "./clauses/request.js";
import { responseClauses } from "./clauses/response.js";
import { meituClauses, meituDocuments } from "./clauses.js";

const clauses: [string, Clause][] = Object.entries(meituClauses);

test("an id is meitu, a topic and a fact in kebab-case", () => {
  for (const [id] of clauses) expect(id).toMatch(/^meitu\.[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/);
});

test("no clause of one topic file hides one of another", () => {
  const parts = [errorClauses, limitClauses, requestClauses, responseClauses];
  expect(parts.flatMap((part) => Object.keys(part)).sort()).toEqual(Object.keys(meituClauses).sort());
});

test("a text is one English sentence and stands once", () => {
  for (const [id, clause] of clauses) {
    expect(clause.text, id).toMatch(/^[A-Z].*[^.]\.$/);
    expect(clause.text, id).not.toMatch(/[.!?]\s/);
    expect(JSON.stringify(clause), id).not.toMatch(/\p{Script=Han}/u);
  }
  expect(new Set(clauses.map(([, clause]) => clause.text)).size).toBe(clauses.length);
});

test("every document has clauses, and every clause a document", () => {
  const cited = new Set(clauses.flatMap(([, clause]) => clause.sources.map((source) => source.document)));
  expect([...cited].sort()).toEqual(Object.keys(meituDocuments).sort());
});

test("no clause names a section twice", () => {
  for (const [id, clause] of clauses) {
    const sections = clause.sources.map((source) => source.section);
    expect(new Set(sections).size, id).toBe(sections.length);
  }
});

test("an excluded clause says why in a sentence", () => {
  const reasons = clauses.flatMap(([, clause]) => (clause.excluded === undefined ? [] : [clause.excluded]));
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*[^.]\.$/);
});
