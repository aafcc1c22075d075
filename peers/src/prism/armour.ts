/**
 * Prism reads every body that is not JSON as UTF-8 text, which destroys pictures. So each byte travels through it as
 * the character of that number, and is made a byte again on the other side; ASCII stays as it is.
 */
export function armour(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString("latin1"), "utf8");
}

/** The bytes that {@link armour} was given. */
export function disarm(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString("utf8"), "latin1");
}

/** Whether a body is passed on as it is: Prism reads and writes it as JSON. */
export function isJson(headers: Headers): boolean {
  return /^application\/json\b/.test(headers.get("content-type") ?? "");
}
