import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ManualClock } from "@graycard/core";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

const address = "http://mock/api/tasks/visual/scale";

it("shows every state of a task, and ends its link after an hour", async () => {
  const mock = createMock({ pace: "manual", clock: new ManualClock({ startAt: Date.UTC(2026, 0, 1) }), seed: 1 });
  const session = mock.session();
  const headers = { "X-API-KEY": session.credentials.picwish?.[0] ?? "" };
  const body = new FormData();
  body.set("image_file", new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]), "photo.jpg");
  body.set("type", "clean");

  const answer = await mock.fetch(new Request(address, { method: "POST", headers, body }));
  const { task_id } = (await answer.json()).data;
  const look = async () => (await (await mock.fetch(new Request(`${address}/${task_id}`, { headers }))).json()).data;

  expect(await look()).toMatchObject({ state: 0, progress: 0 });
  // Two requests per second, as documented: a third within the second would be refused.
  await session.advance(1000);
  expect(await look()).toMatchObject({ state: 4 });
  await session.advance(30_000);
  const { state, image } = await look();
  expect(state).toBe(1);

  expect((await mock.fetch(new Request(image))).status).toBe(200);
  await session.advance(3_600_000);
  expect((await mock.fetch(new Request(image))).status).toBe(200);
  await session.advance(1000);
  expect((await mock.fetch(new Request(image))).status).toBe(403);
});
