import { type AnyEndpoint, isAbsent, type RequestFields } from "@graycard/core";
import { bendsUpload, readUpload } from "../wire/read-upload.js";
import { UploadStoppedError } from "../wire/upload-stopped-error.js";
import type { Address } from "./address.js";
import { BodyTooLargeError, MalformedBodyError, PartTooLargeError, UnsupportedBodyError } from "./body/body-errors.js";
import { type BodyForm, bodyFormOf } from "./body/body-form.js";
import { encodedBody } from "./body/encoded-body.js";
import { mostBodyBytes } from "./body/most-body-bytes.js";
import { mostTextBytes, partRule, tooLongToKeep } from "./body/part-rules.js";
import { multipartReader, type Room } from "./body/read-multipart.js";
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
  let body: ComingBody | undefined;
  try {
    body = comingBody(turn, endpointOf(turn));
    await bodyOf(turn, body.take);
    turn.raw = body.end();
    return undefined;
  } catch (error) {
    body?.drop();
    const reply = refusalOf(error, turn);
    if (!reply) throw error;
    return reply;
  }
}

/** What a body that cannot be read is answered with; undefined where that is not the caller's doing. */
function refusalOf(error: unknown, { request }: Turn): Reply | undefined {
  if (error instanceof UploadStoppedError && typeof error.by === "object") {
    return refused(error.by.refusal, `a planned fault: ${error.message}`);
  }
  if (error instanceof PartTooLargeError) return refused("too-large", error.message, `File too large: ${error.field}`);
  if (error instanceof BodyTooLargeError) return refused("too-large", error.message);
  if (error instanceof UnsupportedBodyError) return refused("unsupported-encoding", error.message);
  if (!(error instanceof MalformedBodyError)) return undefined;
  const { message } = error;
  const detail = encodedBody(request.headers) ?? error.detail;
  return refused("invalid-parameter", message, `Invalid request body: ${message}`, detail ? { detail } : undefined);
}

/** A body that is being read. */
interface ComingBody {
  take(chunk: Uint8Array): void;
  /** The fields, once all of it has come. */
  end(): Record<string, unknown>;
  /** Gives back the memory of what came, when nobody wants it any more. */
  drop(): void;
}

function comingBody(turn: Turn, endpoint: AnyEndpoint): ComingBody {
  const { request } = turn;
  const contentType = request.headers.get("content-type") ?? "";
  const mediaType = mediaTypeOf(contentType);
  const facts = { bytes: 0, ...(mediaType ? { mediaType } : {}) };
  turn.bodyFacts = facts;
  if (!mediaType && endpoint.needsContentType?.(turn.readings as never)) {
    throw new UnsupportedBodyError("the request has no Content-Type");
  }
  const form = bodyFormOf(mediaType.toLowerCase(), endpoint.encodings(turn.readings as never));
  if (!form) throw new UnsupportedBodyError(`${mediaType} is not accepted`);
  const limit = imageLimit(turn);
  const most = mostBodyBytes(endpoint, form, limit);
  // What is claimed only says how much room to look for.
  const claimed = Number(request.headers.get("content-length") ?? 0);
  const room = { expectedBytes: claimed > 0 && claimed <= most ? claimed : 0, memory: turn.mock.sources.incoming };
  const reader =
    form === "multipart" ? formOf(turn, endpoint, { contentType, limit, room }) : textOf(turn, endpoint, form, room);
  return {
    take(chunk) {
      facts.bytes += chunk.byteLength;
      if (facts.bytes > most) throw new BodyTooLargeError(`The body has more than ${most} bytes.`);
      reader.write(chunk);
    },
    end: () => reader.end(),
    drop: () => reader.drop(),
  };
}

function mediaTypeOf(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end)).trim();
}

interface FieldsReader {
  write(chunk: Uint8Array): void;
  end(): Record<string, unknown>;
  drop(): void;
}

interface FormAround {
  readonly contentType: string;
  /** How long a picture may be, in bytes. */
  readonly limit: number;
  readonly room: Room;
}

function formOf(turn: Turn, endpoint: AnyEndpoint, { contentType, limit, room }: FormAround): FieldsReader {
  const unread: string[] = [];
  const ruleOf = (field: string) => {
    const rule = partRule(endpoint, field, limit);
    if (rule.as === "ignored") unread.push(field);
    return rule;
  };
  turn.unread = unread;
  const { write, end, drop } = multipartReader(contentType, ruleOf, room);
  return {
    write,
    drop,
    end() {
      const { fields, tooLarge } = end();
      const raw = withQuery(queryFields(turn.url, endpoint), fields);
      // A picture that was too long to keep still has its place in the order of sources, and is refused from there.
      for (const field of tooLarge) raw[field] = tooLongToKeep;
      return raw;
    },
  };
}

function textOf(
  turn: Turn,
  endpoint: AnyEndpoint,
  form: Exclude<BodyForm, "multipart">,
  room: Required<Room>,
): FieldsReader {
  const { write, end, drop } = textReader(room);
  return {
    write,
    drop,
    end() {
      const fields = textFields(end(), form);
      const isLong = (turn.bodyFacts?.bytes ?? 0) > mostTextBytes;
      return withQuery(queryFields(turn.url, endpoint), isLong ? cutTexts(fields, endpoint) : fields);
    },
  };
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

/** Undefined where there is no query. */
function queryFields(url: Address, endpoint: AnyEndpoint): Record<string, string> | undefined {
  if (url.search === "") return undefined;
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
