import { type AnyEndpoint, isAbsent, type RequestFields } from "@graycard/core";
import { bendsUpload, readUpload } from "../wire/read-upload.js";
import { UploadStoppedError } from "../wire/upload-stopped-error.js";
import type { Address } from "./address.js";
import { BodyTooLargeError, MalformedBodyError, PartTooLargeError, UnsupportedBodyError } from "./body/body-errors.js";
import { bodyFormOf } from "./body/body-form.js";
import { encodedBody } from "./body/encoded-body.js";
import { mostBodyBytes } from "./body/most-body-bytes.js";
import { mostTextBytes, partRule, tooLongToKeep } from "./body/part-rules.js";
import { multipartReader } from "./body/read-multipart.js";
import { textFields, textReader } from "./body/read-text.js";
import { mostBytesUnchecked } from "./most-bytes-unchecked.js";
import { endpointOf, type Reply, refused, skips, type Turn } from "./turn.js";

/**
 * Reads the body of a submit as it comes in, and stops as soon as it passes a limit. The length is what was counted;
 * no header is believed.
 */
export function read(turn: Turn): Promise<Reply | undefined> | undefined {
  return turn.operation === "submit" ? readSubmit(turn) : undefined;
}

async function readSubmit(turn: Turn): Promise<Reply | undefined> {
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
      const { message } = error;
      const detail = encodedBody(turn.request.headers) ?? error.detail;
      return refused("invalid-parameter", message, `Invalid request body: ${message}`, detail ? { detail } : undefined);
    }
    throw error;
  }
  return undefined;
}

async function readBody(turn: Turn, endpoint: AnyEndpoint): Promise<void> {
  const { request, url } = turn;
  const contentType = request.headers.get("content-type") ?? "";
  const mediaType = contentType.split(";")[0]?.trim();
  const fromQuery = url.search === "" ? undefined : queryFields(url, endpoint);
  const limit = imageLimit(turn);
  const facts = { bytes: 0, ...(mediaType ? { mediaType } : {}) };
  turn.bodyFacts = facts;
  if (!mediaType && endpoint.needsContentType?.(turn.readings as never)) {
    throw new UnsupportedBodyError("the request has no Content-Type");
  }
  const form = bodyFormOf((mediaType ?? "").toLowerCase(), endpoint.encodings(turn.readings as never));
  if (!form) throw new UnsupportedBodyError(`${mediaType} is not accepted`);
  const most = mostBodyBytes(endpoint, form, limit);
  const readInto = (reader: { write(chunk: Uint8Array): void }) =>
    bodyOf(turn, (chunk) => {
      facts.bytes += chunk.byteLength;
      if (facts.bytes > most) throw new BodyTooLargeError(`The body has more than ${most} bytes.`);
      reader.write(chunk);
    });
  // What is claimed only says how much room to look for.
  const claimed = Number(request.headers.get("content-length") ?? 0);
  const expected = claimed > 0 && claimed <= most ? claimed : 0;
  if (form === "multipart") {
    const unread: string[] = [];
    const reader = multipartReader(
      contentType,
      (field) => {
        const rule = partRule(endpoint, field, limit);
        if (rule.as === "ignored") unread.push(field);
        return rule;
      },
      { expectedBytes: expected, memory: turn.mock.sources.incoming },
    );
    turn.unread = unread;
    const { fields, tooLarge } = await readAll(reader, readInto);
    turn.raw = withQuery(fromQuery, fields);
    // A picture that was too long to keep still has its place in the order of sources, and is refused from there.
    for (const field of tooLarge) turn.raw[field] = tooLongToKeep;
  } else {
    const text = await readAll(textReader({ expectedBytes: expected, memory: turn.mock.sources.incoming }), readInto);
    const fields = textFields(text, form);
    turn.raw = withQuery(fromQuery, facts.bytes > mostTextBytes ? cutTexts(fields, endpoint) : fields);
  }
}

interface BodyReader<T> {
  write(chunk: Uint8Array): void;
  end(): T;
  drop(): void;
}

async function readAll<T>(reader: BodyReader<T>, readInto: (reader: BodyReader<T>) => Promise<void>): Promise<T> {
  try {
    await readInto(reader);
    return reader.end();
  } catch (error) {
    reader.drop();
    throw error;
  }
}

/** Overlong texts are cut as those of a multipart body are: what is left still breaks the rule of its field. */
function cutTexts(fields: Record<string, unknown>, endpoint: AnyEndpoint): Record<string, unknown> {
  for (const [name, { kind }] of Object.entries(endpoint.fields as RequestFields)) {
    const value = fields[name];
    if (typeof value !== "string" || value.length <= mostTextBytes || kind === "base64") continue;
    fields[name] = value.slice(0, mostTextBytes);
  }
  return fields;
}

/** The body, unless a fault has its own idea of how it is read. */
function bodyOf(turn: Turn, onChunk: (chunk: Uint8Array) => void): Promise<void> {
  const { request, bends, session, id } = turn;
  if (!bendsUpload(bends.wire)) return request.readBody(onChunk);
  const note = (words: string) => {
    turn.notes = [...(turn.notes ?? []), words];
  };
  return readUpload({ request, session, id: id.text, note }, bends.wire, onChunk);
}

function queryFields(url: Address, endpoint: AnyEndpoint): Record<string, string> {
  return Object.fromEntries([...url.searchParams].filter(([name]) => Object.hasOwn(endpoint.fields, name)));
}

/** The body goes before the query, unless what it has of a field counts as absent. */
function withQuery(
  query: Readonly<Record<string, string>> | undefined,
  body: Record<string, unknown>,
): Record<string, unknown> {
  if (!query) return body;
  const given = Object.entries(body).filter(([name, value]) => !isAbsent(value) || !Object.hasOwn(query, name));
  return { ...query, ...Object.fromEntries(given) };
}

function imageLimit(turn: Turn): number {
  return skips(turn, "size") ? mostBytesUnchecked : (turn.limits.imageBytes ?? mostTextBytes);
}
