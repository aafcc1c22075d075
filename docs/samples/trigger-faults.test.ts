import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures, createMock, type Listening } from "@graycard/mock-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enlarge } from "./client.js";

const mock = createMock({ pace: "instant", qps: "off" });
const picture = new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]);
let server: Listening;

beforeAll(async () => {
  server = await mock.listen();
});
afterAll(() => mock.close());

/** All that has to be told to the client is another key. */
const enlargeWith = (key: string) => enlarge({ baseUrl: server.url, key, pause: async () => {} }, picture);

it("says why the work failed", async () => {
  await expect(enlargeWith("my-key.gc-state-7")).rejects.toThrow("failed with state -7");
});

it("gives up when a poll is refused", async () => {
  await expect(enlargeWith("my-key.gc-poll-429")).rejects.toThrow("Refused with 429");
});

it("hands on a link that has died", async () => {
  const link = await enlargeWith("my-key.gc-expired-link");
  expect((await fetch(link)).status).toBe(403);
});

it("hears of the second try only when somebody tries again", async () => {
  await expect(enlargeWith("my-key.gc-500-x1")).rejects.toThrow("Refused with 500");
  await expect(enlargeWith("my-key.gc-500-x1")).resolves.toMatch(/^http/);
});
