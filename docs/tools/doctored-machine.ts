import type { Terminal } from "@graycard/cli";
import { vendors } from "@graycard/core";

/** A machine for a page to show: what is wrong with it is always the same. */
export const doctoredMachine: NonNullable<Terminal["surroundings"]> = {
  vendors,
  env: {
    HTTPS_PROXY: "http://proxy.example:3128",
    NO_PROXY: "localhost,127.0.0.1,::1",
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_DEBUG: "undici",
    GRAYCARD_PICWISH_API_KEY: "APPCODE 0123",
    GRAYCARD_MEITU_API_KEY: "0123",
  },
  now: () => Date.UTC(2026, 0, 1, 12),
  nodeVersion: "24.1.0",
  nodeWanted: ">=20.19",
  nodeFlags: [],
  tempFolder: "/tmp",
  datedFiles: [{ name: "the node program", path: "node" }],
  disk: {
    read: async () => "",
    modifiedAt: async () => Date.UTC(2025, 11, 3),
    tryWrite: async () => {},
    freeBytes: async () => 1024 ** 4,
  },
  tryPort: async () => "EADDRINUSE",
  tryPictures: async () => "0.35.5",
};
