import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PictureHost } from "@graycard/conformance";
import { InconclusiveError } from "@graycard/conformance";
import { UsageError } from "../usage-error.js";

/** A picture's name with a part of its content in it: another picture is never taken for it. */
function nameOf(fileName: string, bytes: Uint8Array): string {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const dot = fileName.lastIndexOf(".");
  return dot < 0 ? `${fileName}-${hash}` : `${fileName.slice(0, dot)}-${hash}${fileName.slice(dot)}`;
}

/** Reads `--image-base`. @throws {UsageError} for what is no address of a folder */
export function imageBaseOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text.endsWith("/") ? text : `${text}/`) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.search !== "") {
    throw new UsageError(`--image-base takes the address of a folder, such as https://files.example/graycard/.`);
  }
  return url;
}

/**
 * A host of pictures that somebody else put up. Each is looked at from here before a subject is sent to it: one that is
 * not there, or another one, would be held against the subject.
 */
export function imageBaseHost(base: URL, fetch: (url: string) => Promise<Response>): Pick<PictureHost, "put"> {
  const seen = new Map<string, Promise<void>>();
  return {
    async put(fileName, bytes, manner = {}) {
      if (manner.delayMs !== undefined || manner.redirects !== undefined) {
        throw new InconclusiveError(
          "This takes a picture that is slow or behind redirects, which a folder of files cannot offer (--image-base).",
        );
      }
      const url = new URL(encodeURIComponent(manner.missing ? `missing-${fileName}` : nameOf(fileName, bytes)), base)
        .href;
      if (!manner.missing) {
        const known = seen.get(url) ?? requireThere(url, bytes, fetch);
        seen.set(url, known);
        await known;
      }
      return url;
    },
  };
}

async function requireThere(url: string, bytes: Uint8Array, fetch: (url: string) => Promise<Response>): Promise<void> {
  const problem = await problemOf(url, bytes, fetch);
  if (problem === undefined) return;
  throw new InconclusiveError(`The picture at ${url} ${problem}; --write-pictures writes those that belong there.`);
}

async function problemOf(
  url: string,
  bytes: Uint8Array,
  fetch: (url: string) => Promise<Response>,
): Promise<string | undefined> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) return `answers HTTP ${answer.status}`;
    const there = new Uint8Array(await answer.arrayBuffer());
    return Buffer.compare(there, bytes) === 0 ? undefined : "is not the one that was written for it";
  } catch (error) {
    return `cannot be reached (${error instanceof Error ? error.message : error})`;
  }
}

/** Keeps what a run hosts, under the names that `--image-base` goes by. */
export function pictureCollector(): { readonly put: PictureHost["put"]; readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    async put(fileName, bytes, manner = {}) {
      const name = nameOf(fileName, bytes);
      if (!manner.missing) files.set(name, bytes);
      return `https://pictures.graycard.invalid/${name}`;
    },
  };
}

/** Writes pictures into a folder, which is made where there is none. @throws {UsageError} when it cannot be written */
export async function writePictures(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--write-pictures takes a folder that can be written to: ${why}.`, { cause: error });
  }
}
