import type { AnyEndpoint, AnyVendor, Via } from "@graycard/core";
import { byEdition, readingsOf } from "./by-edition.js";
import { namedFields } from "./named-fields.js";
import { findReadings, somePicture, valuesOf } from "./requests.js";

/** How a picture is weighed, and what too much weight leads to, for each way it can arrive. */
export function sourceSentences(vendor: AnyVendor, endpoint: AnyEndpoint): readonly string[] {
  return viasOf(vendor, endpoint).map(
    (via) => `${arrivals[via]}: ${byEdition(vendor, (readings) => ruleText(endpoint, via, readings))}`,
  );
}

const arrivals: Readonly<Record<Via, string>> = {
  upload: "a picture as a file",
  url: "a picture by address",
  base64: "a picture as base64 text",
};

function ruleText(endpoint: AnyEndpoint, via: Via, readings: never): string {
  const { measure, tooLarge, dataPrefix } = endpoint.sourceRule(via, readings);
  const counted = measure === "decoded" ? "weighed decoded" : "weighed as received";
  const end = tooLarge === "refused" ? "when too large, the request is refused" : "when too large, the work fails";
  if (via !== "base64" || dataPrefix === undefined) return `${counted}; ${end}`;
  return `${counted}; ${end}; a data: prefix ${dataPrefix === "fail" ? "makes the work fail" : "is stripped"}`;
}

/** The ways a picture can arrive: fields for it that are read, and what the example requests show. */
function viasOf(vendor: AnyVendor, endpoint: AnyEndpoint): readonly Via[] {
  const fields = [...namedFields(endpoint.fields)];
  const read = fields.filter(({ field }) => findReadings(vendor, (readings) => !field.ignored?.({}, readings)));
  const changes = fields.flatMap(({ field }) =>
    field.kind === "choice" ? [...field.values].flatMap((value) => value.example?.(somePicture) ?? []) : [],
  );
  const readings = readingsOf(vendor, "documented");
  const jobs = [{}, ...changes].flatMap((change) => {
    const values = valuesOf(endpoint, readings, change);
    return values ? endpoint.jobs(values as never, readings) : [];
  });
  const seen = new Set<string>([...read.map(({ field }) => field.kind), ...jobs.map(({ image }) => image.via)]);
  return (["upload", "url", "base64"] as const).filter((via) => seen.has(via));
}
