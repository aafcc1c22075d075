import { expect, it } from "vitest";
import { createMock } from "../create-mock.js";

it("a client that is refused in the middle of its upload hears why, every time, and can go on", async () => {
  const mock = createMock({ qps: "off", seed: 1, pace: "instant" });
  const { url } = await mock.listen();
  const post = async (megabytes: number) => {
    const body = new FormData();
    body.set("type", "clean");
    body.set("image_file", new Blob([new Uint8Array(megabytes * 1_000_000)]), "a.jpg");
    const headers = { "x-api-key": "k" };
    return (await fetch(`${url}/api/tasks/visual/scale`, { method: "POST", headers, body })).status;
  };
  const statuses: number[] = [];
  for (const megabytes of [16, 20, 20, 20, 20, 20, 30, 1]) statuses.push(await post(megabytes));
  expect(statuses).toEqual([413, 413, 413, 413, 413, 413, 413, 200]);
  await mock.close();
});
