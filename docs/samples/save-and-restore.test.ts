import { createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

const address = "http://mock/api/tasks/visual/scale";

it("goes on from a saved session, in another process with the same seed", async () => {
  const mock = createMock({ pace: "manual", seed: "shop" });
  const session = mock.session();
  const headers = { "X-API-KEY": session.credentials.picwish?.[0] ?? "" };
  const body = new URLSearchParams({ image_url: "https://files.test/portrait.jpg", type: "clean" });
  const { task_id } = (await (await mock.fetch(new Request(address, { method: "POST", headers, body }))).json()).data;
  await session.advance(500);

  // Half a second into its work: this is the moment that tests begin from.
  const saved = JSON.stringify(await session.snapshot());

  const later = createMock({ pace: "manual", seed: "shop" });
  const restored = later.restore(JSON.parse(saved));
  expect(restored.credentials).toEqual(session.credentials);
  await restored.advance(1500);
  const answer = await later.fetch(new Request(`${address}/${task_id}`, { headers }));
  expect((await answer.json()).data).toMatchObject({ task_id, state: 1 });
});
