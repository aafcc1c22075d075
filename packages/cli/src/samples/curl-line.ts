import {
  type AnyEndpoint,
  type AnyVendor,
  type ExamplePicture,
  type RequestChange,
  type RequestField,
  writeCredential,
} from "@graycard/core";
import { samplePictures } from "./sample-pictures.js";

export interface CurlSetting {
  readonly baseUrl: string;
  /** What makes curl trust the address; nothing for one that is not https. */
  readonly trust?: readonly string[];
  /** The folder the shipped pictures are in, as a shell in the current folder names it. */
  readonly picturesPath: string;
  /** Where the mock shows the same pictures under a URL. */
  readonly picturesUrl: string;
}

type Fields = Readonly<Record<string, RequestField<string, unknown>>>;

/** A command line that sends a shipped picture to an endpoint, ready to paste. */
export function curlLine(vendor: AnyVendor, endpoint: AnyEndpoint, setting: CurlSetting): string {
  const sample = samplePictures[endpoint.work];
  const picture: ExamplePicture = {
    bytes: new Uint8Array([0]),
    fileName: sample.image,
    mediaType: "",
    url: `${setting.picturesUrl}/${sample.image}`,
    width: 640,
    height: 480,
  };
  const fields = change(endpoint.example(picture, { mode: "sync", form: "link" }), byAddress(endpoint, picture));
  const masked = change(fields, maskChange(endpoint, sample.mask, setting));
  const url = new URL(`${setting.baseUrl}${endpoint.routes.submit.path}`);
  // Not the web class: that alone loads all that Node has of the web, before the first request could be answered.
  const headers = new Map<string, string>();
  const parts = vendor.auth.by === "query" ? vendor.auth.parameters.map(() => "demo") : ["demo"];
  writeCredential(vendor.auth, parts, url, headers);
  const header = vendor.auth.by === "header" ? vendor.auth.header : undefined;
  const auth = header === undefined ? [] : [`-H ${quote(`${header}: ${headers.get(header)}`)}`];
  const data = dataArguments(masked, (name) => `${setting.picturesPath}/${name}`);
  return ["curl -sS", ...(setting.trust ?? []).map(quote), quote(url.href), ...auth, ...data].join(" ");
}

/** Base64 text has no place on a command line: an endpoint that takes an address gets that. */
function byAddress(endpoint: AnyEndpoint, picture: ExamplePicture): RequestChange {
  for (const field of nested(endpoint.fields as Fields)) {
    if (field.kind !== "choice") continue;
    const example = [...field.values].find((value) => value.example)?.example?.(picture);
    if (example) return example;
  }
  return {};
}

function nested(fields: Fields): readonly RequestField<string, unknown>[] {
  return Object.values(fields).flatMap((field): readonly RequestField<string, unknown>[] => {
    if (field.kind === "object") return nested(field.fields as Fields);
    if (field.kind === "list" && field.item.kind === "object") return nested(field.item.fields as Fields);
    return [field];
  });
}

/** A mask shows more than boxes, where the endpoint takes one the way it takes its picture. */
function maskChange(endpoint: AnyEndpoint, mask: string | undefined, setting: CurlSetting): RequestChange {
  if (mask === undefined) return {};
  const fields = Object.entries(endpoint.fields as Fields);
  const uploads = endpoint.uploads.length > 0;
  const field = fields.find(([name, { kind }]) => name.startsWith("mask") && kind === (uploads ? "upload" : "url"));
  const boxes = fields.find(([, { kind }]) => kind === "rectangles");
  if (!field || !boxes) return {};
  const value = uploads ? { bytes: new Uint8Array([0]), fileName: mask } : `${setting.picturesUrl}/${mask}`;
  return { drop: [boxes[0]], set: { [field[0]]: value } };
}

function change(fields: Readonly<Record<string, unknown>>, { drop = [], set = {} }: RequestChange) {
  const kept = Object.entries(fields).filter(([name]) => !drop.includes(name));
  return { ...Object.fromEntries(kept), ...set };
}

function dataArguments(
  fields: Readonly<Record<string, unknown>>,
  pathOf: (fileName: string) => string,
): readonly string[] {
  const given = Object.entries(fields);
  if (given.some(([, value]) => isFile(value))) {
    return given.map(
      ([name, value]) => `-F ${quote(`${name}=${isFile(value) ? `@${pathOf(value.fileName)}` : value}`)}`,
    );
  }
  if (given.every(([, value]) => typeof value !== "object")) {
    return given.map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);
  }
  return [`-H ${quote("Content-Type: application/json")}`, `-d ${quote(JSON.stringify(fields))}`];
}

function isFile(value: unknown): value is { readonly fileName: string } {
  return typeof value === "object" && value !== null && "fileName" in value;
}

/** A word as a POSIX shell takes it. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
