import { ContentDisposition } from "@remix-run/headers/content-disposition";
import { ContentType } from "@remix-run/headers/content-type";
import { make, type PartInfo } from "multipasta";

/** A part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly bytes: Uint8Array;
}

/** More parts than any request of these vendors has. */
const mostParts = 1000;

/**
 * The parts of a multipart body that is there as a whole; undefined where it is none, or is cut off. The boundary is
 * that of the body where the label has none: some writers keep the media type only.
 */
export function readParts(body: Uint8Array, contentType: string): readonly Part[] | undefined {
  const boundary = boundaryOf(contentType) ?? firstBoundary(body);
  if (boundary === undefined) return undefined;
  const parts: Part[] = [];
  let state: "reading" | "done" | "broken" = "reading";
  const parser = make({
    headers: { "content-type": `multipart/form-data; boundary="${boundary}"` },
    isFile: () => true,
    maxParts: mostParts,
    onFile: (info) => collect(info, parts),
    onField: () => {},
    onError: ({ _tag }) => {
      if (_tag !== "BadHeaders" && _tag !== "InvalidDisposition") state = "broken";
    },
    onDone: () => {
      if (state === "reading") state = "done";
    },
  });
  try {
    parser.write(body);
    parser.end();
  } catch {
    return undefined;
  }
  return (state as string) === "done" ? parts : undefined;
}

function collect(info: PartInfo, parts: Part[]): (chunk: Uint8Array | null) => void {
  const chunks: Uint8Array[] = [];
  const { name, fileName } = dispositionOf(info);
  return (chunk) => {
    if (chunk) chunks.push(chunk.slice());
    else if (name !== undefined)
      parts.push({ name, ...(fileName === undefined ? {} : { fileName }), bytes: join(chunks) });
  };
}

/** The parser leaves out names that are not of Latin letters; those are read from the header again. */
function dispositionOf(info: PartInfo): { readonly name?: string; readonly fileName?: string } {
  if (info.contentDisposition !== "") {
    return { name: info.name, ...(info.filename === undefined ? {} : { fileName: info.filename }) };
  }
  const header = info.headers["content-disposition"];
  if (typeof header !== "string") return {};
  const { type, name, preferredFilename } = ContentDisposition.from(header);
  if (type?.toLowerCase() !== "form-data" || name === undefined) return {};
  return { name, ...(preferredFilename === undefined ? {} : { fileName: preferredFilename }) };
}

function boundaryOf(contentType: string): string | undefined {
  const boundary = ContentType.from(contentType).boundary;
  return boundary !== undefined && plainBoundary.test(boundary) ? boundary : undefined;
}

/** What RFC 2046 lets a boundary be, in 5.1.1. */
const plainBoundary = /^[\w'()+,\-./:=? ]{1,70}$/;

function firstBoundary(body: Uint8Array): string | undefined {
  const start = new TextDecoder().decode(body.subarray(0, 100));
  const boundary = /^--(.+?)\r?\n/.exec(start)?.[1];
  return boundary !== undefined && plainBoundary.test(boundary) ? boundary : undefined;
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
