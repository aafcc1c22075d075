import { createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

it("spares the third request of a series at the latest", async () => {
  const refused = { fault: "refuse", with: { fault: "internal" } };
  const mock = createMock({ pace: "instant", seed: "a run", chaos: { rate: 1, budget: 10, faults: [refused] } });
  const [key = ""] = mock.session().credentials.picwish ?? [];
  const ask = () => mock.fetch(new Request("http://mock/api/tasks/visual/scale/x", { headers: { "X-API-KEY": key } }));
  const statuses = [];
  for (let request = 0; request < 4; request++) statuses.push((await ask()).status);
  expect(statuses).toEqual([500, 500, 404, 500]);
});
