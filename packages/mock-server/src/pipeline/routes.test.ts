import { picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Caller } from "../testing/caller.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

describe("the vendor a request is for", () => {
  it.each([
    ["picwish", "https://techsz.aoscdn.com"],
    ["picwish", "https://techhk.aoscdn.com"],
    ["picwish", "https://TECHSZ.aoscdn.com"],
    ["aliyun-market", "https://ark.market.alicloudapi.com"],
    ["aliyun-market", "http://ark.market.alicloudapi.com"],
    ["meitu", "https://openapi.mtlab.meitu.com"],
  ])("is %s at %s, whatever the address", async (vendor, host) => {
    const { mock, caller, session } = testSession();
    const there = new Caller(mock.fetch, caller.credentials, host);
    expect((await there.send(vendor, "/no/such/address")).status).toBe(404);
    expect(session.journal.exchanges()[0]).toMatchObject({
      vendor,
      fault: expect.stringContaining("/no/such/address"),
    });
  });

  it("is the host's, not the address's", async () => {
    const { mock, caller } = testSession();
    const there = new Caller(mock.fetch, caller.credentials, "https://openapi.mtlab.meitu.com");
    const response = await there.send("meitu", "/api/tasks/visual/scale", { method: "POST" });
    expect(await response.json()).toMatchObject({ ErrorCode: 90014 });
  });

  it.each([
    ["/api/tasks/visual/scale", 401],
    ["/api/tasks/visual/other", 401],
    ["/tasks/visual/other", 401],
    ["/v1/other", 400],
  ])("is told by the beginning of the address where nothing else tells: %s", async (path, status) => {
    const { mock } = testSession();
    expect((await mock.fetch(new Request(`http://mock.test${path}`, { method: "POST" }))).status).toBe(status);
  });

  it.each([
    ["picwish", 404],
    ["aliyun-market", 404],
    ["meitu", 404],
  ])("is told by the kind of credential: %s", async (vendor, status) => {
    const { caller, session } = testSession();
    expect((await caller.send(vendor, "/elsewhere")).status).toBe(status);
    expect(session.journal.exchanges()[0]?.vendor).toBe(vendor);
  });

  it("may be the only one that is played", async () => {
    const { mock, session } = testSession({ vendors: [picwish] });
    expect(Object.keys(session.credentials)).toEqual(["picwish"]);
    const response = await mock.fetch(new Request("http://mock.test/v1/aiquality", { method: "POST" }));
    expect([response.status, Object.keys((await response.json()) as object)]).toEqual([
      404,
      ["error", "graycard", "endpoints"],
    ]);
  });
});

describe("links of an answer", () => {
  it("lead to the host that was asked", async () => {
    const { mock, caller } = testSession();
    const there = new Caller(mock.fetch, caller.credentials, "https://techsz.aoscdn.com");
    const data = await there.finish("scale", { image_file: await discFile(), type: "clean" });
    expect(new URL(data.image).host).toBe("techsz.aoscdn.com");
    expect(sizeOf((await there.download(data.image)).bytes)).toBe("jpg 384x288");
  });

  it.each(["https://pictures.test/", "https://pictures.test"])("lead to the public address: %s", async (publicUrl) => {
    const { caller } = testSession({ publicUrl });
    const data = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    expect(data.image.startsWith("https://pictures.test/tasks/output/scale/")).toBe(true);
  });
});

describe("an address outside of every vendor", () => {
  it.each(["GET", "POST", "HEAD", "DELETE"])("gets help, not a vendor's refusal: %s", async (method) => {
    const { mock } = testSession();
    const response = await mock.fetch(new Request("http://mock.test/favicon.ico", { method }));
    expect(response.status).toBe(404);
    if (method === "HEAD") return;
    expect(await response.json()).toMatchObject({
      error: `No vendor of this mock has ${method} /favicon.ico.`,
      endpoints: expect.arrayContaining(["POST /api/tasks/visual/scale (picwish)", "POST /v1/aiquality (meitu)"]),
    });
  });

  it("is told what there is at the root", async () => {
    const { mock } = testSession();
    const response = await mock.fetch(new Request("http://mock.test/"));
    expect([response.status, await response.json()]).toEqual([
      200,
      { graycard: expect.any(String), endpoints: expect.any(Array) },
    ]);
  });

  it("finds the mock well", async () => {
    const { mock } = testSession();
    const response = await mock.fetch(new Request("http://localhost/_graycard/health"));
    expect(await response.json()).toEqual({ status: "ok", vendors: ["picwish", "aliyun-market", "meitu"] });
  });
});

describe("the built-in pictures", () => {
  it.each([
    ["portrait.jpg", "image/jpeg"],
    ["product.png", "image/png"],
  ])("can be fetched: %s", async (name, type) => {
    const { mock } = testSession();
    const response = await mock.fetch(new Request(`http://localhost/_graycard/files/${name}`));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    expect(sizeOf(new Uint8Array(await response.arrayBuffer()))).toMatch(/^(jpg|png) /);
  });

  it.each(["none.jpg", "..%2fpackage.json", "%2e%2e%2fpackage.json", "..%5cpackage.json"])(
    "are all that can: %s",
    async (name) => {
      const { mock } = testSession();
      const response = await mock.fetch(new Request(`http://localhost/_graycard/files/${name}`));
      expect([response.status, await response.json()]).toMatchObject([
        404,
        { error: { message: "There is no picture of this name." } },
      ]);
    },
  );

  it("are none of a session's", async () => {
    const { mock, session } = testSession();
    session.files.put("mine.jpg", await discFile());
    const response = await mock.fetch(new Request("http://localhost/_graycard/files/mine.jpg"));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("mine.jpg");
  });
});
