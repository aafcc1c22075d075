import { type AnyEndpoint, type Encoding, isAbsent } from "@graycard/core";
import { readUpload } from "../wire/read-upload.js";
import { UploadStoppedError } from "../wire/upload-stopped-error.js";
import type { Address } from "./address.js";
import { BodyTooLargeError, MalformedBodyError, PartTooLargeError, UnsupportedBodyError } from "./body/body-errors.js";
import { mostTextBytes, partRule, tooLongToKeep } from "./body/part-rules.js";
import { multipartReader } from "./body/read-multipart.js";
import { formFields, jsonFields, textReader } from "./body/read-text.js";
import { endpointOf, type Reply, refused, skips, type Turn } from "./turn.js";

/** How many pictures' worth of bytes a body may have before it is not read any further. */
const picturesPerBody = 8;

/** Bodies up to this many bytes are read whatever the endpoint: a list of pictures may be longer than we think. */
const leastBodyLimitBytes = 64 * 1024 * 1024;

/**
 * Reads the body of a submit as it comes in, and stops as soon as it passes a limit. The length is what was counted;
 * no header is believed.
 */
export async function read(turn: Turn): Promise<Reply | undefined> {
  if (turn.operation !== "submit") return undefined;
  const endpoint = endpointOf(turn);
  try {
    await readBody(turn, endpoint);
  } catch (error) {
    if (error instanceof UploadStoppedError && typeof error.by === "object") {
      return refused(error.by.refusal, `a planned fault: ${error.message}`);
    }
    if (error instanceof PartTooLargeError)
      return refused("too-large", error.message, `File too large: ${error.field}`);
    if (error instanceof BodyTooLargeError) return refused("too-large", error.message);
    if (error instanceof UnsupportedBodyError) return refused("unsupported-encoding", error.message);
    if (error instanceof MalformedBodyError) {
      return refused("invalid-parameter", error.message, `Invalid request body: ${error.message}`);
    }
    throw error;
  }
  return undefined;
}

async function readBody(turn: Turn, endpoint: AnyEndpoint): Promise<void> {
  const { request, url } = turn;
  const contentType = request.headers.get("content-type") ?? "";
  const mediaType = contentType.split(";")[0]?.trim();
  const fromQuery = url.search === "" ? {} : queryFields(url, endpoint);
  const limit = imageLimit(turn);
  const most = Math.max(leastBodyLimitBytes, picturesPerBody * limit + mostTextBytes);
  const facts = { bytes: 0, ...(mediaType ? { mediaType } : {}) };
  turn.bodyFacts = facts;
  const readInto = (reader: { write(chunk: Uint8Array): void }) =>
    bodyOf(turn, (chunk) => {
      facts.bytes += chunk.byteLength;
      if (facts.bytes > most) throw new BodyTooLargeError(`The body has more than ${most} bytes.`);
      reader.write(chunk);
    });
  if (!mediaType && endpoint.needsContentType?.(turn.readings as never)) {
    throw new UnsupportedBodyError("the request has no Content-Type");
  }
  const encodings = endpoint.encodings(turn.readings as never);
  const encoding = encodingOf(contentType, encodings);
  if (!encoding) throw new UnsupportedBodyError(`${mediaType} is not accepted`);
  if (encoding === "multipart") {
    const unread: string[] = [];
    const reader = multipartReader(contentType, (field) => {
      const rule = partRule(endpoint, field, limit);
      if (rule.as === "ignored") unread.push(field);
      return rule;
    });
    turn.unread = unread;
    await readInto(reader);
    const { fields, tooLarge } = reader.end();
    turn.raw = withQuery(fromQuery, fields);
    // A picture that was too long to keep still has its place in the order of sources, and is refused from there.
    for (const field of tooLarge) turn.raw[field] = tooLongToKeep;
  } else {
    const reader = textReader();
    await readInto(reader);
    turn.raw = withQuery(fromQuery, textFields(reader.end(), encoding, encodings));
  }
}

/** The body, unless a fault has its own idea of how it is read. */
function bodyOf({ request, bends, session }: Turn, onChunk: (chunk: Uint8Array) => void): Promise<void> {
  const { wire } = bends;
  const bent = wire?.uploadBreak !== undefined || wire?.uploadBytesPerSecond !== undefined;
  return bent ? readUpload(request, wire, session, onChunk) : request.readBody(onChunk);
}

function queryFields(url: Address, endpoint: AnyEndpoint): Record<string, string> {
  return Object.fromEntries([...url.searchParams].filter(([name]) => Object.hasOwn(endpoint.fields, name)));
}

/** The body goes before the query, unless what it has of a field counts as absent. */
function withQuery(query: Readonly<Record<string, string>>, body: Readonly<Record<string, unknown>>) {
  const given = Object.entries(body).filter(([name, value]) => !isAbsent(value) || !Object.hasOwn(query, name));
  return { ...query, ...Object.fromEntries(given) };
}

function imageLimit(turn: Turn): number {
  return skips(turn, "size") ? Number.MAX_SAFE_INTEGER / 16 : (turn.limits.imageBytes ?? mostTextBytes);
}

/** A form is taken for what it says it is; anything else is tried as JSON where the endpoint takes JSON. */
function encodingOf(contentType: string, accepted: readonly Encoding[]): Encoding | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type === "multipart/form-data") return accepted.includes("multipart") ? "multipart" : undefined;
  if (type === "application/x-www-form-urlencoded" && accepted.includes("form")) return "form";
  return accepted.includes("json") ? "json" : accepted.find((each) => each !== "multipart");
}

function textFields(text: string, encoding: Encoding, accepted: readonly Encoding[]): Record<string, unknown> {
  if (text.trim() === "") return {};
  // Tools label JSON as a form unless they are told otherwise, so the text decides where both are taken.
  const json = accepted.includes("json") && text.trimStart().startsWith("{") ? jsonFields(text) : undefined;
  if (json) return json;
  if (encoding === "form" || (accepted.includes("form") && !text.trimStart().startsWith("{"))) return formFields(text);
  throw new MalformedBodyError("the body is not a JSON object");
}
