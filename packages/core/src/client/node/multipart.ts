import { Readable } from "node:stream";
import { FormDataEncoder } from "form-data-encoder";

/** A form as it travels. */
export interface Multipart {
  /** Its kind and, since all files tell how long they are, its length. */
  readonly headers: Readonly<Record<string, string>>;
  /** The files in it are still on the disk, and are read as fast as they go out. */
  readonly body: Readable;
}

/**
 * Puts a form into one stream. undici does not do: it reads all files of a form at once, whether or not anybody takes the
 * bytes, and fails unhandled when the connection cannot be had.
 */
export function multipartOf(form: FormData): Multipart {
  const encoder = new FormDataEncoder(form);
  const { contentType, contentLength } = encoder;
  const length = contentLength === undefined ? {} : { "content-length": contentLength };
  return { headers: { "content-type": contentType, ...length }, body: Readable.from(encoder.encode()) };
}
