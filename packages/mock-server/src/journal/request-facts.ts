import { type AnyVendor, isAbsent, redactHeaders, redactJson, redactUrl, type Upload } from "@graycard/core";
import { tooLongToKeep } from "../pipeline/body/part-rules.js";
import { noteOf, type SourceNote } from "./source-note.js";

/**
 * What is kept of a request, without anything that could be a secret. This runs for every request: what is plainly
 * harmless is told apart by a glance, and only the rest goes through the redaction of core.
 */

const withheld = "[withheld]";

/** A credential shorter than this is a word of the language, and stands in many places for something else. */
const shortestSecretChars = 8;

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

/** The parts of a credential that are long enough to be looked for in other places. */
export function secretsOf(parts: readonly string[]): readonly string[] {
  return parts.every((part) => part.length < shortestSecretChars)
    ? []
    : parts.filter((part) => part.length >= shortestSecretChars);
}

/** A request's address. Paths of vendors are plain, so whatever has more than letters in it is looked at closely. */
export function keptUrl(url: string, vendor: AnyVendor | undefined, secrets: readonly string[]): string {
  const shown = plainUrl.test(url) ? url : (credentialsOnly(url, vendor) ?? redactUrl(url, vendor));
  return hasSecret(shown, secrets) ? withoutSecrets(shown, secrets) : shown;
}

const plainUrl = /^https?:\/\/[\w.:[\]-]+\/[\w./-]*$/;

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

/** The headers of a request, those that could say who is asking without their values. */
export function keptHeaders(
  headers: Iterable<readonly [string, string]>,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const kept = redactHeaders(headers);
  if (secrets.length === 0) return kept;
  for (const name of Object.keys(kept)) if (hasSecret(kept[name] ?? "", secrets)) kept[name] = withheld;
  return kept;
}

/** The fields of a request; `known` are those of the endpoint. */
export function keptFields(
  raw: Readonly<Record<string, unknown>>,
  known: object,
  vendor: AnyVendor,
  secrets: readonly string[],
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
    else Object.assign(values, redactJson({ [name]: value }, vendor));
    weight += perField + name.length;
  }
  let dirty = false;
  for (const value of Object.values(values)) {
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    weight += text.length;
    dirty ||= hasSecret(text, secrets);
  }
  return { values: dirty ? scrubbed(values, secrets) : values, uploads, weight };
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

function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;
}

function hasSecret(text: string, secrets: readonly string[]): boolean {
  for (const secret of secrets) if (text.includes(secret)) return true;
  return false;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, withheld), text);
}

/** The same without any text that has a credential in it. */
function scrubbed(values: Readonly<Record<string, unknown>>, secrets: readonly string[]): Record<string, unknown> {
  const walk = (node: unknown): unknown => {
    if (typeof node === "string") return withoutSecrets(node, secrets);
    if (typeof node !== "object" || node === null) return node;
    if (Array.isArray(node)) return node.map(walk);
    return Object.fromEntries(Object.entries(node).map(([name, item]) => [withoutSecrets(name, secrets), walk(item)]));
  };
  return walk(values) as Record<string, unknown>;
}
