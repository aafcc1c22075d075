import { describe, expect, it } from "vitest";
import { rateAlgorithmNames } from "../sessions/rate-windows/index.js";
import { testSession, testStart } from "../testing/test-mock.js";

/** A session whose requests are kept to a rate by the fault, on a clock that stands still. */
function limited(given: Record<string, unknown>, options: Parameters<typeof testSession>[0] = {}) {
  const world = testSession({ pace: "manual", qps: "off", ...options });
  world.session.faults.script([{ fault: "rate-limit", with: given, times: "always" }]);
  const ask = () => world.caller.picwish("scale", {});
  const statuses = async (count: number) => {
    const seen = [];
    for (let request = 0; request < count; request++) seen.push((await ask()).status);
    return seen;
  };
  return { ...world, ask, statuses };
}

describe("rate-limit", () => {
  it.each([
    ["sliding", [400, 400, 429, 429]],
    ["fixed", [400, 400, 429, 429]],
    ["token-bucket", [400, 400, 429, 429]],
    ["leaky-bucket", [400, 429, 429, 429]],
  ])("counts as its algorithm does: %s", async (algorithm, statuses) => {
    expect(await limited({ algorithm, qps: 2 }).statuses(4)).toEqual(statuses);
  });

  it.each(rateAlgorithmNames)("says when to come back, and keeps its word to the second: %s", async (algorithm) => {
    const { ask, session } = limited({ algorithm, qps: 0.4, retryAfter: "seconds" });
    await ask();
    const refused = await ask();
    const seconds = Number(refused.headers.get("retry-after"));
    expect(refused.status).toBe(429);
    expect(seconds).toBeGreaterThan(0);
    await session.advance(seconds * 1000);
    expect((await ask()).status).toBe(400);
  });

  it("says it as a date that is not too early", async () => {
    const { ask, session } = limited({ algorithm: "sliding", qps: 1, retryAfter: "date" });
    await session.advance(300);
    await ask();
    const date = Date.parse((await ask()).headers.get("retry-after") ?? "");
    // Free 1,300 ms after the start; dates have whole seconds.
    expect(date - testStart).toBe(2000);
  });

  it("says nothing about it unless told to, and can leave out the message as well", async () => {
    const plain = limited({ qps: 1 });
    await plain.ask();
    const { body, headers } = await plain.ask();
    expect([body, headers.get("retry-after")]).toEqual([{ status: 429, message: "Too many requests" }, null]);
    const bare = limited({ qps: 1, message: false });
    await bare.ask();
    expect((await bare.ask()).body).toEqual({ status: 429 });
  });

  it("lets a burst through that was agreed", async () => {
    expect(await limited({ algorithm: "token-bucket", qps: 1, burst: 3 }).statuses(4)).toEqual([400, 400, 400, 429]);
    expect(await limited({ algorithm: "leaky-bucket", qps: 1, burst: 2 }).statuses(3)).toEqual([400, 400, 429]);
  });

  it("holds at any pace, and before what the session was told", async () => {
    expect(await limited({ qps: 1 }, { pace: "instant" }).statuses(2)).toEqual([400, 429]);
    expect(await limited({ qps: 3 }, { qps: 1 }).statuses(4)).toEqual([400, 400, 400, 429]);
  });

  it("is told in the vendor's way, the gateway's and Meitu's among them", async () => {
    const { caller } = limited({ qps: 1, retryAfter: "seconds" }, { edition: "observed" });
    await caller.watermark({});
    const gateway = await caller.watermark({});
    expect([gateway.status, gateway.headers.get("retry-after")]).toEqual([403, "1"]);
    await caller.aiquality({});
    expect((await caller.aiquality({})).body).toMatchObject({ code: 90024, message: "GATEWAY_QPS_LIMIT" });
  });

  it.each([{ qps: 0 }, { qps: 2, algorithm: "lottery" }, { qps: 2, burst: 0 }, {}])("does not take %j", (given) => {
    expect(() => limited(given)).toThrow(/does not take these parameters/);
  });
});

describe("the rate window of a session", () => {
  it("counts as it was told to, for the mock or for one session", async () => {
    const { mock, caller } = testSession({ pace: "manual", qps: 2, rateWindow: "leaky-bucket" });
    const ask = async (credential?: readonly string[]) =>
      (await caller.picwish("scale", {}, credential ? { credential } : {})).status;
    expect([await ask(), await ask()]).toEqual([400, 429]);
    const sliding = mock.session({ rateWindow: "sliding" }).credentials.picwish ?? [];
    expect([await ask(sliding), await ask(sliding), await ask(sliding)]).toEqual([400, 400, 429]);
  });

  it("is refused when there is none of that name", () => {
    const rateWindow = "lottery" as "sliding";
    expect(() => testSession({ rateWindow })).toThrow(/no rate window "lottery"; there are sliding, fixed/);
  });
});
