import { type AnyEndpoint, type AnyVendor, type ExamplePicture, type RequestChange, readRequest } from "@graycard/core";
import { readingsOf } from "./by-edition.js";

/** A picture for requests that are only looked at, never sent. */
export const somePicture: ExamplePicture = {
  bytes: new Uint8Array([0]),
  fileName: "photo.jpg",
  mediaType: "image/jpeg",
  url: "https://pictures.example/photo.jpg",
  width: 640,
  height: 480,
};

/** The values of a valid request, changed as asked; undefined where a single field turns the change down. */
export function valuesOf(
  endpoint: AnyEndpoint,
  readings: never,
  { drop = [], set = {} }: RequestChange = {},
): Readonly<Record<string, unknown>> | undefined {
  const raw: Record<string, unknown> = { ...endpoint.example(somePicture), ...set };
  for (const name of drop) delete raw[name];
  const reading = readRequest(endpoint.fields, raw, readings);
  return reading.ok ? reading.values : undefined;
}

/** Readings under which something holds, and the one reading it takes where the documented edition alone does not do. */
export interface FoundReadings {
  readonly readings: never;
  readonly needs?: string;
}

/** Looks for readings under which something holds: the documented edition first, then with one reading changed. */
export function findReadings(vendor: AnyVendor, holds: (readings: never) => boolean): FoundReadings | undefined {
  const documented = readingsOf(vendor, "documented");
  if (holds(documented)) return { readings: documented };
  for (const [erratum, { readings: names, switchable }] of Object.entries(vendor.errata)) {
    if (!switchable) continue;
    for (const reading of Object.keys(names)) {
      const readings = readingsOf(vendor, "documented", { [erratum]: reading });
      if (holds(readings)) return { readings, needs: `${erratum}=${reading}` };
    }
  }
  return undefined;
}
