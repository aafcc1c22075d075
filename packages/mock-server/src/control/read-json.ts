import { joined } from "../pipeline/body/joined.js";
import type { Inbound } from "../pipeline/inbound.js";
import { ControlInvalidError, ControlMediaTypeError, ControlTooLargeError } from "./control-errors.js";

/** No request is nested as deep; one that is would exhaust the stack of whoever walks through it. */
const deepestNode = 128;

/** One media type, in UTF-8 if it says anything about that; a list of several is none. */
const jsonType = /^application\/json[ \t]*(?:;[ \t]*charset=(?:"utf-8"|utf-8)[ \t]*)?$/i;

/** @throws {ControlMediaTypeError} unless the request says that its body is JSON, even when it has none. */
export function requireJson({ headers }: Inbound): void {
  if (jsonType.test(headers.get("content-type") ?? "")) return;
  throw new ControlMediaTypeError(
    "Whatever changes something is asked for with content-type: application/json, even without a body.",
  );
}

/**
 * Reads a body as JSON; an empty one is an empty object.
 *
 * @throws {ControlTooLargeError} {@link ControlInvalidError}
 */
export async function readJson(request: Inbound, mostBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  await request.readBody((chunk) => {
    size += chunk.byteLength;
    if (size > mostBytes) throw new ControlTooLargeError(`The body is longer than ${mostBytes} bytes.`);
    chunks.push(chunk);
  });
  if (size === 0) return {};
  const value = parse(joined(chunks));
  checkNodes(value, 0);
  return value;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // What the parser says quotes the body, which may hold a secret.
    throw new ControlInvalidError("The body is not JSON in UTF-8.");
  }
}

function checkNodes(value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  if (depth >= deepestNode) throw new ControlInvalidError(`The body is nested deeper than ${deepestNode} levels.`);
  if (Object.hasOwn(value, "__proto__")) throw new ControlInvalidError('The body has a field named "__proto__".');
  for (const each of Array.isArray(value) ? value : Object.values(value)) checkNodes(each, depth + 1);
}
