import { propertyOf } from "../../contract/answer-reading.js";
import type { RequestSeen } from "../recognise.js";

/** An entry of a HAR as it stands in the file, secrets and all: nothing of it is kept as it is. */
export interface SeenEntry extends RequestSeen {
  /** Its place in the file, from 0. */
  readonly index: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly headerList: readonly (readonly [string, string])[];
  /** Values of cookies and user info of the address: secrets that have no name. */
  readonly secrets: readonly string[];
  readonly postData: unknown;
  /** How many bytes of body were sent, where that is told. */
  readonly sentBytes: number | undefined;
  readonly answer: SeenAnswer | undefined;
  /** What the writer says went wrong; any text. */
  readonly error: string | undefined;
  readonly isPreflight: boolean;
  readonly isCached: boolean;
  /** What `toHar` put there, or whatever else. */
  readonly own: unknown;
}

export interface SeenAnswer {
  readonly status: number;
  readonly headers: RequestSeen["headers"];
  readonly headerList: readonly (readonly [string, string])[];
  readonly content: unknown;
  /** As it came, compressed where it was. */
  readonly receivedBytes: number | undefined;
  readonly redirect: string;
}

/** Reads an entry, or says what it lacks. Only what nothing can stand in for is asked for. */
export function seenEntry(entry: unknown, index: number): SeenEntry | { readonly problem: string } {
  const at = `log.entries[${index}]`;
  const request = propertyOf(entry, "request");
  const address = textAt(request, "url");
  if (address === undefined) return { problem: `${at}.request.url is no text` };
  if (address.length > longestUrl) return { problem: `${at}.request.url is longer than ${longestUrl} characters` };
  const startedAt = timeOf(propertyOf(entry, "startedDateTime"));
  if (startedAt === undefined) return { problem: `${at}.startedDateTime is no date` };
  const method = textAt(request, "method") ?? "";
  if (!/^[a-z]{1,20}$/i.test(method)) return { problem: `${at}.request.method is no HTTP method` };
  const headerList = headersOf(request);
  const headers = lookup(headerList);
  const url = withQuery(address, propertyOf(request, "queryString"));
  const response = propertyOf(entry, "response");
  return {
    index,
    startedAt,
    durationMs: durationOf(entry),
    method,
    url,
    headers,
    headerList,
    secrets: [...cookieValues(request, headers), ...cookieValues(response, lookup([])), ...userInfo(url)],
    postData: propertyOf(request, "postData"),
    // Some write 0 for a body that they did not see.
    sentBytes: sizeOf(propertyOf(request, "bodySize")) || lengthIn(headers),
    answer: answerOf(response),
    error: textAt(response, "_error") ?? textAt(entry, "_error") ?? textAt(response, "_failureText"),
    isPreflight: isPreflight(entry, method, headers),
    isCached: Boolean(propertyOf(entry, "_fromCache")),
    own: propertyOf(entry, "_graycard"),
  };
}

/** No server takes more. */
const longestUrl = 65_536;

function answerOf(response: unknown): SeenAnswer | undefined {
  const status = Number(propertyOf(response, "status") ?? 0);
  if (!Number.isInteger(status) || status < 100 || status > 999) return undefined;
  const headerList = headersOf(response);
  return {
    status,
    headers: lookup(headerList),
    headerList,
    content: propertyOf(response, "content"),
    receivedBytes: sizeOf(propertyOf(response, "bodySize")),
    redirect: textAt(response, "redirectURL") ?? "",
  };
}

/** A property that is text and not empty. */
export function textAt(value: unknown, name: string): string | undefined {
  const text = propertyOf(value, name);
  return typeof text === "string" && text !== "" ? text : undefined;
}

/** A property that is a list. */
export function listAt(value: unknown, name: string): readonly unknown[] {
  const list = propertyOf(value, name);
  return Array.isArray(list) ? list : [];
}

/** A number of bytes; writers put -1 where they do not know. */
export function sizeOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** Without the pseudo headers of HTTP/2, which say again what method and address say. */
function headersOf(message: unknown): readonly (readonly [string, string])[] {
  return listAt(message, "headers").flatMap((header) => {
    const [name, value] = [propertyOf(header, "name"), propertyOf(header, "value")];
    return typeof name === "string" && typeof value === "string" && name !== "" && !name.startsWith(":")
      ? [[name, value] as const]
      : [];
  });
}

/** Looked up as web headers are; those take only what is well formed. */
function lookup(list: readonly (readonly [string, string])[]): RequestSeen["headers"] {
  const byName = new Map(list.map(([name, value]) => [name.toLowerCase(), value]));
  return { get: (name) => byName.get(name.toLowerCase()) ?? null };
}

function lengthIn(headers: RequestSeen["headers"]): number | undefined {
  const text = headers.get("content-length") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Some write the query only where it is taken apart. */
function withQuery(url: string, queryString: unknown): string {
  if (url.includes("?") || !Array.isArray(queryString)) return url;
  const pairs = queryString.flatMap((pair) => {
    const name = textAt(pair, "name");
    return name === undefined ? [] : [[name, String(propertyOf(pair, "value") ?? "")]];
  });
  return pairs.length === 0 ? url : `${url.split("#", 1)[0]}?${new URLSearchParams(pairs)}`;
}

function cookieValues(message: unknown, headers: RequestSeen["headers"]): readonly string[] {
  const listed = listAt(message, "cookies").flatMap((cookie) => textAt(cookie, "value") ?? []);
  const sent = headers.get("cookie")?.split(/;\s*/) ?? [];
  const values = [...listed, ...sent.map((pair) => pair.slice(pair.indexOf("=") + 1))];
  return values.filter((value) => value.length >= longestWord || /\d/.test(value));
}

/** Cookies also hold words, such as languages and themes: what is one is no secret, and stands in addresses. */
const longestWord = 16;

function userInfo(text: string): readonly string[] {
  if (!text.includes("@") || !URL.canParse(text)) return [];
  const { username, password } = new URL(text);
  return [username, password].filter((part) => part !== "");
}

/** A browser's question whether it may ask; the vendor's own rules say nothing of it. */
function isPreflight(entry: unknown, method: string, headers: RequestSeen["headers"]): boolean {
  if (method.toUpperCase() !== "OPTIONS") return false;
  return headers.get("access-control-request-method") !== null || textAt(entry, "_resourceType") === "preflight";
}

/** ISO 8601 in all its spellings; a time without a zone counts as UTC, so that it means the same on every machine. */
function timeOf(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(text);
  if (!parts) return undefined;
  const [, day, time, zone = "Z"] = parts;
  const at = Date.parse(`${day}T${time?.replace(",", ".")}${zoneOf(zone)}`);
  return Number.isNaN(at) ? undefined : at;
}

function zoneOf(zone: string): string {
  if (zone.toUpperCase() === "Z") return "Z";
  const [sign, digits] = [zone.slice(0, 1), zone.slice(1).replace(":", "").padEnd(4, "0")];
  return `${sign}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** In milliseconds: the total, or what its parts come to where the total is unknown. `ssl` is within `connect`. */
function durationOf(entry: unknown): number {
  const total = propertyOf(entry, "time");
  if (isDuration(total)) return total;
  const timings = propertyOf(entry, "timings");
  const parts = ["blocked", "dns", "connect", "send", "wait", "receive"].map((name) => propertyOf(timings, name));
  return parts.filter(isDuration).reduce((sum, part) => sum + part, 0);
}

function isDuration(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
