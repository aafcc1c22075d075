import { writeCredential } from "./auth.js";
import { toBase64 } from "./base64.js";
import type { Encoding } from "./endpoint.js";
import { isUpload } from "./is-upload.js";
import type { Upload } from "./request-field.js";
import type { AnyEndpoint, AnyVendor } from "./vendor.js";

/** A file whose bytes are read when it is sent. */
export interface BlobUpload {
  readonly blob: Blob;
  readonly fileName: string;
}

/** A request before it is written: what {@link writeSubmit} makes one of. */
export interface RequestDraft {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  /** Scheme, host and whatever path goes before the documented one. */
  readonly baseUrl: string;
  /** The parts of the credential in the vendor's order; none for a request without one. */
  readonly credential?: readonly string[] | undefined;
  /** The fields as a caller gives them; files as {@link Upload} or, in multipart bodies, as {@link BlobUpload}. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The first encoding that can carry the fields unless said. */
  readonly encoding?: Encoding | undefined;
  readonly readings: unknown;
}

/** A request in parts, for those who do not send it with `fetch`. */
export interface RequestParts {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string | FormData | undefined;
}

/** Writes the submit request of an endpoint. */
export function writeSubmit(draft: RequestDraft): Request {
  const { url, method, headers, body } = draftSubmit(draft);
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
}

/** The parts of the submit request of an endpoint. */
export function draftSubmit(draft: RequestDraft): RequestParts {
  const { vendor, endpoint, baseUrl, fields } = draft;
  const url = joinUrl(baseUrl, endpoint.routes.submit.path);
  const headers = new Headers();
  if (draft.credential) writeCredential(vendor.auth, draft.credential, url, headers);
  const encoding = draft.encoding ?? encodingFor(endpoint.encodings(draft.readings as never), fields);
  const body = writeBody(encoding, fields, headers);
  return { method: endpoint.routes.submit.method, url: url.href, headers, body };
}

/** What a request that asks for a task is made from. */
export type PollDraft = Omit<RequestDraft, "fields" | "encoding" | "readings">;

/** Writes the request that asks for a task, for endpoints that have one. */
export function writePoll(draft: PollDraft, taskId: string): Request {
  const { url, method, headers } = draftPoll(draft, taskId);
  return new Request(url, { method, headers });
}

/** The parts of the request that asks for a task. */
export function draftPoll(draft: PollDraft, taskId: string): RequestParts {
  const route = draft.endpoint.routes.poll;
  if (!route) throw new TypeError(`${draft.vendor.id}/${draft.endpoint.id} has no tasks to ask for.`);
  const url = joinUrl(draft.baseUrl, route.path.replace("{task_id}", encodeURIComponent(taskId)));
  const headers = new Headers();
  if (draft.credential) writeCredential(draft.vendor.auth, draft.credential, url, headers);
  return { method: route.method, url: url.href, headers };
}

function joinUrl(baseUrl: string, path: string): URL {
  return new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
}

function encodingFor(accepted: readonly Encoding[], fields: Readonly<Record<string, unknown>>): Encoding {
  const hasFile = Object.values(fields).some((value) => isUpload(value) || isBlobUpload(value));
  const able = hasFile ? accepted.filter((encoding) => encoding === "multipart") : accepted;
  return able[0] ?? "multipart";
}

function writeBody(encoding: Encoding, fields: Readonly<Record<string, unknown>>, headers: Headers): string | FormData {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (encoding === "json") {
    headers.set("content-type", "application/json");
    return JSON.stringify(Object.fromEntries(given.map(([name, value]) => [name, jsonValue(value)])));
  }
  if (encoding === "form") {
    headers.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
    return new URLSearchParams(given.map(([name, value]) => [name, formText(value)])).toString();
  }
  const form = new FormData();
  for (const [name, value] of given) {
    if (isBlobUpload(value)) form.set(name, value.blob, value.fileName);
    else if (isUpload(value)) form.set(name, toBlob(value), value.fileName ?? "image");
    else form.set(name, formText(value));
  }
  return form;
}

function toBlob({ bytes, mediaType }: Upload): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], mediaType === undefined ? {} : { type: mediaType });
}

function jsonValue(value: unknown): unknown {
  return isUpload(value) ? toBase64(value.bytes) : value;
}

function formText(value: unknown): string {
  if (isUpload(value)) return toBase64(value.bytes);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isBlobUpload(value: unknown): value is BlobUpload {
  return typeof value === "object" && value !== null && "blob" in value && value.blob instanceof Blob;
}
