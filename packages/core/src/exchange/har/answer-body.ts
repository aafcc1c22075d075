import { propertyOf } from "../../contract/answer-reading.js";
import { type BodyFactsOptions, bodyFacts } from "../body-facts.js";
import type { BodyFacts } from "../exchange.js";
import { isJsonType, mediaTypeOf } from "../media-type.js";
import type { Recognised } from "../recognise.js";
import { type SeenAnswer, sizeOf, textAt } from "./seen-entry.js";
import { storedBytes } from "./stored-bytes.js";

/** The body of an answer: its facts, and its JSON as it came, for whoever has to understand it. */
export interface AnswerBody {
  readonly body?: BodyFacts;
  readonly json?: unknown;
  /** The file has no body where there was one, or may have been one. */
  readonly isLost?: boolean;
}

/** What is noted of an exchange whose answer the recording has no body of. */
export const lostAnswer = "The recording does not have the body of the answer.";

/** Reads the body of an answer, from text or base64; sizes alone where the file has no more. */
export function answerBody(answer: SeenAnswer, { vendor }: Recognised, options: BodyFactsOptions): AnswerBody {
  const { content, headers, receivedBytes } = answer;
  const header = headers.get("content-type");
  const contentType = mediaTypeOf(header) ? header : textAt(content, "mimeType");
  const size = sizeOf(propertyOf(content, "size")) || receivedBytes;
  const text = textAt(content, "text");
  const stored = text === undefined ? undefined : storedBytes(text, textAt(content, "encoding"), size);
  if (!stored) {
    if (size === undefined) return { isLost: true };
    return { body: { ...bodyFacts(vendor, contentType, ""), bytes: size }, isLost: size > 0 };
  }
  const facts = bodyFacts(vendor, contentType, stored.bytes, options);
  const json = parsed(stored.bytes, facts);
  // Recorders keep no more than so much of a body. The vendor is not to blame for what is missing of its JSON.
  const isCut = json === undefined && isJsonType(facts.mediaType) && stored.bytes.byteLength < (size ?? 0);
  if (isCut) return { body: { ...facts, bytes: size ?? facts.bytes }, isLost: true };
  if (stored.whole) return { body: facts, json };
  // What is left of a picture that was taken for text is no picture, whatever it looks like.
  const { picture: _, sha256: __, ...left } = facts;
  return { body: { ...left, bytes: size ?? facts.bytes }, json };
}

function parsed(bytes: Uint8Array, { json, mediaType }: BodyFacts): unknown {
  if (json === undefined && !isJsonType(mediaType)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
