import { randomUUID } from "node:crypto";

/** A form as it travels. */
export interface Multipart {
  readonly contentType: string;
  /** All of the body; the files in it are still on the disk, and are read as fast as they go out. */
  readonly body: Blob;
}

/**
 * Puts a form into one `Blob`. undici does not do: it reads all files of a form at once, whether or not anybody takes the
 * bytes, and fails unhandled when the connection cannot be had.
 */
export function multipartOf(form: FormData): Multipart {
  const boundary = `graycard-${randomUUID()}`;
  const parts: BlobPart[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(lines(name))}"`;
    if (typeof value === "string") parts.push(`${head}\r\n\r\n${lines(value)}\r\n`);
    else {
      const type = value.type || "application/octet-stream";
      parts.push(`${head}; filename="${escaped(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, "\r\n");
    }
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: new Blob([...parts, `--${boundary}--\r\n`]),
  };
}

/** Line ends as forms have them. */
function lines(text: string): string {
  return text.replace(/\r?\n|\r/g, "\r\n");
}

/** What would end the name early. */
function escaped(text: string): string {
  return text.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}
