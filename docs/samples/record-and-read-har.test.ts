import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { vendors } from "@graycard/core";
import { fromHar, readHar, toHar } from "@graycard/core/har";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";
import { enlarge } from "./client.js";

const mock = createMock({ pace: "instant", seed: "my tests" });
const picture = new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]);

it("writes what happened as HAR, and reads it back", async () => {
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const server = await mock.listen();
  await enlarge({ baseUrl: server.url, key, pause: async () => {} }, picture);
  await server.close();

  const har = toHar(session.journal.exchanges(), { creator: { name: "my tests", version: "1.0.0" } });
  const text = JSON.stringify(har, null, 2); // write it to a file, open it in the developer tools of a browser

  expect(text).not.toContain(key);
  expect(fromHar(text)).toEqual(session.journal.exchanges());
});

it("reads what somebody else recorded", async () => {
  const har = await readFile(new URL("../recordings/shop.har", import.meta.url), "utf8");
  const { exchanges, skipped, problems } = readHar(har, { vendors });

  expect(exchanges.map(({ operation, taskId, response }) => [operation, taskId, response?.status])).toEqual([
    ["submit", "9c6f2f2a-30f2-4a0b-8d6a-0b1f1a2c3d4e", 200],
    ["poll", "9c6f2f2a-30f2-4a0b-8d6a-0b1f1a2c3d4e", 200],
    ["fetch-result", "9c6f2f2a-30f2-4a0b-8d6a-0b1f1a2c3d4e", 200],
  ]);
  expect(exchanges[0]?.request).toMatchObject({
    headers: { "x-api-key": "[withheld]" },
    body: {
      fields: { image_file: { bytes: 48_210, fileName: "[withheld].jpg" }, type: "clean", customer: "[withheld]" },
    },
  });
  expect(exchanges[0]?.notes).toEqual(["The recording does not have the bytes of image_file."]);
  expect({ skipped, problems }).toEqual({
    skipped: { strangers: 1, preflights: 1, cached: 0, unreadable: 0 },
    problems: [],
  });
});
