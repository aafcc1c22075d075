import type { Upload } from "./request-field.js";

/**
 * Whether a value of a request is a file that was uploaded, rather than text, a number or JSON.
 *
 * @example
 * isUpload({ bytes: new Uint8Array([1, 2, 3]), fileName: "a.jpg" }); // true
 * isUpload("a.jpg"); // false
 */
export function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;
}
