import { createHash } from "node:crypto";
import type { AnyVendor, BodyFacts } from "@graycard/core";
import { bodyFacts } from "@graycard/core/har";

type Fields = Readonly<Record<string, unknown>>;

const sent = new WeakMap<Request, Fields>();

/** Remembers what a request was written from: its body can be read once, and that is for whoever answers. */
export function rememberFields(request: Request, fields: Fields): Request {
  sent.set(request, fields);
  return request;
}

/** What a request was written from, where that was remembered. */
export function fieldsOf(request: Request): Fields | undefined {
  return sent.get(request);
}

/** The body of a request as facts; nothing of one that was not written here. */
export function requestFacts(request: Request, vendor: AnyVendor): { readonly body?: BodyFacts } {
  const fields = sent.get(request);
  if (!fields) return {};
  const type = request.headers.get("content-type");
  // How many bytes it came to is for whoever sends it to know; what the pictures weigh stands with each of them.
  const facts = bodyFacts(vendor, type, { fields, bytes: 0 }, { sha256: sha256Hex });
  return { body: facts };
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
