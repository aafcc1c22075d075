import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type PictureFormat, vendors } from "@graycard/core";
import { UsageError } from "../usage-error.js";
import { endingsOf, type Gathered, type ImageInput } from "./gather-images.js";

/** Where the results of one picture go: known before anything is paid, but for the ending. */
export interface OutputPlace {
  readonly folder: string;
  /** The name without what tells several results apart, and without the ending. */
  readonly stem: string;
  /** The whole path, when it was named and there is one result. */
  readonly exact?: string;
  /** Whether a path is the place of another picture. */
  readonly isOthers?: (path: string) => boolean;
}

export interface OutputOptions {
  readonly cwd: string;
  readonly endpoint: string;
  /** The names of the pictures that come of one. */
  readonly outputs: readonly string[];
  /** Whether files that are there are no reason to send nothing. */
  readonly mayBeOurs: boolean;
  /** The results that the journal knows of, each with its picture. */
  readonly results: ReadonlyMap<string, string>;
  /** What the journal calls a picture. */
  readonly nameOf: (image: ImageInput) => string;
}

/** Where everything goes that is not said of a single picture. */
export interface OutputRoot {
  /** The folder of `-o`; undefined when results go beside their pictures. */
  readonly folder?: string;
  /** The file of `-o`. */
  readonly file?: string;
}

const pictureEndings: readonly string[] = [
  ...new Set(
    vendors
      .flatMap(({ endpoints }) => Object.values(endpoints))
      .flatMap(({ formats }) => formats.accepted as readonly PictureFormat[])
      .flatMap(endingsOf),
  ),
];

/**
 * Reads `-o`: a folder for many pictures, and for one when it ends in a slash or is there; else the file to write.
 *
 * @throws {UsageError} for a file where a folder is needed, or nothing where it would be unclear
 */
export async function outputRoot(
  out: string | undefined,
  cwd: string,
  { many, folders }: Pick<Gathered, "many" | "folders">,
): Promise<OutputRoot> {
  if (out === undefined) {
    if (!folders) return {};
    throw new UsageError("--image names a folder: say with -o into which folder its results go.");
  }
  const path = resolve(cwd, out);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() || (/[/\\]$/.test(out) && !found)) return { folder: path };
  if (!many) return { file: path };
  if (!found && !pictureEndings.includes(extname(path).toLowerCase())) return { folder: path };
  throw new UsageError(`-o has to be a folder for more than one picture, and ${path} is a file.`);
}

/**
 * Says where the results of each picture go; no two have the same name, whatever case.
 *
 * @throws {UsageError} when that would replace files which are not ours, before anything is paid
 */
export async function planOutputs(
  images: readonly ImageInput[],
  root: OutputRoot,
  options: OutputOptions,
): Promise<readonly OutputPlace[]> {
  // What is there from before keeps its name, and what belongs to another picture is taken.
  const owners = new Map<string, string>();
  for (const [path, image] of options.results) owners.set(slot(stemOf(path, options.outputs)), image);
  const places = images.map((image) => placeOf(image, root, options, owners));
  if (!options.mayBeOurs) await refuseForeign(places, options);
  return places;
}

function placeOf(
  image: ImageInput,
  root: OutputRoot,
  { cwd, endpoint, nameOf, outputs }: OutputOptions,
  owners: Map<string, string>,
): OutputPlace {
  if (root.file !== undefined) {
    const whole = outputs.length === 1 ? { exact: root.file } : {};
    return { folder: dirname(root.file), stem: basename(root.file, extname(root.file)), ...whole };
  }
  const beside = image.isAddress ? cwd : dirname(image.at);
  const wanted =
    root.folder === undefined
      ? join(beside, `${basename(image.stem)}-${endpoint}`)
      : join(root.folder, ...image.stem.split("/"));
  const name = nameOf(image);
  const isOthers = (path: string) => (owners.get(slot(stemOf(path, outputs))) ?? name) !== name;
  for (let number = 1; ; number++) {
    const path = number === 1 ? wanted : `${wanted}-${number}`;
    const owner = owners.get(slot(path));
    if (owner !== undefined && owner !== name) continue;
    owners.set(slot(path), name);
    return { folder: dirname(path), stem: basename(path), isOthers };
  }
}

/** Names that differ in case only are one name on many systems. */
function slot(path: string): string {
  return path.toLowerCase();
}

function stemOf(path: string, outputs: readonly string[]): string {
  const bare = path.slice(0, path.length - extname(path).length);
  const ending = outputs.map((name) => `-${name}`).find((each) => outputs.length > 1 && bare.endsWith(each));
  return ending === undefined ? bare : bare.slice(0, -ending.length);
}

async function refuseForeign(places: readonly OutputPlace[], { outputs, results }: OutputOptions): Promise<void> {
  const folders = new Map<string, ReadonlySet<string>>();
  const foreign: string[] = [];
  for (const place of places) {
    let names = folders.get(place.folder);
    if (!names) {
      names = new Set(await readdir(place.folder).catch(() => []));
      folders.set(place.folder, names);
    }
    const taken = candidates(place, outputs).filter(
      (name) => names.has(name) && !results.has(join(place.folder, name)),
    );
    foreign.push(...taken.map((name) => join(place.folder, name)));
  }
  if (foreign.length === 0) return;
  const more = foreign.length > 1 ? ` and ${foreign.length - 1} more` : "";
  throw new UsageError(
    `${foreign[0]}${more} would be replaced: nothing was sent. If that is the result of this very call, it is done already; else choose another place with -o, or add --force, which pays again.`,
  );
}

function candidates({ stem, exact }: OutputPlace, outputs: readonly string[]): readonly string[] {
  if (exact !== undefined) return [basename(exact)];
  return outputs.flatMap((name) => pictureEndings.map((ending) => `${resultStem(stem, name, outputs)}${ending}`));
}

/** The name of a result without its ending: that of the picture, and which of several it is. */
export function resultStem(stem: string, name: string, outputs: readonly string[]): string {
  return outputs.length > 1 ? `${stem}-${name}` : stem;
}
