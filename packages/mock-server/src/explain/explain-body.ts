import type { AnyEndpoint, Encoding, Readings } from "@graycard/core";
import { hasKnownField } from "./strangers.js";

/** How the encodings of a body are labelled. */
const mediaTypes: Readonly<Record<Encoding, string>> = {
  multipart: "multipart/form-data",
  form: "application/x-www-form-urlencoded",
  json: "application/json",
};

/** The body of a submit, as far as it tells why its fields are not there. */
export interface SentBody {
  readonly endpoint: AnyEndpoint;
  readonly readings: Readings;
  readonly raw: Readonly<Record<string, unknown>>;
  /** Names of parts that were dropped. */
  readonly unread: readonly string[];
  /** Undefined where no body was read. */
  readonly facts: { readonly bytes: number; readonly mediaType?: string } | undefined;
}

/** The media types that an endpoint takes a body in, most usual first. */
export function acceptedTypes(endpoint: AnyEndpoint, readings: Readings): readonly string[] {
  return endpoint.encodings(readings as never).map((encoding) => mediaTypes[encoding]);
}

/** What a body turned out to be where fields were wanted. */
export interface BodyTold {
  readonly sentence: string;
  /** What was read of it are fields, if not the right ones; else pieces of something that was taken for a form. */
  readonly hasFields: boolean;
}

/**
 * Why a body that arrived has none of the endpoint's fields in it, where that is the reason; undefined where it has
 * some, or could not be read at all.
 */
export function explainBody({ endpoint, readings, raw, unread, facts }: SentBody): BodyTold | undefined {
  if (!facts || hasKnownField(endpoint, raw)) return undefined;
  const accepted = acceptedTypes(endpoint, readings);
  const pieces = (sentence: string) => ({ sentence, hasFields: false });
  if (facts.bytes === 0) return pieces(`the body is empty; ${endpoint.id} takes its fields as ${accepted.join(", ")}`);
  const label = facts.mediaType === undefined ? "without a Content-Type" : `as ${facts.mediaType}`;
  const [first] = Object.keys(raw);
  if (facts.mediaType !== undefined && !accepted.includes(facts.mediaType.toLowerCase())) {
    const types = `${facts.mediaType} is none of the content types that ${endpoint.id} takes (${accepted.join(", ")})`;
    return pieces(`${types}: the body was read as well as it could be, and has none of its fields`);
  }
  if (first === undefined && unread.length === 0) return undefined;
  return { sentence: `the body came ${label}, and has none of the fields of ${endpoint.id} in it`, hasFields: true };
}
