import type { FileFolder } from "./file-store.js";

/** Several folders as one; the first that has a name gives the file. */
export function layeredFolder(folders: readonly FileFolder[]): FileFolder {
  return {
    async read(name) {
      for (const folder of folders) {
        const bytes = await folder.read(name);
        if (bytes) return bytes;
      }
      return undefined;
    },
    async names() {
      const all = await Promise.all(folders.map((folder) => folder.names()));
      return [...new Set(all.flat())];
    },
  };
}
