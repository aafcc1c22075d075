import { type AnyVendor, type BodyFacts, linkFacts, probePicture, redactJson } from "@graycard/core";
import { utf8Length } from "#platform/bytes";
import { sha256OfBytes } from "#platform/hash";

const digests = new WeakMap<Uint8Array, string>();

/** A result is rendered once and may be fetched often. */
function digestOf(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? sha256OfBytes(bytes);
  digests.set(bytes, digest);
  return digest;
}

/** The body of an answer as facts: JSON without what no contract names, a picture by its format and size. */
export function answerFacts(
  body: string | Uint8Array,
  contentType: string | null | undefined,
  vendor: AnyVendor | undefined,
): BodyFacts {
  const mediaType = contentType?.split(";")[0]?.trim();
  const facts = {
    bytes: typeof body === "string" ? utf8Length(body) : body.byteLength,
    ...(mediaType ? { mediaType } : {}),
  };
  if (mediaType !== "application/json") {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const probe = probePicture(bytes);
    return probe.ok ? { ...facts, picture: probe.facts, sha256: digestOf(bytes) } : facts;
  }
  // What is nobody's has no contract, and so nothing that may be shown.
  if (!vendor) return facts;
  try {
    const json: unknown = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
    const links = linkFacts(vendor, json);
    return { ...facts, json: redactJson(json, vendor), ...(links ? { links } : {}) };
  } catch {
    return facts;
  }
}
