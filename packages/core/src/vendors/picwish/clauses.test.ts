import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Clause } from "../../contract/clause.js";
import { picwishClauses, picwishDocuments } from "./clauses.js";

const clauses = Object.entries<Clause>(picwishClauses);
const texts = clauses.flatMap(([, clause]) => [clause.text, clause.excluded ?? []].flat());

const common = [
  "Request fields",
  "Response fields",
  "Judging the result",
  "HTTP status codes",
  "State codes",
  "FAQ: response time",
  "FAQ: request rate",
  "FAQ: picture formats",
  "FAQ: picture size",
  "FAQ: failed work",
  "FAQ: end of polling",
  "FAQ: AccessDenied",
  "FAQ: 403 forbidden",
];
const samples = ["Sample: finished", "Sample: refused request", "Sample: failed task"];

function sectionsOf(document: string): readonly string[] {
  const scale = ["FAQ: number of faces", "FAQ: automatic enlargement", "FAQ: factor without effect"];
  if (document === "picwish-scale") return [...common, ...scale];
  return document === "picwish-segmentation"
    ? [...common, ...samples, "Sample: refused download"]
    : [...common, ...samples];
}

describe("the clauses of PicWish", () => {
  it("are those of every file in their folder, each id once", async () => {
    const folder = new URL("./clauses/", import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== "documents.ts");
    const parts = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
    const ids = parts.flatMap((part) => Object.values<object>(part).flatMap((group) => Object.keys(group)));
    expect(ids.sort()).toEqual(clauses.map(([id]) => id).sort());
  });

  it.each(clauses.map(([id]) => id))("%s is named vendor, topic, fact", (id) => {
    expect(id).toMatch(/^picwish(\.[a-z0-9]+(-[a-z0-9]+)*){2}$/);
  });

  it("say each thing once", () => {
    const said = clauses.map(([, clause]) => clause.text);
    expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
  });

  it.each(clauses)("%s is told in one sentence", (_id, clause) => {
    expect(clause.text).toMatch(/^["A-Z].*[^.]\.$/);
    expect(clause.text).not.toMatch(/[.!?]["')]?\s/);
  });

  it("are told in English", () => {
    const sections = clauses.flatMap(([, clause]) => clause.sources.map((source) => source.section));
    const titles = Object.values(picwishDocuments).map((document) => document.title);
    expect([...texts, ...sections, ...titles].filter((text) => /[^ -~]/.test(text))).toEqual([]);
  });

  it.each(clauses)("%s cites each place once, and known documents only", (_id, clause) => {
    const places = clause.sources.map((source) => `${source.document}: ${source.section}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { document } of clause.sources) expect(Object.keys(picwishDocuments)).toContain(document);
  });

  it.each(Object.keys(picwishDocuments))("%s is cited for all that it has", (document) => {
    const cited = clauses.flatMap(([, { sources }]) => sources.filter((source) => source.document === document));
    const sections = new Set<string>(cited.map((source) => source.section));
    expect([...sections].sort()).toEqual([...sectionsOf(document)].sort());
  });

  it("name no kind that their sources contradict", () => {
    for (const [id, clause] of clauses) {
      const faqOnly = clause.sources.every((source) => source.section.startsWith("FAQ"));
      expect([id, faqOnly]).toEqual([id, clause.kind === "faq"]);
    }
  });

  it("cover the documented numbers of both layers", () => {
    const factsOf = (topic: string) =>
      clauses.filter(([id]) => id.startsWith(`picwish.${topic}.`)).map(([id]) => id.split(".").at(-1));
    expect(factsOf("status")).toEqual(expect.arrayContaining(["200", "400", "401", "404", "413", "429", "500"]));
    const codes = texts.flatMap((text) => /^State (-?\d+) means/.exec(text)?.[1] ?? []).map(Number);
    expect(codes.sort((a, b) => a - b)).toEqual([-8, -7, -5, -3, -2, -1, 0, 1, 2, 3, 4]);
  });
});
