import { getResponse, type HttpHandler, http } from "msw3";
import { setupServer } from "msw3/node";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Mock } from "../mock.js";
import { Caller } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";

// To the handlers, MSW 3 is the MSW that is installed. Another test may have brought them up with MSW 2 before.
vi.doMock("msw", () => import("msw3"));
vi.resetModules();
const { graycardHandlers } = await import("./graycard-handlers.js");
vi.doUnmock("msw");
vi.resetModules();

/** What catches requests on their way, in MSW 3, needs this; its handlers do not. */
const canCatchRequests = "withResolvers" in Promise;
if (!canCatchRequests) {
  console.warn(
    `NOT RUN: setupServer of MSW 3 needs Node 22 (Promise.withResolvers), this is ${process.version}. Its handlers are tested all the same, by getResponse.`,
  );
}

/** What handlers are to the compiler under MSW 3, made as ours are. */
const shapedLike = (mock: Mock): HttpHandler => http.all(/^https?:/, ({ request }) => mock.fetch(request));

const handlersOf = (mock: Mock) => graycardHandlers(mock) as unknown as HttpHandler[];

/** Calls a vendor's host; `fetch` brings the request to the handlers. */
const callerOf = (host: string, mock: Mock, fetch: (request: Request) => Promise<Response>) =>
  new Caller(fetch, mock.session().credentials, `https://${host}`);

/** The answer of the handlers themselves. */
const answered = (mock: Mock) => async (request: Request) => {
  const response = await getResponse(handlersOf(mock), request);
  if (!response) throw new Error(`No handler answers to ${request.method} ${request.url}.`);
  return response;
};

describe("handlers under MSW 3", () => {
  it("are handlers of MSW 3, and of no other", () => {
    const { mock } = testMock();
    expect(handlersOf(mock)[0]?.constructor).toBe(shapedLike(mock).constructor);
  });

  it("give a task, its end and its picture from PicWish's real host", async () => {
    const { mock } = testMock();
    const caller = callerOf("techsz.aoscdn.com", mock, answered(mock));
    const { body } = await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 1 });
    const link = body.data?.image ?? "";
    expect(new URL(link).origin).toBe("https://techsz.aoscdn.com");
    expect(sizeOf((await caller.download(link)).bytes)).toBe("jpg 384x288");
  });

  it("give pictures from the market and from Meitu", async () => {
    const { mock } = testMock();
    const market = callerOf("ark.market.alicloudapi.com", mock, answered(mock));
    const image_url = "https://pictures.example/watermarked.jpg";
    const { body } = await market.watermark({ image_url, rectangles: '[{"x":1,"y":1,"width":9,"height":9}]' });
    expect(sizeOf((await market.download(body.data?.image ?? "")).bytes)).toMatch(/^jpg /);
    const meitu = callerOf("openapi.mtlab.meitu.com", mock, answered(mock));
    const media = { media_data: base64(await discFile()), media_profiles: {} };
    const answer = await meitu.aiquality({ parameter: { rsp_media_type: "url" }, media_info_list: [media] });
    expect(sizeOf((await meitu.download(answer.body.media_info_list[0]?.media_data ?? "")).bytes)).toBe("jpg 96x72");
  });

  it("answer a path that does not exist as the vendor does, and leave other hosts alone", async () => {
    const { mock } = testMock();
    const caller = callerOf("techsz.aoscdn.com", mock, answered(mock));
    expect((await caller.send("picwish", "/api/nothing")).status).toBe(404);
    await expect(callerOf("elsewhere.example", mock, answered(mock)).picwish("scale", {})).rejects.toThrow(
      "No handler",
    );
  });
});

describe("a server of MSW 3", () => {
  // Which of the two stands here is the runtime's doing: MSW 3 itself wants Node 22.
  if (!canCatchRequests) {
    it("catches nothing on this Node, which is too old for it: every fetch fails with what it lacks", async () => {
      const { mock } = testMock();
      const server = setupServer(...handlersOf(mock));
      server.listen({ onUnhandledFrame: "error" });
      onTestFinished(() => server.close());
      const failure = await globalThis.fetch("https://techsz.aoscdn.com/x").catch((error: unknown) => error);
      expect((failure as Error).cause).toMatchObject({ message: expect.stringContaining("withResolvers") });
    });
    return;
  }

  it("answers the global fetch at a vendor's real host, and loses connections that a fault drops", async () => {
    const { mock } = testMock();
    const server = setupServer(...handlersOf(mock));
    server.listen({ onUnhandledFrame: "error" });
    onTestFinished(() => server.close());
    const caller = callerOf("techsz.aoscdn.com", mock, (request) => globalThis.fetch(request));
    const { body } = await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 1 });
    expect(sizeOf((await caller.download(body.data?.image ?? "")).bytes)).toBe("jpg 384x288");
    mock.faults.script([{ fault: "drop-connection" }]);
    await expect(caller.picwish("scale", {})).rejects.toThrow(TypeError);
  });
});
