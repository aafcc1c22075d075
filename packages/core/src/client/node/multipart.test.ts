import { once } from "node:events";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { multipartOf } from "./multipart.js";
import { undiciTransport } from "./undici-transport.js";

let folder = "";
let path = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
  path = join(folder, "photo.jpg");
  await writeFile(path, new Uint8Array(2 << 20).fill(7));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a form as one body", () => {
  it("is read by others as the form it was, names that need care included", async () => {
    const form = new FormData();
    form.set('a "name"\nin two lines', "text\nin two lines");
    form.set("file", new File([await openAsBlob(path)], 'ph"o\nto.jpg', { type: "image/jpeg" }));
    form.append("file", new Blob([new Uint8Array([1, 2])]));
    const { headers, body } = multipartOf(form);
    const bytes = await new Response(body as never).arrayBuffer();
    expect(headers["content-length"]).toBe(String(bytes.byteLength));
    const read = await new Response(bytes, { headers }).formData();
    expect([...read.keys()]).toEqual(['a "name"\nin two lines', "file", "file"]);
    expect(read.get('a "name"\nin two lines')).toBe("text\r\nin two lines");
    const [first, second] = read.getAll("file") as File[];
    expect([first?.name, first?.type, first?.size]).toEqual(['ph"o\nto.jpg', "image/jpeg", 2 << 20]);
    expect([second?.name, second?.type, second?.size]).toEqual(["blob", "application/octet-stream", 2]);
  });

  it("fails nobody but its sender when the connection breaks before all of it is read", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on("unhandledRejection", note);
    const server = createServer((request) => request.socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const transport = undiciTransport();
    for (let times = 0; times < 5; times++) {
      const form = new FormData();
      form.set("file", new File([await openAsBlob(path)], "photo.jpg"));
      const request = { method: "POST", url: `http://127.0.0.1:${port}/`, headers: new Headers(), body: form } as const;
      await expect(transport.send(request, new AbortController().signal)).rejects.toMatchObject({ left: "unknown" });
      // As long as whoever reads on in vain would take.
      await (await openAsBlob(path)).arrayBuffer();
    }
    await transport.close();
    server.close();
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });
});
