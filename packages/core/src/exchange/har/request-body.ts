import { isAbsent } from "../../contract/read-request.js";
import type { RequestFields, Upload } from "../../contract/request-field.js";
import { type BodyFactsOptions, bodyFacts } from "../body-facts.js";
import type { BodyFacts, UploadFacts } from "../exchange.js";
import { isJsonType, mediaTypeOf } from "../media-type.js";
import type { Recognised } from "../recognise.js";
import { shownFileName, shownName } from "../shown-names.js";
import { readParts } from "./read-parts.js";
import { listAt, type SeenEntry, textAt } from "./seen-entry.js";
import { type StoredBytes, storedBytes } from "./stored-bytes.js";

/** A body that was sent, and what is to be told of how it was stored. */
export interface RequestBody {
  readonly body?: BodyFacts;
  readonly notes: readonly string[];
}

/** A file whose bytes the writer of the HAR left out or lost; `bytes` is undefined where nobody knows how many. */
interface LostFile {
  readonly bytes: number | undefined;
  readonly fileName: string | undefined;
}

/** The fields of a body by name, of which the last counts. */
interface Fields {
  readonly values: Map<string, unknown>;
  readonly lost: Map<string, LostFile>;
}

/** The facts of a request's body, as a journal would have noted them had it been there. */
export function requestBody(entry: SeenEntry, known: Recognised, options: BodyFactsOptions): RequestBody {
  const { postData, sentBytes, headers } = entry;
  const header = headers.get("content-type");
  const contentType = (mediaTypeOf(header) ? header : textAt(postData, "mimeType")) ?? "";
  const text = textAt(postData, "text");
  const params = listAt(postData, "params");
  if (text === undefined && params.length === 0) {
    if (!sentBytes) return { notes: [] };
    const mediaType = mediaTypeOf(contentType);
    const body = { bytes: sentBytes, ...(mediaType === undefined ? {} : { mediaType }) };
    return { body, notes: ["The recording does not have the body of the request."] };
  }
  const encoding = textAt(postData, "encoding") ?? textAt(postData, "_encoding");
  const stored = text === undefined ? undefined : storedBytes(text, encoding, sentBytes);
  const bytes = Math.max(stored?.bytes.byteLength ?? 0, sentBytes ?? 0);
  const fields = (stored && fieldsOfText(stored, contentType, known, sentBytes)) ?? fieldsOfParams(params, known);
  if (!fields) {
    const facts = bodyFacts(known.vendor, contentType, stored?.bytes ?? "", options);
    return { body: { ...facts, bytes }, notes: [] };
  }
  return toldFields(entry, known, { contentType, bytes, fields }, options);
}

function toldFields(
  { url }: SeenEntry,
  known: Recognised,
  body: { readonly contentType: string; readonly bytes: number; readonly fields: Fields },
  options: BodyFactsOptions,
): RequestBody {
  const { vendor } = known;
  const { values, lost } = body.fields;
  for (const [name, value] of queryFields(url, known)) if (isAbsent(values.get(name))) values.set(name, value);
  const facts = bodyFacts(vendor, body.contentType, { fields: Object.fromEntries(values), bytes: body.bytes }, options);
  const files = [...lost].map(([name, file]) => [shownName(name, vendor), lostFacts(file)] as const);
  return {
    body: files.length === 0 ? facts : { ...facts, fields: { ...facts.fields, ...Object.fromEntries(files) } },
    notes: files.map(([name]) => `The recording does not have the bytes of ${name}.`),
  };
}

function lostFacts({ bytes = 0, fileName }: LostFile): UploadFacts {
  return { bytes, ...(fileName === undefined ? {} : { fileName: shownFileName(fileName) }) };
}

/** Fields may stand in the query, too; the body goes before it. */
function queryFields(url: string, { endpoint, operation }: Recognised): readonly (readonly [string, string])[] {
  if (!endpoint || operation !== "submit" || !URL.canParse(url)) return [];
  return [...new URL(url).searchParams].filter(([name]) => Object.hasOwn(endpoint.fields, name));
}

