import {
  type AnyVendor,
  isAbsent,
  isUpload,
  redactJson,
  redactUrl,
  type SecretFinder,
  type Upload,
  withheld,
} from "@graycard/core";
import { tooLongToKeep } from "../pipeline/body/part-rules.js";
import { noteOf, type SourceNote } from "./source-note.js";

/**
 * What is kept of a request, without what no contract names and without what is known to be secret by its place; secrets
 * that strayed are withheld by {@link redactEntry}, from all of it. What is going to be cut is looked through before, as
 * nobody would find the half of a key. This runs for every request: what is plainly harmless
 * is told apart by a glance, and only the rest goes through the redaction of core.
 */

/** Text of this length is kept whole, if nothing in it could be an address. */
const longestPlainChars = 120;

/** What a field takes in memory besides its name and text. */
const perField = 64;

/** An uploaded file, as it is kept. */
export interface UploadNote {
  readonly note: SourceNote;
  readonly fileName?: string;
}

/** The fields of a request as they are kept. */
export interface KeptFields {
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: Readonly<Record<string, UploadNote>>;
  /** Roughly what they take in memory, in bytes. */
  readonly weight: number;
}

/** A request's address. Paths of vendors are plain, so whatever has more than letters in it is looked at closely. */
export function keptUrl(url: string, vendor: AnyVendor | undefined, finder: SecretFinder): string {
  if (url === latestUrl) return url;
  if (!plainUrl.test(url)) return credentialsOnly(url, vendor) ?? redactUrl(finder.without(url), vendor);
  latestUrl = url;
  return url;
}

const plainUrl = /^https?:\/\/[\w.:[\]-]+\/[\w./-]*$/;
/** The address that was looked at last and found plain: submits go where the one before went. */
let latestUrl: string | undefined;

/** An address whose query has nothing but the parts of a credential, as that of every request of some vendors. */
function credentialsOnly(url: string, vendor: AnyVendor | undefined): string | undefined {
  if (vendor?.auth.by !== "query") return undefined;
  const at = url.indexOf("?");
  if (at < 0 || !plainUrl.test(url.slice(0, at))) return undefined;
  const { parameters } = vendor.auth;
  const pairs = url.slice(at + 1).split("&");
  const names = pairs.map((pair) => pair.slice(0, Math.max(0, pair.indexOf("="))));
  if (!names.every((name) => parameters.some((parameter) => parameter.name === name))) return undefined;
  return `${url.slice(0, at)}?${names.map((name) => `${name}=${withheld}`).join("&")}`;
}

/** Whose request it is that is kept. */
export interface KeptFor {
  readonly vendor: AnyVendor;
  /** Of the parts of its credentials. */
  readonly finder: SecretFinder;
}

/** The fields of a request; `known` are those of the endpoint. */
export function keptFields(
  raw: Readonly<Record<string, unknown>>,
  known: object,
  { vendor, finder }: KeptFor,
): KeptFields {
  const values: Record<string, unknown> = {};
  const uploads: Record<string, UploadNote> = {};
  let weight = 0;
  for (const name of Object.keys(raw)) {
    const value = raw[name];
    if (isAbsent(value)) continue;
    if (isUpload(value)) uploads[name] = { note: noteOf(value.bytes), ...fileNameOf(value) };
    else if (value === tooLongToKeep) values[name] = tooLongToKeep.description;
    else if (isPlain(value) && Object.hasOwn(known, name)) values[name] = value;
    else Object.assign(values, redactJson({ [name]: withoutWhole(value, finder, 0) }, vendor));
    weight += perField + name.length;
  }
  for (const value of Object.values(values)) {
    weight += (typeof value === "object" ? JSON.stringify(value) : String(value)).length;
  }
  return { values, uploads, weight };
}

/** Of text that is longer only the start is shown, and of that much less than this. */
const longestSearched = 8192;
/** What is nested deeper is withheld as it is. */
const deepestNode = 64;

/** A value without the secrets that are whole in its texts. */
function withoutWhole(node: unknown, finder: SecretFinder, depth: number): unknown {
  if (finder.idle || depth > deepestNode) return node;
  if (typeof node === "string") {
    if (node.length <= longestSearched) return finder.without(node);
    return finder.isIn(node.slice(0, longestSearched)) ? withheld : node;
  }
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => withoutWhole(item, finder, depth + 1));
  return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, withoutWhole(item, finder, depth + 1)]));
}

/** Numbers, truth values, and short text in which no address can be. */
function isPlain(value: unknown): boolean {
  if (typeof value === "string") return value.length <= longestPlainChars && !value.includes(":");
  return typeof value !== "object";
}

/** A file's name tells by its ending what its sender took it for; the rest may say who that was. */
function fileNameOf({ fileName }: Upload): { readonly fileName?: string } {
  if (fileName === undefined) return {};
  const ending = /\.(?:jpe?g|png|webp|tiff?|bmp|gif|heic|avif|svg|txt|json|pdf|bin)$/i.exec(fileName);
  return { fileName: `${withheld}${ending?.[0] ?? ""}` };
}
