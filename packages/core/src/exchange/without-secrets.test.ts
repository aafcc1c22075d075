import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryExchange } from "../testing/arbitrary-exchange.js";
import { fixedRun } from "../testing/fixed-run.js";
import type { Exchange } from "./exchange.js";
import { withoutSecrets } from "./without-secrets.js";

const secret = "Key/0123 456789";

const exchange: Exchange = {
  id: "1",
  vendor: "acme",
  startedAt: 0,
  durationMs: 0,
  taskId: secret,
  request: {
    method: "POST",
    url: `https://a.example/${encodeURIComponent(secret)}/x?type=${encodeURIComponent(encodeURIComponent(secret))}`,
    headers: { "user-agent": `shop ${secret}`, [secret]: "x", host: "a.example" },
    body: {
      bytes: 5,
      mediaType: `text/${secret}`,
      fields: { [secret]: [secret, { deep: secret.toUpperCase() }], n: 12345678 },
    },
  },
  response: {
    status: 200,
    headers: { server: secret },
    body: { bytes: 5, json: { message: `no ${secret}!`, ok: true } },
  },
  fault: secret,
  because: secret,
  notes: [secret],
};

describe("an exchange", () => {
  test("loses a secret wherever it strayed, and nothing else", () => {
    expect(withoutSecrets(exchange, [secret, "12345678"])).toEqual({
      id: "1",
      vendor: "acme",
      startedAt: 0,
      durationMs: 0,
      request: {
        method: "POST",
        url: "https://a.example/[withheld]/x?type=[withheld]",
        headers: { "user-agent": "[withheld]", "[withheld]": "x", host: "a.example" },
        body: {
          bytes: 5,
          mediaType: "text/[withheld]",
          fields: { "[withheld]": ["[withheld]", { deep: "[withheld]" }], n: "[withheld]" },
        },
      },
      response: {
        status: 200,
        headers: { server: "[withheld]" },
        body: { bytes: 5, json: { message: "no [withheld]!", ok: true } },
      },
      fault: "[withheld]",
      because: "[withheld]",
      notes: ["[withheld]"],
    });
  });

  test("stays as it is where there is nothing to find", () => {
    fc.assert(
      fc.property(arbitraryExchange, (any) => {
        expect(withoutSecrets(any, ["in no exchange whatsoever"])).toEqual(any);
        expect(withoutSecrets(any, ["short", ""])).toBe(any);
      }),
      fixedRun,
    );
  });
});
