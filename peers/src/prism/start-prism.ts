import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "@graycard/core/openapi";
import { peerProgram, startPeer } from "../run-peer.js";

/** Prism's validation proxy as a process of its own. */
export interface Prism {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the proxy in front of a server, with a document to hold both sides to. */
export async function startPrism(document: OpenApiDocument, upstream: string): Promise<Prism> {
  const folder = mkdtempSync(join(tmpdir(), "graycard-prism-"));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(document));
  const program = peerProgram("@stoplight/prism-cli", "prism");
  const args = ["proxy", file, upstream, "--host", "127.0.0.1", "--port", "0", "--multiprocess", "false"];
  const child = startPeer(program, [...args, "--cors", "false"], folder);
  const ended = once(child, "close");
  try {
    return {
      url: await addressOf(child),
      async close() {
        child.kill("SIGKILL");
        await ended;
        rmSync(folder, { recursive: true });
      },
    };
  } catch (error) {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
    throw error;
  }
}

function addressOf(child: ReturnType<typeof startPeer>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const read = (text: unknown) => {
      said += String(text);
      const address = /listening on (http:\/\/[\d.]+:\d+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`Prism ended with ${code} before it listened: ${said}`)));
  });
}
