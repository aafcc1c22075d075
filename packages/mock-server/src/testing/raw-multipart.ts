/** A part as it stands on the wire: its header lines, and its body. */
export interface RawPart {
  readonly headers: readonly string[];
  readonly body: string | Uint8Array;
}

export interface RawMultipart {
  readonly boundary?: string;
  readonly preamble?: string;
  readonly epilogue?: string;
  readonly lineEnd?: string;
  /** Leave the last boundary out. */
  readonly unfinished?: boolean;
}

export const usualBoundary = "----boundary7MA4YWxkTrZu0gW";

/** A part with the one header that every part needs. */
export function part(disposition: string, body: string | Uint8Array, ...more: readonly string[]): RawPart {
  return { headers: [`Content-Disposition: form-data; ${disposition}`, ...more], body };
}

/** Writes a multipart body byte by byte, the way some client might. */
export function rawMultipart(parts: readonly RawPart[], style: RawMultipart = {}): Buffer {
  const { boundary = usualBoundary, preamble = "", epilogue = "", lineEnd = "\r\n", unfinished = false } = style;
  const pieces: Buffer[] = [Buffer.from(preamble)];
  for (const { headers, body } of parts) {
    pieces.push(Buffer.from(`--${boundary}${lineEnd}`));
    pieces.push(Buffer.from(headers.map((line) => `${line}${lineEnd}`).join("") + lineEnd));
    pieces.push(typeof body === "string" ? Buffer.from(body) : Buffer.from(body), Buffer.from(lineEnd));
  }
  if (!unfinished) pieces.push(Buffer.from(`--${boundary}--${lineEnd}`));
  return Buffer.concat([...pieces, Buffer.from(epilogue)]);
}
