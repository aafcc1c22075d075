import type { AnyEndpoint, RequestFields } from "@graycard/core";
import type { BodyForm } from "./body-form.js";
import { mostTextBytes } from "./part-rules.js";

/** How many pictures' worth of bytes are read where their number is not known beforehand, or costs nothing to drop. */
const picturesPerBody = 8;

/** So many bytes are read in any case where a list of pictures may be longer than we think. */
const leastListBytes = 64 * 1024 * 1024;

/** What escapes may add to a picture as text: a percent-encoded `+` takes three bytes, an escaped `/` two. */
const escaped = 2;

/**
 * The most bytes of a body that are read: what its pictures may weigh together, and its texts. A form or JSON is kept
 * whole until it has ended, so that only what the endpoint has fields for counts. Of a multipart body the parts are
 * judged one by one, and those that do not count are dropped as they come.
 */
export function mostBodyBytes(endpoint: AnyEndpoint, form: BodyForm, imageBytes: number): number {
  const fields = Object.values(endpoint.fields as RequestFields);
  if (fields.some(({ kind }) => kind === "list")) {
    return Math.max(leastListBytes, picturesPerBody * imageBytes + mostTextBytes);
  }
  if (form === "multipart") return picturesPerBody * imageBytes + mostTextBytes;
  const pictures = fields.filter(({ kind }) => kind === "base64").length;
  return pictures * escaped * imageBytes + mostTextBytes;
}
