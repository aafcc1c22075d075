import { mkdtemp, readFile, rm, stat, statfs, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vendors } from "@graycard/core";
import { manifest, manifestFile } from "../own-files.js";
import type { Terminal } from "../terminal.js";
import type { Disk, Surroundings } from "./surroundings.js";

/** The machine that this process runs on. */
export function systemSurroundings({ env, now, cwd }: Terminal): Surroundings {
  return {
    ...{ vendors, env, now, disk: systemDisk, tryPort, tryPictures },
    nodeVersion: process.versions.node,
    nodeWanted: manifest.engines.node,
    nodeFlags: process.execArgv,
    tempFolder: tmpdir(),
    datedFiles: [
      { name: "the node program", path: process.execPath },
      { name: "graycard itself", path: manifestFile },
      { name: "the current folder", path: cwd },
    ],
  };
}

const systemDisk: Disk = {
  read: (path) => readFile(path, "utf8"),
  modifiedAt: async (path) => (await stat(path)).mtimeMs,
  async tryWrite(folder) {
    const own = await mkdtemp(join(folder, "graycard-doctor-"));
    try {
      await writeFile(join(own, "written"), "written", { mode: 0o600 });
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  },
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.name));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** The library belongs to the mock, and is looked for where the mock finds it. */
async function tryPictures(): Promise<string> {
  const mock = createRequire(import.meta.url).resolve("@graycard/mock-server/package.json");
  const sharp = createRequire(mock)("sharp");
  await sharp({ create: { width: 1, height: 1, channels: 3, background: "#777" } })
    .png()
    .toBuffer();
  return sharp.versions.sharp;
}
