import { vendors } from "@graycard/core";
import type { Disk, Surroundings } from "../doctor/surroundings.js";

/** What the system throws, by its name. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: told with a secret-canary in it`), { code });
}

const healthyDisk: Disk = {
  read: async () => "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
  modifiedAt: async () => Date.UTC(2026, 0, 1),
  tryWrite: async () => {},
  freeBytes: async () => 2 * 1024 ** 3,
};

/** A machine on which nothing is wrong, but for what a test changes. */
export function healthySurroundings({
  disk,
  ...changes
}: Partial<Omit<Surroundings, "disk">> & { readonly disk?: Partial<Disk> } = {}): Surroundings {
  return {
    vendors,
    env: {},
    now: () => Date.UTC(2026, 0, 2),
    nodeVersion: "20.19.0",
    nodeWanted: ">=20.19",
    nodeFlags: [],
    tempFolder: "/tmp",
    datedFiles: [{ name: "graycard itself", path: "/graycard" }],
    disk: { ...healthyDisk, ...disk },
    tryPort: async () => undefined,
    tryPictures: async () => "1.2.3",
    ...changes,
  };
}
