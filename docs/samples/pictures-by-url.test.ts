import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

const portrait = await readFile(join(builtInPictures, "portrait.jpg"));
const rectangles = JSON.stringify([{ x: 10, y: 10, width: 40, height: 30 }]);

/** A repair that waits for its result: the state it comes to. */
async function repair(mock: ReturnType<typeof createMock>, key: string, image_url: string): Promise<number> {
  const body = new URLSearchParams({ sync: "1", image_url, rectangles });
  const request = { method: "POST", headers: { "X-API-KEY": key }, body };
  const answer = await mock.fetch(new Request("http://mock/api/tasks/visual/inpaint", request));
  return (await answer.json()).data.state;
}

it("takes a URL for the file it ends in, and dials nobody", async () => {
  const mock = createMock({ pace: "instant" });
  const { credentials, files } = mock.session();
  const [key = ""] = credentials.picwish ?? [];
  files.put("photo.jpg", portrait);
  expect(await repair(mock, key, "https://cdn.example/2026/photo.jpg?token=1")).toBe(1);
  expect(await repair(mock, key, "oss://bucket/photo.jpg")).toBe(1);
  expect(await repair(mock, key, "https://cdn.example/2026/other.jpg")).toBe(-3);
});

it("gives a slow download up after the documented ten seconds", async () => {
  const mock = createMock({ pace: "instant" });
  const { credentials, files } = mock.session();
  const [key = ""] = credentials.picwish ?? [];
  files.put("slow.jpg", portrait, { downloadMs: 9_000 });
  files.put("too-slow.jpg", portrait, { downloadMs: 11_000 });
  expect(await repair(mock, key, "https://cdn.example/slow.jpg")).toBe(1);
  expect(await repair(mock, key, "https://cdn.example/too-slow.jpg")).toBe(-3);
});

it("downloads from hosts that are public or allowed", async () => {
  const server = createServer((_, response) => response.end(portrait)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const mock = createMock({ pace: "instant", fetchUrls: { allow: [`127.0.0.1:${port}`] } });
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  expect(await repair(mock, key, `http://127.0.0.1:${port}/fresh.jpg`)).toBe(1);
  expect(await repair(mock, key, "http://169.254.169.254/latest/meta-data")).toBe(-3);
  expect(session.journal.exchanges().at(-1)?.notes?.[0]).toContain("169.254.169.254 is a link-local address");
  await mock.close();
  server.close();
});
