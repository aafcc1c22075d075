import { expect, test } from "vitest";
import type { Erratum } from "../../contract/erratum.js";
import { aliyunMarketEditions } from "./editions.js";
import { aliyunMarketErrata } from "./errata.js";

const errata: Readonly<Record<string, Erratum>> = aliyunMarketErrata;

test("the documented edition is the choices of the errata", () => {
  expect(aliyunMarketEditions.documented).toEqual({});
});

test("the observed edition switches only what can be switched, and never to the choice", () => {
  const patches = Object.entries(aliyunMarketEditions.observed);
  expect(patches.length).toBeGreaterThan(0);
  for (const [id, reading] of patches) {
    expect(errata[id]?.switchable, id).toBe(true);
    expect(Object.keys(errata[id]?.readings ?? {}), id).toContain(reading);
    expect(errata[id]?.choice, id).not.toBe(reading);
  }
});
