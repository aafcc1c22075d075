import type { AnyEndpoint, AnyVendor, Encoding } from "@graycard/core";
import * as fc from "fast-check";

/** A request of somebody who may know the documents, or may not. */
export interface WildRequest {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly encoding: Encoding;
  readonly fields: Readonly<Record<string, unknown>>;
  /** A reading by name for each switchable erratum of the vendor. */
  readonly readings: Readonly<Record<string, string>>;
}

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", " ", "0", "1", "2", "3", "4", "-1", "1.0", "1e3", "null", "true", "[]", "{}", "__proto__"),
  fc.constantFrom("clean", "face", "person", "auto", "png", "jpg", "url", "base64", "ffffff", "#fff"),
  fc.constantFrom(
    "https://h/a.jpg",
    "oss://b/a.png",
    "http://",
    "file:///etc/passwd",
    "https://h/%ff",
    "data:image/png;base64,AA==",
  ),
);

const box = fc.record(
  { x: fc.integer({ min: -2, max: 99 }), y: fc.double(), width: fc.nat(200), height: fc.oneof(fc.nat(9), anyText) },
  { requiredKeys: [] },
);

const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.array(box, { maxLength: 4 }),
      fc.array(box).map((list) => JSON.stringify(list)),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 64 }) },
);

/** Requests over everything a vendor has: right, nearly right and wild ones. `pictures` are files worth working on. */
export function wildRequest(vendors: readonly AnyVendor[], pictures: readonly Uint8Array[]): fc.Arbitrary<WildRequest> {
  const encodings = ["multipart", "form", "json"] as const;
  const targets = vendors.flatMap((vendor) =>
    Object.values(vendor.endpoints).flatMap((endpoint) =>
      encodings.map((encoding) => ({ vendor, endpoint, encoding })),
    ),
  );
  return fc.constantFrom(...targets).chain(({ vendor, endpoint, encoding }) =>
    fc.record({
      vendor: fc.constant(vendor),
      endpoint: fc.constant(endpoint),
      encoding: fc.constant(encoding),
      fields: wildFields(endpoint, encoding, pictures),
      readings: wildReadings(vendor),
    }),
  );
}

function wildFields(
  endpoint: AnyEndpoint,
  encoding: Encoding,
  pictures: readonly Uint8Array[],
): fc.Arbitrary<Record<string, unknown>> {
  const value = fc.oneof({ weight: 3, arbitrary: anyValue }, { weight: 2, arbitrary: fc.constantFrom(...pictures) });
  const known = Object.fromEntries(Object.keys(endpoint.fields).map((name) => [name, value]));
  const wild = fc.record(known, { requiredKeys: [] });
  const unknown = fc.dictionary(fc.string({ minLength: 1, maxLength: 12 }), anyValue, { maxKeys: 2 });
  const change = fc.subarray(Object.keys(known), { maxLength: 2 });
  const how = fc.constantFrom("wild", "changed", "usual", "usual");
  return fc
    .tuple(usualFields(endpoint, encoding, pictures), wild, unknown, how, change)
    .map(([usual, fields, extra, mostly, changed]) => {
      if (mostly === "wild") return { ...extra, ...fields };
      if (mostly === "usual") return { ...extra, ...usual };
      return { ...usual, ...Object.fromEntries(Object.entries(fields).filter(([name]) => changed.includes(name))) };
    });
}

/** The endpoint's own example, for each way to be answered; a file becomes an address where no file can be carried. */
function usualFields(
  endpoint: AnyEndpoint,
  encoding: Encoding,
  pictures: readonly Uint8Array[],
): fc.Arbitrary<Record<string, unknown>> {
  const about = { fileName: "a.jpg", mediaType: "image/jpeg", url: "https://h/a.jpg", width: 64, height: 48 };
  const wishes = fc.record({
    mode: fc.constantFrom("sync", "async"),
    form: fc.constantFrom("link", "base64", "binary"),
  });
  return fc.tuple(fc.constantFrom(...pictures), wishes).map(([bytes, wish]) => {
    const example = Object.entries(endpoint.example({ ...about, bytes }, wish));
    return Object.fromEntries(
      example.map(([name, value]) => {
        const file = typeof value === "object" && value !== null && "bytes" in value ? value.bytes : undefined;
        if (file === undefined) return [name, value];
        return encoding === "multipart" ? [name, file] : [name.replace("_file", "_url"), about.url];
      }),
    );
  });
}

function wildReadings(vendor: AnyVendor): fc.Arbitrary<Record<string, string>> {
  const switchable = Object.entries(vendor.errata).filter(([, erratum]) => erratum.switchable);
  const names = switchable.map(([id, erratum]) => [id, fc.constantFrom(...Object.keys(erratum.readings))] as const);
  return fc.record(Object.fromEntries(names), { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;
}
