import { expect, test } from "vitest";
import type { Erratum } from "../../contract/erratum.js";
import { meituClauses } from "./clauses.js";
import { errorErrata } from "./errata/errors.js";
import { pictureErrata } from "./errata/picture.js";
import { requestErrata } from "./errata/request.js";
import { responseErrata } from "./errata/response.js";
import { serviceErrata } from "./errata/service.js";
import { meituErrata } from "./errata.js";

const errata: [string, Erratum][] = Object.entries(meituErrata);

test("an id is an area and a topic, and readings are named in kebab-case", () => {
  const word = "[a-z0-9]+(-[a-z0-9]+)*";
  for (const [id, erratum] of errata) {
    expect(id).toMatch(new RegExp(`^${word}\\.${word}$`));
    for (const name of Object.keys(erratum.readings)) expect(name, id).toMatch(new RegExp(`^${word}$`));
  }
});

test("no erratum of one topic file hides one of another", () => {
  const parts = [errorErrata, pictureErrata, requestErrata, responseErrata, serviceErrata];
  expect(parts.flatMap((part) => Object.keys(part)).sort()).toEqual(Object.keys(meituErrata).sort());
});

test("the clauses an erratum is about exist", () => {
  for (const [id, erratum] of errata) {
    for (const clause of erratum.clauses) expect(Object.keys(meituClauses), id).toContain(clause);
  }
});

test("the choice is one of at least two readings", () => {
  for (const [id, erratum] of errata) {
    expect(Object.keys(erratum.readings), id).toContain(erratum.choice);
    expect(Object.keys(erratum.readings).length, id).toBeGreaterThanOrEqual(2);
  }
});

test("every text is an English sentence", () => {
  for (const [id, erratum] of errata) {
    const means = Object.values(erratum.readings).map((reading) => reading.means);
    for (const text of [erratum.question, erratum.reason, ...means]) expect(text, id).toMatch(/^[A-Z0-9].*\.$/);
    expect(JSON.stringify(erratum), id).not.toMatch(/\p{Script=Han}/u);
  }
});

test("these can be switched, and the first reading is the choice", () => {
  const switchable = errata.flatMap(([id, erratum]) =>
    erratum.switchable ? [[id, Object.keys(erratum.readings)]] : [],
  );
  expect(Object.fromEntries(switchable)).toEqual({
    "content-type.missing": ["tolerated", "refused"],
    "size.megabyte": ["mebi", "mega"],
    "image.fault-code": ["process-error", "specific"],
    "auth.refusal": ["body-90002", "http-401"],
    "url.fetch-fault": ["process-error", "download-failed"],
    "link.life": ["hour", "two-hours"],
  });
  for (const [id, erratum] of errata) {
    if (erratum.switchable) expect(Object.keys(erratum.readings)[0], id).toBe(erratum.choice);
  }
});
