import type { Encoding } from "@graycard/core";

/** A request body, and the content type that goes with it where the runtime does not add it by itself. */
export interface EncodedBody {
  readonly body: BodyInit;
  readonly contentType?: string;
}

/** Puts fields into a body. Bytes become a file in multipart, and base64 text elsewhere. */
export function encodeBody(fields: Readonly<Record<string, unknown>>, encoding: Encoding): EncodedBody {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (encoding === "json") {
    const body = JSON.stringify(Object.fromEntries(given.map(([name, value]) => [name, inJson(value)])));
    return { body, contentType: "application/json" };
  }
  if (encoding === "form") {
    const body = new URLSearchParams(given.map(([name, value]) => [name, inText(value)])).toString();
    return { body, contentType: "application/x-www-form-urlencoded" };
  }
  const form = new FormData();
  for (const [name, value] of given) {
    if (value instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(value)]), "picture");
    else form.append(name, inText(value));
  }
  return { body: form };
}

/** Bytes as base64 text. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function inJson(value: unknown): unknown {
  return value instanceof Uint8Array ? base64(value) : value;
}

function inText(value: unknown): string {
  if (value instanceof Uint8Array) return base64(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
