import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Folders } from "../folders.js";

/** The folder of the pictures that every mock has: an `image_url` ending in the name of one of them stands for it. */
export const builtInPictures: Folders["builtInPictures"] = fileURLToPath(new URL("../../../pictures", import.meta.url));

export const builtInFolder: Folders["builtInFolder"] = () => diskFolder(builtInPictures);

/** A name is looked up among the folder's entries, so it can never lead out of it. */
export const diskFolder: Folders["diskFolder"] = (path) => {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new RangeError(`There is no folder ${path}.`);
  const names = async () => {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };
  return {
    names,
    async read(name) {
      return (await names()).includes(name) ? new Uint8Array(await readFile(join(path, name))) : undefined;
    },
  };
};
