import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { vendors } from "@graycard/core";
import type { Network } from "../conform/network.js";
import { pinnedFetch } from "../conform/pinned-fetch.js";

const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));
const hosts: readonly string[] = vendors.flatMap((vendor) => vendor.hosts);

/** A mock in a process of its own that plays every vendor under the vendor's own name, over TLS, on this machine. */
export interface VendorProcess {
  /** A network in which the vendors' names lead to that process, and `.example` to an address that nobody has. */
  readonly network: Network;
  /** What it books and has seen, by its control plane; a question with a body is a POST. */
  ask(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts one. Its time leaps, so that work takes none of ours. */
export async function startVendor(flags: readonly string[] = []): Promise<VendorProcess> {
  const args = [bin, "mock", "--tls", "--port", "0", "--pace", "instant", "--log", "none", "--json", ...flags];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  for await (const chunk of child.stdout) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  const { url, port, certificate } = JSON.parse(text);
  const control = pinnedFetch(["127.0.0.1"], { resolve: async () => ["127.0.0.1"], ca: certificate });
  return {
    network: {
      async resolve(name) {
        if (hosts.includes(name)) return ["127.0.0.1"];
        if (name.endsWith(".example")) return ["203.0.113.7"];
        throw new Error(`${name} leads nowhere in this network.`);
      },
      portOf: (name, asked) => (hosts.includes(name) ? port : asked),
      ca: certificate,
    },
    async ask(path, body) {
      const headers = { "content-type": "application/json" };
      const post = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
      const answer = await control(new Request(`${url}/_graycard${path}`, post));
      return answer.json();
    },
    async close() {
      await control.close();
      child.kill();
      await once(child, "close");
    },
  };
}
