import { createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

const mock = createMock({ pace: "manual" });

it("plays errors in the forms of a vendor, one after the other", async () => {
  const session = mock.session({ qps: "off" });
  session.faults.script([
    { fault: "http-error", with: { form: "http-404" } },
    { fault: "http-error", with: { status: 429, style: "json", message: false, retryAfter: 3 } },
  ]);
  const headers = { "X-API-KEY": session.credentials.picwish?.[0] ?? "" };
  const poll = () => mock.fetch(new Request("http://mock/api/tasks/visual/scale/some-task", { headers }));

  const unknown = await poll();
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toEqual({ status: 404, message: "wxtech.aoscdn.com not found" });

  const slowDown = await poll();
  expect(slowDown.status).toBe(200);
  expect(slowDown.headers.get("retry-after")).toBe("3");
  expect(await slowDown.json()).toEqual({ status: 429 });
});

it("keeps a client to a rate, and tells it when to come back", async () => {
  const session = mock.session({ qps: "off" });
  session.faults.script([
    {
      fault: "rate-limit",
      with: { algorithm: "token-bucket", qps: 1, burst: 2, retryAfter: "seconds" },
      times: "always",
    },
  ]);
  const headers = { Authorization: `APPCODE ${session.credentials["aliyun-market"]?.[0]}` };
  const submit = () =>
    mock.fetch(new Request("http://mock/tasks/visual/watermark", { method: "POST", headers, body: "image_url=" }));

  expect([(await submit()).status, (await submit()).status]).toEqual([400, 400]);
  const refused = await submit();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  await session.advance(1000);
  expect((await submit()).status).toBe(400);
});
