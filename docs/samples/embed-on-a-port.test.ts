import { request } from "node:https";
import { createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

it("listens on a free port, and closes it at the end of the block", async () => {
  await using mock = createMock({ pace: "instant" });
  const { url } = await mock.listen();
  expect((await fetch(`${url}/_graycard/health`)).status).toBe(200);
});

it("is a vendor's own host to a client that trusts its certificate", async () => {
  await using mock = createMock();
  const { port, certificate } = await mock.listen({ tls: true });
  const place = { host: "127.0.0.1", port, servername: "techsz.aoscdn.com", ca: certificate };
  const status = new Promise((resolve, reject) => {
    const asking = request({ ...place, path: "/api/tasks/visual/scale/none", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.on("error", reject).end();
  });
  expect(await status).toBe(401);
});
