import { expect, test } from "vitest";
import type { Erratum } from "../../contract/erratum.js";
import { aliyunMarketClauses } from "./clauses.js";
import { answerErrata } from "./errata/answer.js";
import { gatewayErrata } from "./errata/gateway.js";
import { linkErrata } from "./errata/links.js";
import { pictureErrata } from "./errata/picture.js";
import { requestErrata } from "./errata/request.js";
import { sourceErrata } from "./errata/sources.js";
import { taskErrata } from "./errata/task.js";
import { aliyunMarketErrata } from "./errata.js";

const errata: [string, Erratum][] = Object.entries(aliyunMarketErrata);

test("an id is an area and a topic, and readings are named in kebab-case", () => {
  const word = "[a-z0-9]+(-[a-z0-9]+)*";
  for (const [id, erratum] of errata) {
    expect(id).toMatch(new RegExp(`^${word}\\.${word}$`));
    for (const name of Object.keys(erratum.readings)) expect(name, id).toMatch(new RegExp(`^${word}$`));
  }
});

test("no erratum of one topic file hides one of another", () => {
  const parts = [answerErrata, gatewayErrata, linkErrata, pictureErrata, requestErrata, sourceErrata, taskErrata];
  expect(parts.flatMap((part) => Object.keys(part)).sort()).toEqual(Object.keys(aliyunMarketErrata).sort());
});

test("the clauses an erratum is about exist", () => {
  for (const [id, erratum] of errata) {
    for (const clause of erratum.clauses) expect(Object.keys(aliyunMarketClauses), id).toContain(clause);
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
    "body.multipart": ["accepted", "refused"],
    "sources.uploads": ["ignored", "enabled"],
    "size.megabyte": ["mebi", "mega"],
    "mask.size-mismatch": ["fail", "resize"],
    "mask.over-half": ["accept", "fail"],
    "base64.data-prefix": ["fail", "stripped"],
    "http.status-carrier": ["both", "json-only"],
    "answer.message": ["present", "absent"],
    "answer.extras": ["documented", "rich"],
    "json.key-order": ["as-sampled", "sorted"],
    "json.ampersand": ["plain", "escaped"],
    "gateway.errors": ["back-end", "gateway"],
    "link.form": ["oss-v1", "oss-v4"],
    "link.life": ["hour", "two-hours"],
  });
  for (const [id, erratum] of errata) {
    if (erratum.switchable) expect(Object.keys(erratum.readings)[0], id).toBe(erratum.choice);
  }
});
