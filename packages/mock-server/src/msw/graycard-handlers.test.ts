import { vendors } from "@graycard/core";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Mock } from "../mock.js";
import { Caller } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";
import { type GraycardHandlersOptions, graycardHandlers } from "./graycard-handlers.js";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** Calls a vendor's real host through the global fetch, as a program does that knows nothing of a mock. */
function callerOf(host: string, mock: Mock, options?: GraycardHandlersOptions): Caller {
  server.use(...graycardHandlers(mock, options));
  return new Caller((request) => globalThis.fetch(request), mock.session().credentials, `https://${host}`);
}

describe("a program that calls a vendor's real host", () => {
  it.each(["techsz.aoscdn.com", "techhk.aoscdn.com"])("gets a task, its end and its picture from %s", async (host) => {
    const caller = callerOf(host, testMock().mock);
    const submitted = await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 });
    let { body } = await caller.poll("scale", submitted.body.data?.task_id ?? "");
    for (let polls = 1; body.data?.state !== 1 && polls < 20; polls++) {
      ({ body } = await caller.poll("scale", submitted.body.data?.task_id ?? ""));
    }
    const link = body.data?.image ?? "";
    expect(new URL(link).origin).toBe(`https://${host}`);
    expect(sizeOf((await caller.download(link)).bytes)).toBe("jpg 384x288");
  });

  it("gets a picture without its watermark from the market", async () => {
    const caller = callerOf("ark.market.alicloudapi.com", testMock().mock);
    const image_url = "https://pictures.example/watermarked.jpg";
    const { body } = await caller.watermark({ image_url, rectangles: '[{"x":1,"y":1,"width":9,"height":9}]' });
    expect(sizeOf((await caller.download(body.data?.image ?? "")).bytes)).toMatch(/^jpg /);
  });

  it("gets a repaired picture from openapi.mtlab.meitu.com", async () => {
    const caller = callerOf("openapi.mtlab.meitu.com", testMock().mock);
    const media = { media_data: base64(await discFile()), media_profiles: {} };
    const { body } = await caller.aiquality({ parameter: { rsp_media_type: "url" }, media_info_list: [media] });
    expect(sizeOf((await caller.download(body.media_info_list[0]?.media_data ?? "")).bytes)).toBe("jpg 96x72");
  });

  it("is told by the vendor itself that a path does not exist, at every host and over http", async () => {
    const { mock } = testMock();
    for (const vendor of vendors) {
      for (const host of vendor.hosts) {
        const caller = callerOf(host, mock);
        for (const scheme of ["https", "http"]) {
          const answer = await caller.fetch(new Request(`${scheme}://${host}/no/such/path`, { method: "PUT" }));
          expect(answer.status, `${scheme}://${host}`).toBeGreaterThanOrEqual(400);
          expect(answer.headers.get("content-type")).toMatch(/json/);
          expect(await answer.text()).not.toContain("graycard");
        }
      }
    }
  });

  it("loses its connection where the mock does", async () => {
    const { mock } = testMock();
    const lost: Mock = { ...mock, fetch: () => Promise.reject(new TypeError("fetch failed")) };
    const caller = callerOf("techsz.aoscdn.com", lost);
    await expect(caller.send("picwish", "/api/tasks/visual/scale")).rejects.toBeInstanceOf(TypeError);
  });

  it("can give up while it waits", async () => {
    const { mock } = testMock({ pace: "manual" });
    const caller = callerOf("techsz.aoscdn.com", mock);
    const leaving = new AbortController();
    const fields = { image_file: await discFile(), type: "clean", sync: 1 };
    const waiting = caller.submit("picwish", "scale", fields, { signal: leaving.signal });
    leaving.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });
});

describe("hosts besides the vendors' own", () => {
  it("are those of the mock's public address and of the options", async () => {
    const { mock } = testMock({ publicUrl: "https://results.example:8443" });
    const caller = callerOf("techsz.aoscdn.com", mock, { hosts: ["proxy.example"] });
    const fields = { image_file: await discFile(), type: "clean" };
    const link = (await caller.finish("scale", fields)).image;
    expect(link).toMatch(/^https:\/\/results\.example:8443\//);
    expect((await caller.download(link)).status).toBe(200);
    const proxied = new Caller(caller.fetch, caller.credentials, "http://proxy.example:8080");
    expect(new URL((await proxied.finish("scale", fields)).image).host).toBe("results.example:8443");
  });

  it("are nobody's business", async () => {
    const handlers = graycardHandlers(testMock().mock);
    for (const host of [
      "techsz.aoscdn.com.example",
      "xtechsz.aoscdn.com",
      "techszxaoscdn.com",
      "a.example/techsz.aoscdn.com",
    ]) {
      expect(await getResponse(handlers, new Request(`https://${host}/api`)), host).toBeUndefined();
    }
    expect(await getResponse(handlers, new Request("https://techsz.aoscdn.com/api"))).toBeDefined();
  });
});
