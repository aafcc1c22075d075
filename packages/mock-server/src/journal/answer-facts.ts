import { type AnyVendor, type BodyFacts, probePicture, redactJson } from "@graycard/core";

/** The body of an answer as facts: JSON without what no contract names, a picture by its format and size. */
export function answerFacts(bytes: Uint8Array, contentType: string | null, vendor: AnyVendor): BodyFacts {
  const mediaType = contentType?.split(";")[0]?.trim();
  const facts = { bytes: bytes.byteLength, ...(mediaType ? { mediaType } : {}) };
  if (mediaType !== "application/json") {
    const probe = probePicture(bytes);
    return probe.ok ? { ...facts, picture: probe.facts } : facts;
  }
  try {
    return { ...facts, json: redactJson(JSON.parse(new TextDecoder().decode(bytes)), vendor) };
  } catch {
    return facts;
  }
}
