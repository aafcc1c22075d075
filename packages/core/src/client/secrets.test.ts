import { expect, test } from "vitest";
import { Secrets } from "./secrets.js";

const key = 'wxk"9v2-Qm7?x';

test.each([
  ["as it stands", key],
  ["in JSON", JSON.stringify(key).slice(1, -1)],
  ["in an address", encodeURIComponent(key)],
  ["in base64", Buffer.from(key).toString("base64").replace(/=+$/, "")],
])("a credential is withheld %s", (_, spelling) => {
  const text = new Secrets([key]).withhold(`bad key <${spelling}>`);
  expect(text).not.toContain(spelling);
  expect(text).toMatch(/^bad key <.*withheld.*>$/);
});
