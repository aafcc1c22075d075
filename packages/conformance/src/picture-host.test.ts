import { systemClock } from "@graycard/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPictureHost, type PictureHost } from "./picture-host.js";

let host: PictureHost;
beforeAll(async () => {
  host = await openPictureHost(systemClock);
});
afterAll(() => host.close());

const bytes = new Uint8Array([1, 2, 3]);

it("serves a picture as it is, and knows whether anybody came", async () => {
  const url = await host.put("plain.jpg", bytes);
  expect(host.wasFetched(url)).toBe(false);
  expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
  expect(host.wasFetched(url)).toBe(true);
});

it("keeps manners of one picture apart", async () => {
  const missing = await host.put("one.jpg", bytes, { missing: true });
  const labelled = await host.put("one.jpg", bytes, { contentType: "text/html" });
  const plain = await host.put("one.jpg", bytes);
  expect((await fetch(missing)).status).toBe(404);
  expect((await fetch(labelled)).headers.get("content-type")).toBe("text/html");
  expect((await fetch(plain)).headers.get("content-type")).toBe("application/octet-stream");
});

it("leads through as many redirects as asked", async () => {
  let url = await host.put("far.jpg", bytes, { redirects: 2 });
  for (let hop = 0; hop < 2; hop++) {
    const answer = await fetch(url, { redirect: "manual" });
    expect(answer.status).toBe(302);
    url = new URL(answer.headers.get("location") ?? "", url).href;
  }
  expect((await fetch(url)).status).toBe(200);
});

it("keeps whoever comes for a slow one waiting, and lets them go", async () => {
  const url = await host.put("slow.jpg", bytes, { delayMs: 3_600_000 });
  const signal = AbortSignal.timeout(100);
  await expect(fetch(url, { signal })).rejects.toThrow();
  expect(host.wasFetched(url)).toBe(true);
});
