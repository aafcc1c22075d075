import type { Content, Entry, Har, Header, Param, PostData, QueryString } from "har-format";
import type { BodyFacts, Exchange, ExchangeResponse, UploadFacts } from "../exchange.js";
import { isJsonType } from "../media-type.js";

/** What a HAR says of itself. */
export interface ToHarOptions {
  /** What wrote the file. */
  readonly creator: { readonly name: string; readonly version: string };
  /** Of the file as a whole. */
  readonly comment?: string;
}

const redacted = "Redacted by Graycard: what a contract does not name is withheld, long text is shortened.";

/**
 * Writes exchanges as a HAR 1.2 document, for any tool that opens such. Exchanges hold facts of bodies, not bodies, so
 * the document shows those: JSON and fields as they were redacted, files by size and format, pictures as sizes alone.
 * Each entry also has the whole exchange under `_graycard`, which `fromHar` gives back.
 *
 * @param exchanges redacted, as all exchanges are: they are written as they stand
 * @example
 * const har = toHar(session.journal.exchanges(), { creator: { name: "my tests", version: "1.0.0" } });
 * await writeFile("run.har", JSON.stringify(har));
 */
export function toHar(exchanges: Iterable<Exchange>, { creator, comment }: ToHarOptions): Har {
  return {
    log: {
      version: "1.2",
      creator: { name: creator.name, version: creator.version },
      entries: Array.from(exchanges, entryOf),
      ...(comment === undefined ? {} : { comment }),
    },
  };
}

function entryOf(exchange: Exchange): Entry {
  const { request, response, because, startedAt } = exchange;
  const durationMs = Math.max(0, exchange.durationMs);
  const post = postDataOf(request.body);
  return {
    startedDateTime: isoOf(startedAt),
    time: durationMs,
    request: {
      method: request.method,
      url: asUri(request.url),
      httpVersion: "unknown",
      cookies: [],
      headers: pairs(request.headers),
      queryString: queryOf(request.url),
      ...(post ? { postData: post } : {}),
      headersSize: -1,
      bodySize: sizeOf(request.body),
    },
    response: {
      status: response?.status ?? 0,
      statusText: "",
      httpVersion: "unknown",
      cookies: [],
      headers: pairs(response?.headers ?? {}),
      content: contentOf(response),
      redirectURL: "",
      headersSize: -1,
      bodySize: sizeOf(response?.body),
      ...(response ? {} : { _error: exchange.fault ?? "no answer came" }),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...(because === undefined ? {} : { comment: because }),
    _graycard: { version: 1, exchange },
  };
}

/** The last moment that a date can be. */
const latest = 8.64e15;

/** A moment as ISO 8601; HAR has years of four digits. */
function isoOf(ms: number): string {
  const within = Math.min(latest, Math.max(-latest, ms));
  const date = new Date(Number.isNaN(within) ? 0 : within);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString() : new Date(year < 0 ? 0 : endOf9999).toISOString();
}

const endOf9999 = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** An address as the format wants it: brackets and other marks of redaction may not stand in one as they are. */
function asUri(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([\s\S]*)$/i.exec(url);
  if (!parts || !URL.canParse(url)) return "urn:graycard:withheld";
  const rest = (parts[2] ?? "").replace(/%(?![0-9a-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gi, encode);
  return `${new URL(`${parts[1]}/`).href.slice(0, -1)}${rest}`;
}

/** Unlike the language's own, it takes half a pair of surrogates. */
function encode(mark: string): string {
  return Array.from(new TextEncoder().encode(mark), hexOf).join("");
}

function hexOf(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function queryOf(url: string): QueryString[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

function pairs(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** HAR wants whole numbers, and -1 for what is not known. */
function sizeOf(body: BodyFacts | undefined): number {
  return body && Number.isSafeInteger(body.bytes) ? body.bytes : -1;
}

function postDataOf(body: BodyFacts | undefined): PostData | undefined {
  if (!body) return undefined;
  const { mediaType = "", json, fields } = body;
  const value = json ?? fields;
  if (value === undefined) return undefined;
  if (json !== undefined || isJsonType(mediaType))
    return { mimeType: mediaType, text: textOf(value), comment: redacted };
  return { mimeType: mediaType, params: Object.entries(fields ?? {}).map(paramOf), comment: redacted };
}

function paramOf([name, value]: readonly [string, unknown]): Param {
  const upload = uploadIn(value);
  if (!upload) return { name, value: typeof value === "string" ? value : textOf(value) };
  const { fileName, format } = upload;
  return {
    name,
    ...(typeof fileName === "string" ? { fileName } : {}),
    ...(typeof format === "string" ? { contentType: mediaTypes[format] ?? "application/octet-stream" } : {}),
    comment: textOf(value),
  };
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  tiff: "image/tiff",
  bmp: "image/bmp",
  gif: "image/gif",
};

function uploadIn(value: unknown): Partial<Record<keyof UploadFacts, unknown>> | undefined {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "bytes") ? value : undefined;
}

function contentOf(response: ExchangeResponse | undefined): Content {
  const body = response?.body;
  const content = { size: Math.max(0, sizeOf(body)), mimeType: body?.mediaType ?? "x-unknown" };
  if (body?.json !== undefined) return { ...content, text: textOf(body.json), comment: redacted };
  const facts = body?.picture && { picture: body.picture, sha256: body.sha256 };
  return facts ? { ...content, comment: textOf(facts) } : content;
}

/** JSON nested too deep for the language to write is left to `_graycard`. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
