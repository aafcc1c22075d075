import { type AnyVendor, type BodyFacts, probePicture, redactJson } from "@graycard/core";

/** The body of an answer as facts: JSON without what no contract names, a picture by its format and size. */
export function answerFacts(
  body: string | Uint8Array,
  contentType: string | null | undefined,
  vendor: AnyVendor,
): BodyFacts {
  const mediaType = contentType?.split(";")[0]?.trim();
  const facts = {
    bytes: typeof body === "string" ? Buffer.byteLength(body) : body.byteLength,
    ...(mediaType ? { mediaType } : {}),
  };
  if (mediaType !== "application/json") {
    const probe = probePicture(typeof body === "string" ? new TextEncoder().encode(body) : body);
    return probe.ok ? { ...facts, picture: probe.facts } : facts;
  }
  try {
    return {
      ...facts,
      json: redactJson(JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body)), vendor),
    };
  } catch {
    return facts;
  }
}
