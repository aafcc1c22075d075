import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createMock } from "@graycard/mock-server";
import { expect, onTestFinished, test } from "vitest";
import { portClient } from "./testing/port-client.js";
import { acceptedJson } from "./testing/raw-server.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { picture } from "./testing/world.js";

refuseUnhandledRejections();

const megabyte = 1 << 20;

/** What is left behind is no longer held, and only a collection shows that. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("Nothing collects garbage here.");
  collect();
}

/** A file of 15 MB, the beginning of which is a picture. */
function largeFile() {
  const folder = mkdtempSync(join(tmpdir(), "graycard-large-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bytes = new Uint8Array(15 * megabyte);
  for (let at = 0; at < bytes.length; at += 4099) bytes[at] = at % 251;
  bytes.set(picture);
  const path = join(folder, "large.png");
  writeFileSync(path, bytes);
  return { path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

test("A file of 15 MB goes from the disk to the socket, and is never held whole", async () => {
  const { path, size } = largeFile();
  let held = 0;
  const lengths: number[] = [];
  // What earlier tests left behind is none of this one's.
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const server = createServer((request, response) => {
    let bytes = 0;
    request.once("data", async () => {
      // Nobody reads on for a while: a sender that reads ahead of its socket has all of the file by then.
      request.pause();
      for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
      // Memory outside of the heap is given back a turn after its owner is gone.
      for (let times = 0; times < 3; times++) {
        collectGarbage();
        await new Promise((resolve) => setImmediate(resolve));
      }
      held = process.memoryUsage().arrayBuffers - before;
      request.resume();
    });
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on("end", () => {
      lengths.push(Number(request.headers["content-length"]), bytes);
      response.end(acceptedJson);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = server.address();
  const client = portClient(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
  await client.submit("scale", { image: path, type: "clean" });
  await client.close();
  expect(lengths[0]).toBe(lengths[1]);
  expect(lengths[0]).toBeGreaterThan(size);
  expect(held / megabyte).toBeLessThan(5);
});

test("A file of 15 MB arrives unchanged over a real port", async () => {
  const { path, size, sha256 } = largeFile();
  const mock = createMock({ pace: "instant" });
  onTestFinished(() => mock.close());
  const { url } = await mock.listen();
  const { credentials, journal } = mock.session();
  await portClient(url, { credentials: credentials.picwish ?? [] }).submit("scale", { image: path, type: "clean" });
  expect(journal.exchanges()[0]?.request.body?.fields?.image_file).toMatchObject({ bytes: size, sha256 });
});
