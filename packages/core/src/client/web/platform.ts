import type { Platform } from "../platform.js";
import { fetchTransport } from "./fetch-transport.js";

/** Browsers, workers and Deno: `fetch`, and no files. */
export const webPlatform: Platform = {
  transport: () => fetchTransport(),
  openFile: (path) => Promise.reject(new TypeError(`there are no files here to open ${path} from; give its bytes`)),
  saveFile: (path) => Promise.reject(new TypeError(`there are no files here to write ${path} to; take the bytes`)),
  async sha256(blob) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
};
