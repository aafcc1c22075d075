import type { AnyEndpoint, AnyVendor, Encoding } from "@graycard/core";
import * as fc from "fast-check";
import { base64 } from "../../testing/encode-body.js";
import { part, rawMultipart, usualBoundary } from "../../testing/raw-multipart.js";

/** A request as bytes: one that was right once, and what became of it on its way. */
export interface BrokenRequest {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly method: string;
  /** Of the path, with its question mark. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Sizes of the pieces in which the body comes, again and again. */
  readonly pieces: readonly number[];
}

/** What stands in bodies, and breaks them in other places. */
const marks = [
  ...["\r\n", "\n", "\r", "--", `--${usualBoundary}`, `\r\n--${usualBoundary}--\r\n`, "\r\n\r\n", ";", '"', "\\", "="],
  ...["{", "}", "[", "]", ",", ":", "&", "%", "%ff", "+", "\0", "\u00ff", "null", "-0", "1e400", "9007199254740993"],
  ...['{"__proto__":{"type":"clean"}}', "__proto__=1&", '"\\ud800"', '"\\u0000"', "[".repeat(200), "\ufeff"],
  ...['name="image_file"', 'name="type"', "filename*=UTF-8''%ff", "Content-Disposition: form-data", "charset=utf-16"],
];

const mark = fc.constantFrom(...marks).map((text) => Buffer.from(text));

/** A change to bytes, at places that are shares of their length. */
type Change = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number) => Math.floor(share * bytes.length);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, mark).map(
    ([share, more]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, share)), more, bytes.subarray(at(bytes, share))]),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, from)), bytes.subarray(at(bytes, to))]),
  ),
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(
    ([share, byte]): Change =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        if (copy.length > 0) copy[Math.min(copy.length - 1, at(copy, share))] = byte;
        return copy;
      },
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 20 })).map(
    ([share, more]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, share)), more, bytes.subarray(at(bytes, share))]),
  ),
);

/** The example of an endpoint in an encoding, as bytes. */
function encoded(endpoint: AnyEndpoint, encoding: Encoding, bytes: Uint8Array, byUrl: boolean): Buffer {
  const about = { fileName: "a.jpg", mediaType: "image/jpeg", url: "https://h/a.jpg", width: 96, height: 72 };
  const fields = Object.entries(endpoint.example({ ...about, bytes }, { mode: "sync" }));
  const texts = fields.map(([name, value]): [string, unknown] => {
    const isFile = typeof value === "object" && value !== null && "bytes" in value;
    if (!isFile) return [name, value];
    return byUrl ? [name.replace("_file", "_url"), about.url] : [name.replace("_file", "_base64"), base64(bytes)];
  });
  const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  if (encoding === "json") return Buffer.from(JSON.stringify(Object.fromEntries(texts)));
  if (encoding === "form") {
    return Buffer.from(new URLSearchParams(texts.map(([name, value]) => [name, plain(value)])).toString());
  }
  return rawMultipart(
    fields.map(([name, value]) =>
      typeof value === "object" && value !== null && "bytes" in value
        ? part(`name="${name}"; filename="a.jpg"`, bytes, "Content-Type: image/jpeg")
        : part(`name="${name}"`, plain(value)),
    ),
  );
}

const labels: Readonly<Record<Encoding, string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: `multipart/form-data; boundary=${usualBoundary}`,
};

const anyLabel = fc.oneof(
  fc.constantFrom("", "text/plain", "image/png", "multipart/form-data", "multipart/mixed; boundary=x", "a/b;c"),
  fc
    .constantFrom(...Object.values(labels))
    .chain((text) => change.map((act) => act(Buffer.from(text)).toString("latin1"))),
  fc.constantFrom(
    "application/json; charset=utf-16",
    "multipart/form-data; boundary=",
    `multipart/form-data; boundary="${"b".repeat(999)}"`,
  ),
);

/** Characters that a header can carry. */
const headerText = fc.string({ unit: fc.constantFrom(...'abc \t,;="/\u00e9\u00ff0123'), maxLength: 30 });

const anyHeader = fc.tuple(
  fc.constantFrom(
    "accept",
    "accept-encoding",
    "content-length",
    "cookie",
    "range",
    "x-odd",
    "content-encoding",
    "if-match",
  ),
  headerText,
);

const anyQuery = fc.oneof(
  { weight: 4, arbitrary: fc.constant("") },
  fc.constantFrom(
    "?",
    "?type",
    "?type=clean&sync=1",
    "?sync=%",
    "?__proto__=1",
    "?image_url=%ff%00",
    `?${"a=1&".repeat(2000)}`,
  ),
  fc.webQueryParameters().map((text) => `?${text}`),
);

/** Requests to every endpoint in every encoding, of which most are broken, some only a little. */
export function brokenRequest(vendors: readonly AnyVendor[], picture: Uint8Array): fc.Arbitrary<BrokenRequest> {
  const targets = vendors.flatMap((vendor) =>
    Object.values(vendor.endpoints).flatMap((endpoint) =>
      (["multipart", "form", "json"] as const).map((encoding) => ({ vendor, endpoint, encoding })),
    ),
  );
  return fc.constantFrom(...targets).chain(({ vendor, endpoint, encoding }) =>
    fc.record({
      vendor: fc.constant(vendor),
      endpoint: fc.constant(endpoint),
      method: fc.oneof({ weight: 15, arbitrary: fc.constant("POST") }, fc.constantFrom("PUT", "PATCH", "DELETE")),
      query: anyQuery,
      headers: fc
        .tuple(
          fc.oneof({ weight: 5, arbitrary: fc.constant(labels[encoding]) }, anyLabel),
          fc.array(anyHeader, { maxLength: 3 }),
        )
        .map(([label, more]) => (label === "" ? more : [["content-type", label] as const, ...more])),
      body: fc
        .tuple(fc.boolean(), fc.array(change, { maxLength: 3 }))
        .map(([byUrl, changes]) =>
          changes.reduce((bytes, act) => act(bytes), encoded(endpoint, encoding, picture, byUrl)),
        ),
      pieces: fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 }),
    }),
  );
}
