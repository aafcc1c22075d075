import type { AnyVendor } from "../../contract/vendor.js";
import type { BodyFacts, Exchange, LinkFacts, UploadFacts } from "../exchange.js";
import { exchangeSchema, linkFactsSchema, pictureSchema } from "../exchange-schema.js";
import { mediaTypeOf } from "../media-type.js";
import { redactJson } from "../redact.js";
import { shownFileName, shownName } from "../shown-names.js";

/** The exchange that `toHar` put beside an entry, if it is one. Whoever wrote the file may have put in anything. */
export function ownExchange(own: unknown): Exchange | undefined {
  if (typeof own !== "object" || own === null || !("exchange" in own)) return undefined;
  return exchangeSchema.safeParse(own.exchange).success ? (own.exchange as Exchange) : undefined;
}

/** Facts of a body that somebody else wrote down: only what facts can be is taken over, and redacted again. */
export function redactFacts(facts: BodyFacts, vendor: AnyVendor): BodyFacts {
  const { bytes, json, fields, picture, sha256, links } = facts;
  const mediaType = mediaTypeOf(facts.mediaType);
  return {
    bytes,
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(json === undefined ? {} : { json: redactJson(json, vendor) }),
    ...(fields === undefined ? {} : { fields: redactFields(fields, vendor) }),
    ...(picture === undefined ? {} : { picture: pictureSchema.parse(picture) }),
    ...(sha256 !== undefined && hex256.test(sha256) ? { sha256 } : {}),
    ...(links === undefined ? {} : { links: links.flatMap(redactLink) }),
  };
}

/** Whoever wrote it may have put any text where the name of an output belongs, and any signs. */
function redactLink(link: LinkFacts): readonly LinkFacts[] {
  const { item, output, signature } = linkFactsSchema.parse(link);
  const { bytes, encoded, raw } = signature;
  const plain = /^[a-z]{1,20}$/.test(output) && /^[+/=]*$/.test(encoded + raw);
  return plain ? [{ item, output, signature: { ...(bytes === undefined ? {} : { bytes }), encoded, raw } }] : [];
}

const hex256 = /^[0-9a-f]{64}$/;

function redactFields(fields: Readonly<Record<string, unknown>>, vendor: AnyVendor): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const upload = uploadOf(value);
      return upload
        ? [[shownName(name, vendor), upload]]
        : Object.entries(redactJson({ [name]: value }, vendor) as object);
    }),
  );
}

function uploadOf(value: unknown): UploadFacts | undefined {
  if (typeof value !== "object" || value === null || !("bytes" in value)) return undefined;
  const { bytes, sha256, format, picture, fileName } = value as Record<keyof UploadFacts, unknown>;
  if (typeof bytes !== "number") return undefined;
  const known = pictureSchema.shape.format.safeParse(format);
  const facts = pictureSchema.safeParse(picture);
  return {
    bytes,
    ...(typeof sha256 === "string" && hex256.test(sha256) ? { sha256 } : {}),
    ...(known.success ? { format: known.data } : {}),
    ...(facts.success ? { picture: facts.data } : {}),
    ...(typeof fileName === "string" ? { fileName: shownFileName(fileName) } : {}),
  };
}
