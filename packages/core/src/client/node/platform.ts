import { createHash, randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Platform } from "../platform.js";
import { undiciTransport } from "./undici-transport.js";

/** Node: undici, and the files of the machine. */
export const nodePlatform: Platform = {
  transport: () => undiciTransport(),
  async openFile(path) {
    const at = typeof path === "string" ? path : fileURLToPath(path);
    // Looked at before it is opened: to open a pipe would wait for somebody who writes to it.
    if (!(await stat(at)).isFile()) throw new TypeError(`${at} is no file`);
    // Opening fails for what cannot be read, where a blob would fail only once it is sent.
    await (await open(at, "r")).close();
    return { blob: await openAsBlob(at), fileName: basename(at) };
  },
  async saveFile(path, bytes) {
    const at = typeof path === "string" ? path : fileURLToPath(path);
    // In the same folder, since only there a rename replaces a file at once.
    const beside = join(dirname(at), `.${basename(at)}.${randomUUID()}.part`);
    try {
      const file = await open(beside, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, at);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  },
  async sha256(blob) {
    const hash = createHash("sha256");
    for await (const chunk of blob.stream()) hash.update(chunk);
    return hash.digest("hex");
  },
};
