import { createRequire } from "node:module";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryExchange } from "../../testing/arbitrary-exchange.js";
import { fixedRun } from "../../testing/fixed-run.js";
import type { Exchange } from "../exchange.js";
import { fromHar } from "./from-har.js";
import { toHar } from "./to-har.js";

const require = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
for (const schema of Object.values(require("har-schema") as Record<string, object>)) ajv.addSchema(schema);
const validate = ajv.getSchema("har.json");

/** What the published schema of HAR 1.2 says against a document, after it was written and read. */
function faultsOf(har: object): unknown {
  if (!validate) throw new Error("har-schema has no schema of a whole HAR");
  return validate(JSON.parse(JSON.stringify(har))) ? [] : validate.errors;
}

const creator = { name: "test", version: "1.0.0" };

const submit: Exchange = {
  id: "1",
  vendor: "acme",
  endpoint: "scale",
  operation: "submit",
  startedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  durationMs: 12.5,
  request: {
    method: "POST",
    url: "https://a.example/scale?key=[withheld]&type=clean",
    headers: { "content-type": "multipart/form-data", "x-api-key": "[withheld]" },
    body: {
      bytes: 4711,
      mediaType: "multipart/form-data",
      fields: { type: "clean", sync: 1, image_file: { bytes: 4000, format: "jpg", fileName: "[withheld].jpg" } },
    },
  },
  response: {
    status: 200,
    headers: { "content-type": "application/json" },
    body: { bytes: 30, mediaType: "application/json", json: { status: 200 } },
  },
  because: "The picture was fine.",
};
const [entry] = toHar([submit], { creator }).log.entries;

describe("the schema of HAR 1.2", () => {
  test("finds what is no HAR, so that what it finds nothing in means something", () => {
    const har = toHar([submit], { creator });
    expect(faultsOf({ log: { ...har.log, creator: undefined } })).not.toEqual([]);
    expect(faultsOf({ log: { ...har.log, entries: [{ ...entry, time: "1" }] } })).not.toEqual([]);
    const request = { ...entry?.request, url: "https://a.example/?key=[withheld]" };
    expect(faultsOf({ log: { ...har.log, entries: [{ ...entry, request }] } })).not.toEqual([]);
  });

  test("finds nothing wrong with what is written of any exchanges", () => {
    fc.assert(
      fc.property(fc.array(arbitraryExchange, { maxLength: 3 }), (exchanges) => {
        expect(faultsOf(toHar(exchanges, { creator, comment: "c" }))).toEqual([]);
      }),
      { ...fixedRun, numRuns: 500 },
    );
  });
});

describe("toHar", () => {
  test("shows what is known of a request", () => {
    expect(entry).toMatchObject({
      startedDateTime: "2026-01-02T03:04:05.006Z",
      time: 12.5,
      comment: "The picture was fine.",
      request: {
        method: "POST",
        url: "https://a.example/scale?key=%5Bwithheld%5D&type=clean",
        queryString: [
          { name: "key", value: "[withheld]" },
          { name: "type", value: "clean" },
        ],
        headers: [
          { name: "content-type", value: "multipart/form-data" },
          { name: "x-api-key", value: "[withheld]" },
        ],
        bodySize: 4711,
        postData: {
          mimeType: "multipart/form-data",
          params: [
            { name: "type", value: "clean" },
            { name: "sync", value: "1" },
            { name: "image_file", fileName: "[withheld].jpg", contentType: "image/jpeg" },
          ],
        },
      },
    });
    expect(JSON.parse(entry?.request.postData?.params?.[2]?.comment ?? "")).toMatchObject({ bytes: 4000 });
  });

  test("shows what is known of an answer", () => {
    expect(entry?.response).toMatchObject({
      status: 200,
      bodySize: 30,
      content: { size: 30, mimeType: "application/json", text: '{"status":200}' },
    });
    expect(entry?.response.content.comment).toContain("Redacted");
  });

  test("writes an exchange without an answer as tools write those", () => {
    const { response: _, ...unanswered } = submit;
    const [written] = toHar([{ ...unanswered, fault: "reset" }], { creator }).log.entries;
    expect(written?.response).toMatchObject({ status: 0, _error: "reset", content: { size: 0 } });
  });

  test("writes the JSON of a request as text, and a picture of an answer as its facts", () => {
    const picture = { format: "png", width: 4, height: 3, alpha: true, animated: false } as const;
    const [written] = toHar(
      [
        {
          ...submit,
          request: { ...submit.request, body: { bytes: 9, mediaType: "application/json", fields: { sync: 1 } } },
          response: { status: 200, headers: {}, body: { bytes: 99, mediaType: "image/png", picture, sha256: "ab" } },
        },
      ],
      { creator },
    ).log.entries;
    expect(written?.request.postData).toMatchObject({ mimeType: "application/json", text: '{"sync":1}' });
    expect(written?.response.content).toMatchObject({ size: 99, mimeType: "image/png" });
    expect(JSON.parse(written?.response.content.comment ?? "")).toEqual({ picture, sha256: "ab" });
  });
});

describe("fromHar", () => {
  test("gives back exactly what toHar wrote, from the object and from its text", () => {
    fc.assert(
      fc.property(fc.array(arbitraryExchange, { maxLength: 3 }), (exchanges) => {
        const har = toHar(exchanges, { creator });
        expect(fromHar(har)).toStrictEqual(exchanges);
        expect(fromHar(JSON.stringify(har))).toStrictEqual(JSON.parse(JSON.stringify(exchanges)));
        expect(JSON.stringify(fromHar(JSON.stringify(har)))).toBe(JSON.stringify(exchanges));
      }),
      { ...fixedRun, numRuns: 500 },
    );
  });

  test("refuses an entry that toHar did not write, and says which", () => {
    const har = toHar([submit, submit], { creator });
    const foreign = { ...har.log.entries[1], _graycard: undefined };
    const bent = { ...har.log.entries[1], _graycard: { exchange: { ...submit, startedAt: "now" } } };
    for (const other of [foreign, bent]) {
      expect(() => fromHar({ log: { ...har.log, entries: [har.log.entries[0], other] } })).toThrow(
        /log\.entries\[1\] has no exchange under _graycard.*readHar/,
      );
    }
  });
});
