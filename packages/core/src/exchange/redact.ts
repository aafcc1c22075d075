import { answerFields } from "../contract/answer.js";
import type { AnyVendor } from "../contract/vendor.js";
import { withheld } from "./secret-finder.js";

/**
 * Redaction keeps what a contract names and withholds the rest: a secret in a place nobody thought of stays out.
 */

const longestText = 120;
/** How much of a longer text is shown. */
const shownChars = 24;
const longestAddress = 8192;
/** An address begins at the start of a text, or within what is shown of it; pictures as `data:` are none. */
const addressStart = /^\s*(?!data:)[a-z][a-z0-9+.-]*:|^[\s\S]{0,24}:\/\//i;
/** No vendor's body is nested as deep; one that is would exhaust the stack. */
const deepestNode = 64;

/** Headers whose values say something about an exchange and nothing about who is asking. */
const openHeaders = new Set([
  "accept",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "host",
  "retry-after",
  "server",
  "transfer-encoding",
  "user-agent",
  "x-ca-error-code",
  "x-ca-error-message",
  "x-ca-request-id",
]);

/**
 * Query parameters of result links that tell its life, and what they look like: a link whose `&` were damaged has all
 * of its query, signature included, in the value of the first.
 */
const openParameters: ReadonlyMap<string, RegExp> = new Map([
  ["Expires", /^\d{1,11}$/],
  ["x-oss-date", /^\d{8}T\d{6}Z$/],
  ["x-oss-expires", /^\d{1,7}$/],
  ["x-oss-signature-version", /^OSS\d-[A-Z]+-SHA\d+$/],
]);

/** A name as people give them. A body that was sent as the wrong kind has parts of itself where names belong. */
const plainName = /^[A-Za-z]{1,24}\d{0,3}(?:[_.-][A-Za-z]{0,24}\d{0,3}){0,8}$/;

/** The headers of a request or response, with every value withheld that is not known to be harmless. */
export function redactHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (openHeaders.has(key)) kept[key] = value;
    else kept[redactName(key)] = withheld;
  }
  return kept;
}

/** A URL without user info, and with the values of all query parameters withheld but those that are known. */
export function redactUrl(text: string, vendor?: AnyVendor): string {
  if (!URL.canParse(text)) return withheld;
  const url = new URL(text);
  url.username = "";
  url.password = "";
  url.hash = "";
  const known = vendor ? fieldNames(vendor) : new Set<string>();
  const query = [...url.searchParams].map(([name, value]) => {
    const ofLink = openParameters.get(name);
    const open = ofLink ? ofLink.test(value) : known.has(name) && !isCredential(name, vendor);
    const shown = known.has(name) ? encodeURIComponent(name) : redactName(name);
    return `${shown}=${open ? encodeURIComponent(redactText(value, vendor)) : withheld}`;
  });
  url.search = "";
  url.pathname = redactPath(url.pathname);
  return query.length === 0 ? url.href : `${url.href}?${query.join("&")}`;
}

/** A path without the query that whoever encoded the `?` as well put into it. */
function redactPath(path: string): string {
  const at = path.search(/%3f|%26|%3d|[&=;]/i);
  return at < 0 ? path : `${path.slice(0, at)}${withheld}`;
}

/** The name of a field that no contract has, if it is one. */
export function redactName(name: string): string {
  return plainName.test(name) ? name : withheld;
}

/** A JSON body: text under names that no field of the vendor has is withheld, long text is shortened. */
export function redactJson(value: unknown, vendor: AnyVendor): unknown {
  const known = fieldNames(vendor);
  const walk = (node: unknown, open: boolean, depth: number): unknown => {
    if (typeof node === "string") return open ? redactText(node, vendor) : withheld;
    if (typeof node !== "object" || node === null) return node;
    if (depth > deepestNode) return withheld;
    if (Array.isArray(node)) return node.map((item) => walk(item, open, depth + 1));
    return Object.fromEntries(
      Object.entries(node).map(([name, item]) => {
        const open = known.has(name);
        return [open ? name : redactName(name), walk(item, open, depth + 1)];
      }),
    );
  };
  return walk(value, false, 0);
}

function redactText(text: string, vendor: AnyVendor | undefined): string {
  // Longer than any address that is taken: only its start is looked at, and that may not be the start of one.
  if (text.length > longestAddress)
    return `${addressStart.test(text) ? withheld : startOf(text)}… (${text.length} characters)`;
  if (isAddress(text)) return redactUrl(text, vendor);
  // Addresses within a text carry secrets like any other; base64 text, which may be huge, never has the mark.
  const safe = text.includes("://") ? text.replace(addressWithin, (url) => redactUrl(url, vendor)) : text;
  return safe.length <= longestText ? safe : `${startOf(safe)}… (${text.length} characters)`;
}

/**
 * As much of a text as shows what it is. A cut through a pair of surrogates would leave text that no URL can carry.
 * Copied, as a slice of a text keeps all of it in memory.
 */
function startOf(text: string): string {
  return Array.from(text.slice(0, shownChars).replace(/[\uD800-\uDBFF]$/, "")).join("");
}

/** Bounded, so that a long text costs no more than its length. */
const addressWithin = /[a-z][a-z0-9+.-]{0,15}:\/\/[^\s"'<>]+/gi;

/** Asks the parser rather than a pattern: capitals, spaces in front and missing slashes make an address all the same. */
function isAddress(text: string): boolean {
  return text.includes(":") && URL.canParse(text) && new URL(text).host !== "";
}

function isCredential(name: string, vendor: AnyVendor | undefined): boolean {
  return vendor?.auth.by === "query" && vendor.auth.parameters.some((parameter) => parameter.name === name);
}

const namesOf = new WeakMap<AnyVendor, ReadonlySet<string>>();

/** Every field name of a vendor's requests and answers. */
function fieldNames(vendor: AnyVendor): ReadonlySet<string> {
  const cached = namesOf.get(vendor);
  if (cached) return cached;
  const names = new Set<string>();
  for (const endpoint of Object.values(vendor.endpoints)) {
    for (const { path } of answerFields(endpoint.answer.fields)) names.add(path.split(/[.\][]+/).at(-1) ?? path);
    collectRequestNames(endpoint.fields, names);
  }
  for (const { path } of answerFields(vendor.refusedAnswer.fields)) names.add(path.split(".").at(-1) ?? path);
  namesOf.set(vendor, names);
  return names;
}

function collectRequestNames(fields: object, names: Set<string>): void {
  for (const [name, field] of Object.entries(fields)) {
    names.add(name);
    if (field.kind === "object") collectRequestNames(field.fields, names);
    if (field.kind === "list" && field.item.kind === "object") collectRequestNames(field.item.fields, names);
  }
}
