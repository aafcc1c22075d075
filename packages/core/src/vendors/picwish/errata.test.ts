import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EditionPatches } from "../../contract/edition.js";
import type { Erratum } from "../../contract/erratum.js";
import { picwishClauses } from "./clauses.js";
import { picwishEditions } from "./editions.js";
import { picwishErrata } from "./errata.js";

const errata = Object.entries<Erratum>(picwishErrata);
const switchable = errata.filter(([, erratum]) => erratum.switchable).map(([id]) => id);

describe("the errata of PicWish", () => {
  it("are those of every file in their folder, each id once", async () => {
    const folder = new URL("./errata/", import.meta.url);
    const parts = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)));
    const ids = parts.flatMap((part) => Object.values<object>(part).flatMap((group) => Object.keys(group)));
    expect(ids.sort()).toEqual(errata.map(([id]) => id).sort());
  });

  it.each(errata)("%s is named area, topic, and its readings by words", (id, erratum) => {
    const words = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const parts = id.split(".");
    expect(parts).toHaveLength(2);
    for (const word of [...parts, ...Object.keys(erratum.readings)]) expect(word).toMatch(words);
  });

  it.each(errata)("%s is about clauses that exist, each named once", (_id, erratum) => {
    expect(erratum.clauses.length).toBeGreaterThan(0);
    expect(new Set(erratum.clauses).size).toBe(erratum.clauses.length);
    for (const clause of erratum.clauses) expect(Object.keys(picwishClauses)).toContain(clause);
  });

  it.each(errata)("%s chooses one of its readings", (_id, erratum) => {
    expect(Object.keys(erratum.readings)).toContain(erratum.choice);
  });

  it.each(errata)("%s has an alternative to its choice", (_id, erratum) => {
    expect(Object.keys(erratum.readings).length).toBeGreaterThanOrEqual(2);
  });

  it.each(errata)("%s is told in English sentences", (_id, erratum) => {
    const means = Object.values(erratum.readings).map((reading) => reading.means);
    for (const text of [erratum.question, erratum.reason, ...means]) {
      expect(text).toMatch(/^[a-z0-9A-Z][ -~]*\.$/);
      expect(text).not.toMatch(/[.!?]\s/);
    }
  });

  it("hide no value behind a reading that nobody can switch to", () => {
    const valued = errata.filter(([, { readings }]) => Object.values(readings).some((reading) => "value" in reading));
    expect(valued.map(([id]) => id).filter((id) => !switchable.includes(id))).toEqual([]);
  });

  it("can be switched where an engine follows them, and nowhere else", () => {
    expect([...switchable].sort()).toEqual([
      "answer.extras",
      "answer.poll-message",
      "base64.data-prefix",
      "http.status-carrier",
      "json.ampersand",
      "json.key-order",
      "link.form",
      "link.life",
      "mask.over-half",
      "mask.size-mismatch",
      "return-type.enabled",
      "scale.auto-bands",
      "scale.type-missing",
      "segmentation.type-auto",
      "segmentation.unrequested-output",
      "size.limit-megabytes",
      "size.megabyte",
      "sources.base64",
      "sources.several",
      "sync.absent",
      "task.schedule",
    ]);
  });
});

describe("the editions of PicWish", () => {
  it("follow the documents word by word in the documented edition", () => {
    expect(picwishEditions.documented).toEqual({});
  });

  it.each(Object.entries<string>(picwishEditions.observed))("replace the choice of %s by %s", (id, reading) => {
    const erratum = Object.fromEntries(errata)[id];
    expect(erratum?.switchable).toBe(true);
    expect(Object.keys(erratum?.readings ?? {})).toContain(reading);
    expect(erratum?.choice).not.toBe(reading);
  });

  it("do not compile with an unknown erratum or reading", () => {
    type Patches = EditionPatches<typeof picwishErrata>;
    // @ts-expect-error no erratum has this id
    const unknownErratum: Patches = { documented: {}, observed: { "link.colour": "blue" } };
    // @ts-expect-error the erratum has no such reading
    const unknownReading: Patches = { documented: {}, observed: { "link.life": "day" } };
    expect([unknownErratum, unknownReading]).toHaveLength(2);
  });
});
