import { describe, expect, it } from "vitest";
import type { Clause } from "../../contract/clause.js";
import { picwishClauses, picwishDocuments } from "./clauses.js";

const clauses = Object.entries<Clause>(picwishClauses);
const texts = clauses.map(([, clause]) => clause.text);

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
