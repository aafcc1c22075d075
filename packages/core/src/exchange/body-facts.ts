import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { isAbsent } from "../contract/read-request.js";
import type { Upload } from "../contract/request-field.js";
import type { AnyVendor } from "../contract/vendor.js";
import { probePicture } from "../picture/probe-picture.js";
import { sniffFormat } from "../picture/sniff-format.js";
import type { BodyFacts, UploadFacts } from "./exchange.js";
import { linkFacts } from "./link-facts.js";
import { isJsonType, mediaTypeOf } from "./media-type.js";
import { redactJson } from "./redact.js";
import { shownFileName, shownName } from "./shown-names.js";

/** A body whose fields are known already, and how many bytes all of it has as it is sent. */
export interface FormContent {
  /** Text, numbers and the like by field name, and files as {@link Upload}. What is absent is left out. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bytes: number;
}

/** How the facts of a body are found. */
export interface BodyFactsOptions {
  /** SHA-256 of bytes as hex in small letters, for runtimes that have a fast one of their own. */
  readonly sha256?: (bytes: Uint8Array) => string;
}

/**
 * The facts of a body, ready to be kept: JSON and fields without what the vendor's contract does not name, long text
 * shortened, pictures as format, size and SHA-256. Nothing of a body that is nobody's (`vendor` undefined) is shown but
 * its length, type and picture. Never throws.
 *
 * @param contentType the value of the header, parameters and all
 * @param content the whole body, or its fields
 * @example
 * bodyFacts(picwish, "application/json", '{"data":{"task_id":"t-1","key":"hidden"}}').json; // { data: { task_id: "t-1", key: "[withheld]" } }
 * @example
 * const form = { bytes: 4711, fields: { type: "clean", image_file: { bytes } } };
 * const facts = bodyFacts(picwish, "multipart/form-data; boundary=x", form); // the file as its length, SHA-256 and format
 */
export function bodyFacts(
  vendor: AnyVendor | undefined,
  contentType: string | null | undefined,
  content: string | Uint8Array | FormContent,
  options: BodyFactsOptions = {},
): BodyFacts {
  const mediaType = mediaTypeOf(contentType);
  const typed = mediaType === undefined ? {} : { mediaType };
  if (typeof content !== "string" && !(content instanceof Uint8Array)) {
    const facts = { bytes: content.bytes, ...typed };
    return vendor ? { ...facts, fields: fieldFacts(vendor, content.fields, options) } : facts;
  }
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const facts = { bytes: bytes.byteLength, ...typed };
  if (!isJsonType(mediaType)) {
    const probe = probePicture(bytes);
    if (probe.ok) return { ...facts, picture: probe.facts, sha256: (options.sha256 ?? sha256Hex)(bytes) };
    if (!looksLikeJson(bytes)) return facts;
  }
  if (!vendor) return facts;
  try {
    const text = typeof content === "string" ? content : new TextDecoder().decode(content);
    const json: unknown = JSON.parse(text);
    const links = linkFacts(vendor, json);
    return { ...facts, json: redactJson(json, vendor), ...(links ? { links } : {}) };
  } catch {
    return facts;
  }
}

/** Labels of JSON are often wrong or missing; nothing else that these vendors send begins so. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64);
  const first = start.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x7b || first === 0x5b;
}

/** The fields of a request as they are kept. */
export function fieldFacts(
  vendor: AnyVendor,
  fields: Readonly<Record<string, unknown>>,
  options: BodyFactsOptions = {},
): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (isAbsent(value)) continue;
    if (isUpload(value)) kept.push([shownName(name, vendor), uploadFacts(value, options)]);
    else kept.push(...Object.entries(redactJson({ [name]: value }, vendor) as object));
  }
  return Object.fromEntries(kept);
}

/** The facts of an uploaded file. */
export function uploadFacts(upload: Upload, options: BodyFactsOptions = {}): UploadFacts {
  const { bytes, fileName } = upload;
  const format = sniffFormat(bytes);
  const probe = probePicture(bytes);
  return {
    bytes: bytes.byteLength,
    sha256: (options.sha256 ?? sha256Hex)(bytes),
    ...(format ? { format } : {}),
    ...(probe.ok ? { picture: probe.facts } : {}),
    ...(fileName === undefined ? {} : { fileName: shownFileName(fileName) }),
  };
}

function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;
}
