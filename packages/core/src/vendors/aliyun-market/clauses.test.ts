import { expect, test } from "vitest";
import type { Clause } from "../../contract/clause.js";
import { adviceClauses } from "./clauses/advice.js";
import { limitClauses } from "./clauses/limits.js";
import { linkClauses } from "./clauses/links.js";
import { maskClauses } from "./clauses/mask.js";
import { requestClauses } from "./clauses/request.js";
import { responseClauses } from "./clauses/response.js";
import { stateClauses } from "./clauses/states.js";
import { statusClauses } from "./clauses/statuses.js";
import { aliyunMarketClauses, aliyunMarketDocuments } from "./clauses.js";

const clauses: [string, Clause][] = Object.entries(aliyunMarketClauses);

test("an id is aliyun-market, a topic and a fact in kebab-case", () => {
  for (const [id] of clauses) expect(id).toMatch(/^aliyun-market\.[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/);
});

test("no clause of one topic file hides one of another", () => {
  const parts = [
    adviceClauses,
    limitClauses,
    linkClauses,
    maskClauses,
    requestClauses,
    responseClauses,
    stateClauses,
    statusClauses,
  ];
  expect(parts.flatMap((part) => Object.keys(part)).sort()).toEqual(Object.keys(aliyunMarketClauses).sort());
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
  expect([...cited].sort()).toEqual(Object.keys(aliyunMarketDocuments).sort());
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
