import { describe, expect, it } from "vitest";
import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import { bareSession } from "../testing/bare-session.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { testStart } from "../testing/test-mock.js";
import { playAsResponse } from "./play-as-response.js";
import type { WirePlay } from "./wire-play.js";

const body = "0123456789".repeat(30);
const answer = { status: 201, headers: { "content-type": "text/plain" }, body };

function play(
  how: Omit<WirePlay, "time">,
  { pace = "instant", ...init }: RequestInit & { pace?: "instant" | "manual" } = {},
) {
  const time = bareSession(pace);
  const response = playAsResponse(answer, { ...how, time }, new Request("http://mock.test/", init));
  return { time, response };
}

/** Whether a promise is still pending after everything runnable has run. */
async function pending(time: ReturnType<typeof bareSession>, promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  await time.activity.idle();
  return !settled;
}

describe("an answer within the process", () => {
  it.each(["before-headers", "within-headers"] as const)(
    "that is lost %s rejects with what the caller hears",
    async (at) => {
      const { response } = play({ stop: { at, by: "reset" } });
      const error = await response.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(CallerGoneError);
      expect((error as CallerGoneError).cause).toMatchObject({
        name: "TypeError",
        message: "fetch failed",
        cause: { code: "ECONNRESET" },
      });
    },
  );

  it.each([0, 1, 150, 299])("that breaks off after %i bytes has given them, and its length", async (at) => {
    const { response } = play({ stop: { at, by: "close" } });
    expect(await outcomeOfCall(response)).toEqual({
      status: 201,
      length: "300",
      bytes: at,
      text: body.slice(0, at),
      error: "TypeError: terminated",
      code: "UND_ERR_SOCKET",
    });
  });

  it("gives all that came before it broke off, also to a reader that comes late", async () => {
    const { time, response } = play({ stop: { at: 200, by: "reset" }, bytesPerSecond: 80 });
    const late = await response;
    await time.activity.idle();
    expect(await outcomeOfCall(Promise.resolve(late))).toMatchObject({ bytes: 200, code: "ECONNRESET" });
    expect(time.clock.now()).toBe(testStart + 2500);
  });

  it("that hangs is pending until its caller gives up, whose reason it rejects with", async () => {
    const going = new AbortController();
    const { time, response } = play({ stop: { at: "before-headers", by: "hang" } }, { signal: going.signal });
    expect(await pending(time, response)).toBe(true);
    going.abort("enough");
    await expect(response).rejects.toMatchObject({ cause: "enough" });
    expect(time.clock.now()).toBe(testStart);
  });

  it("that hangs within its body gives its first bytes, and no end", async () => {
    const going = new AbortController();
    const { time, response } = play({ stop: { at: 5, by: "hang" } }, { signal: going.signal });
    const reader = (await response).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("01234");
    const next = reader?.read() ?? Promise.resolve();
    expect(await pending(time, next)).toBe(true);
    going.abort("enough");
    await expect(next).rejects.toBe("enough");
  });

  it("that is slow comes whole, in its time", async () => {
    const { time, response } = play({ bytesPerSecond: 100 });
    expect(await (await response).text()).toBe(body);
    expect(time.clock.now()).toBe(testStart + 3000);
  });

  it("that is slow comes as time is moved on, whether it is read or not", async () => {
    const { time, response } = play({ bytesPerSecond: 100 }, { pace: "manual" });
    const text = (await response).text();
    await time.paced.advance(2999);
    expect(await pending(time, text)).toBe(true);
    await time.paced.advance(1);
    expect(await text).toBe(body);
  });

  it("that is slow ends with its caller", async () => {
    const going = new AbortController();
    const { time, response } = play({ bytesPerSecond: 100 }, { pace: "manual", signal: going.signal });
    const text = (await response).text();
    await time.paced.advance(1000);
    going.abort("enough");
    await expect(text).rejects.toBe("enough");
    await time.activity.idle();
  });

  it("that nobody wants to read on waits for nothing", async () => {
    const { time, response } = play({ bytesPerSecond: 100 }, { pace: "manual" });
    await (await response).body?.cancel();
    await time.paced.advance(10_000);
    await time.activity.idle();
  });

  it("has no body to lose where only its head is asked for", async () => {
    const { response } = play({ stop: { at: 5, by: "reset" } }, { method: "HEAD" });
    expect((await response).headers.get("content-length")).toBe("300");
  });

  it("is nobody else's to change", async () => {
    const bytes = new TextEncoder().encode("abc");
    const shared = { ...answer, body: bytes };
    const response = await playAsResponse(shared, { time: bareSession("instant") }, new Request("http://mock.test/"));
    const read = await response.body?.getReader().read();
    read?.value?.fill(0);
    expect(read?.value).toEqual(new Uint8Array(3));
    expect(new TextDecoder().decode(bytes)).toBe("abc");
  });
});