/** The fields of a body whose text is there; undefined where it has none, or is none that can be read. */
function fieldsOfText(
  stored: StoredBytes,
  contentType: string,
  known: Recognised,
  sentBytes: number | undefined,
): Fields | undefined {
  const mediaType = mediaTypeOf(contentType)?.toLowerCase() ?? "";
  if (mediaType.startsWith("multipart/")) return fieldsOfParts(stored, contentType, known, sentBytes);
  const isForm = mediaType === "application/x-www-form-urlencoded";
  if (!isForm && !isJsonType(mediaType) && mediaType !== "" && mediaType !== "text/plain") return undefined;
  const text = new TextDecoder().decode(stored.bytes);
  const json = isJsonType(mediaType) || /^\s*[{[]/.test(text) ? objectOf(text) : undefined;
  if (json) return { values: new Map(Object.entries(json)), lost: new Map() };
  return isForm ? { values: new Map(new URLSearchParams(text)), lost: new Map() } : undefined;
}

function objectOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function fieldsOfParts(
  stored: StoredBytes,
  contentType: string,
  known: Recognised,
  sentBytes: number | undefined,
): Fields | undefined {
  const parts = readParts(stored.bytes, contentType);
  if (!parts) return undefined;
  const missing = (sentBytes ?? stored.bytes.byteLength) - stored.bytes.byteLength;
  const files = parts.filter(({ name, fileName }) => isFile(known, name, fileName));
  const lostParts = files.filter(({ bytes }) =>
    stored.whole ? bytes.byteLength === 0 && missing > 0 : hasReplacement(bytes),
  );
  const values = new Map<string, unknown>();
  const lost = new Map<string, LostFile>();
  for (const part of parts) {
    const { name, fileName, bytes } = part;
    values.delete(name);
    lost.delete(name);
    if (!files.includes(part)) values.set(name, new TextDecoder().decode(bytes));
    else if (lostParts.includes(part)) {
      // What all of the body has more than what is here was in the one file that is not whole.
      const told = lostParts.length === 1 && sentBytes !== undefined ? bytes.byteLength + missing : undefined;
      lost.set(name, { bytes: told === undefined || told < 0 ? undefined : told, fileName });
    } else values.set(name, upload(bytes, fileName));
  }
  return { values, lost };
}

function fieldsOfParams(params: readonly unknown[], known: Recognised): Fields | undefined {
  if (params.length === 0) return undefined;
  const values = new Map<string, unknown>();
  const lost = new Map<string, LostFile>();
  for (const param of params) {
    const name = textAt(param, "name");
    if (name === undefined) continue;
    const value = textAt(param, "value");
    const fileName = textAt(param, "fileName");
    values.delete(name);
    lost.delete(name);
    if (!isFile(known, name, fileName)) {
      values.set(name, value ?? "");
      continue;
    }
    const stored = value === undefined || value === "(binary)" ? undefined : storedBytes(value, undefined);
    if (stored?.whole) values.set(name, upload(stored.bytes, fileName));
    else lost.set(name, { bytes: undefined, fileName });
  }
  return { values, lost };
}

/** Decided by the field where it is known: clients differ in which parts they give a file name. */
function isFile({ endpoint }: Recognised, name: string, fileName: string | undefined): boolean {
  const fields: RequestFields = endpoint?.fields ?? {};
  const kind = Object.hasOwn(fields, name) ? fields[name]?.kind : undefined;
  return kind === undefined ? fileName !== undefined : kind === "upload";
}

function upload(bytes: Uint8Array, fileName: string | undefined): Upload {
  return { bytes, ...(fileName === undefined ? {} : { fileName }) };
}

/** U+FFFD in UTF-8: what bytes become that are no text. */
function hasReplacement(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true;
  }
  return false;
}
