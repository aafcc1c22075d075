import fc from "fast-check";
import { bases } from "../exchange/answer-basis.js";
import type { Exchange } from "../exchange/exchange.js";

/** Anything that JSON gives back as it was; it has no zero below zero. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const number = fc.oneof(
  fc.nat(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("", "[withheld]", "__proto__"));

const picture = fc.record({
  format: fc.constantFrom("jpg", "png", "webp", "tiff", "bmp", "gif"),
  width: number,
  height: number,
  alpha: fc.boolean(),
  animated: fc.boolean(),
});
const upload = fc.record(
  { bytes: number, sha256: text, format: fc.constantFrom("jpg", "bmp"), picture, fileName: text },
  { requiredKeys: ["bytes"] },
);
const fields = fc.dictionary(text, fc.oneof(json, upload), { maxKeys: 4 });
const body = fc.record(
  {
    bytes: number,
    mediaType: fc.oneof(text, fc.constantFrom("application/json", "multipart/form-data")),
    json,
    fields,
    picture,
    sha256: text,
  },
  { requiredKeys: ["bytes"] },
);
const headers = fc.dictionary(text, text, { maxKeys: 4 });
const url = fc.oneof(
  text,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom("[withheld]", "https://a.example/x?key=[withheld]", "http://[::1]:4010/x[1]/%?a=%5B\u{1F600}\ud800"),
);
const lean = fc.record(
  { about: text, basis: fc.constantFrom(...bases.slice(1)), clause: text, reading: text },
  { requiredKeys: ["about", "basis"] },
);

/** Any exchange at all, redacted or not. */
export const arbitraryExchange = fc.record(
  {
    id: text,
    vendor: text,
    endpoint: text,
    operation: fc.constantFrom("submit", "poll", "fetch-result"),
    startedAt: number,
    durationMs: number,
    request: fc.record({ method: text, url, headers, body }, { requiredKeys: ["method", "url", "headers"] }),
    response: fc.record({ status: fc.nat(999), headers, body }, { requiredKeys: ["status", "headers"] }),
    fault: text,
    taskId: text,
    because: text,
    clause: text,
    basis: fc.record({
      is: fc.constantFrom(...bases),
      clauses: fc.array(text, { maxLength: 2 }),
      readings: headers,
      leans: fc.array(lean, { maxLength: 2 }),
    }),
    faults: fc.array(text, { maxLength: 2 }),
    notes: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ["id", "vendor", "startedAt", "durationMs", "request"] },
) as fc.Arbitrary<Exchange>;
