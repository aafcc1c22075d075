import { readdir, stat } from "node:fs/promises";
import { basename, extname, join, relative, resolve, sep } from "node:path";
import type { PictureFormat } from "@graycard/core";
import { isPictureAddress } from "@graycard/core/client";
import { UsageError } from "../usage-error.js";

/** A picture to work on. */
export interface ImageInput {
  /** What it is called in everything that is printed: its path from the current folder, or its address. */
  readonly name: string;
  /** Where it is: an absolute path, or an address. */
  readonly at: string;
  readonly isAddress: boolean;
  /** Its name without the ending; in a folder that is gone through, with the folders below that one. */
  readonly stem: string;
}

export interface GatherOptions {
  readonly cwd: string;
  /** Whether folders within folders are gone through. */
  readonly recursive: boolean;
  /** What the endpoint takes, which tells the pictures of a folder from other files. */
  readonly formats: readonly PictureFormat[];
  /** A folder that is left out: results are no pictures to work on. */
  readonly except?: string | undefined;
}

/** What there is to do. */
export interface Gathered {
  readonly images: readonly ImageInput[];
  readonly folders: boolean;
  /** Whether there may be many: a folder with one picture in it is a folder. */
  readonly many: boolean;
}

/**
 * Finds the pictures that `--image` names: files, addresses, and the pictures in folders, each once.
 *
 * @throws {UsageError} for what is not there, or a folder without pictures
 */
export async function gatherImages(texts: readonly string[], options: GatherOptions): Promise<Gathered> {
  const found = new Map<string, ImageInput>();
  let folders = false;
  for (const text of texts) {
    const { images, isFolder } = isPictureAddress(text) ? ofAddress(text) : await ofPath(text, options);
    folders ||= isFolder;
    for (const image of images) if (!found.has(image.at)) found.set(image.at, image);
  }
  return { images: [...found.values()], folders, many: folders || found.size > 1 };
}

interface Found {
  readonly images: readonly ImageInput[];
  readonly isFolder: boolean;
}

function ofAddress(text: string): Found {
  const last = URL.canParse(text) ? (new URL(text).pathname.split("/").at(-1) ?? "") : "";
  const stem = withoutEnding(last.replaceAll(/[^\w.-]+/g, "-")).replace(/^[.-]+/, "") || "picture";
  // Signatures and the like in the query are nobody's business.
  return { images: [{ name: text.replace(/[?#].*$/s, ""), at: text, isAddress: true, stem }], isFolder: false };
}

async function ofPath(text: string, options: GatherOptions): Promise<Found> {
  const path = resolve(options.cwd, text);
  const found = await stat(path).catch((cause: unknown) => {
    throw new UsageError(`--image: there is no ${path} that can be read.`, { cause });
  });
  if (!found.isDirectory()) return { images: [ofFile(path, basename(path), options)], isFolder: false };
  const images = (await filesIn(path, options)).map((file) => ofFile(file, relative(path, file), options));
  if (images.length > 0) return { images, isFolder: true };
  const deeper = options.recursive ? "" : "; --recursive looks into the folders in it, too";
  throw new UsageError(`--image ${path} is a folder without pictures (${options.formats.join(", ")})${deeper}.`);
}

function ofFile(at: string, inFolder: string, { cwd }: GatherOptions): ImageInput {
  return { name: relative(cwd, at) || at, at, isAddress: false, stem: withoutEnding(inFolder).split(sep).join("/") };
}

async function filesIn(folder: string, options: GatherOptions): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) {
      if (options.recursive && path !== options.except) files.push(...(await filesIn(path, options)));
    } else if (options.formats.some((format) => endingsOf(format).includes(extname(path).toLowerCase()))) {
      files.push(path);
    }
  }
  return files;
}

/** The usual endings of a format's files, the most usual first. */
export function endingsOf(format: PictureFormat): readonly string[] {
  if (format === "jpg") return [".jpg", ".jpeg"];
  return format === "tiff" ? [".tif", ".tiff"] : [`.${format}`];
}

function withoutEnding(name: string): string {
  const ending = extname(name);
  return ending === "" ? name : name.slice(0, -ending.length);
}
