import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { testSession } from "../testing/test-mock.js";
import { RateWindow } from "./rate-window.js";

describe("RateWindow", () => {
  it("admits as many in any second as it is told, and says when the next one is free", () => {
    const window = new RateWindow();
    const at = (now: number) => window.admit(now, { qps: 2 });
    expect([at(0), at(400), at(999)]).toEqual([{ ok: true }, { ok: true }, { ok: false, retryAfterMs: 1 }]);
    expect([at(1000), at(1001), at(1400)]).toEqual([{ ok: true }, { ok: false, retryAfterMs: 399 }, { ok: true }]);
  });

  it("does not count what it turns away", () => {
    const window = new RateWindow();
    window.admit(0, { qps: 1 });
    for (let now = 1; now < 1000; now += 100) expect(window.admit(now, { qps: 1 }).ok).toBe(false);
    expect(window.admit(1000, { qps: 1 }).ok).toBe(true);
  });

  it("slides: a burst at the turn of a second is a burst", () => {
    const window = new RateWindow();
    const admitted = [900, 950, 1000, 1050, 1900, 1950].map((now) => window.admit(now, { qps: 2 }).ok);
    expect(admitted).toEqual([true, true, false, false, true, true]);
  });

  it("takes less than one request per second", () => {
    const window = new RateWindow();
    expect([window.admit(0, { qps: 0.5 }), window.admit(1999, { qps: 0.5 }), window.admit(2000, { qps: 0.5 })]).toEqual(
      [{ ok: true }, { ok: false, retryAfterMs: 1 }, { ok: true }],
    );
  });

  it("takes a broken number as the whole one below it", () => {
    const window = new RateWindow();
    const admitted = [0, 1, 2, 800, 801].map((now) => window.admit(now, { qps: 2.5 }).ok);
    expect(admitted).toEqual([true, true, false, true, true]);
  });
});

describe("the rate of a session", () => {
  const statusOfSubmit = async (world: ReturnType<typeof testSession>) =>
    (await world.caller.picwish("scale", { type: "clean" })).status;

  it("is the documented one: 429 at the third request, free again a second after the first", async () => {
    const world = testSession({ pace: "manual" });
    const burst = [await statusOfSubmit(world), await statusOfSubmit(world), await statusOfSubmit(world)];
    expect(burst).toEqual([400, 400, 429]);
    expect(world.session.journal.exchanges().at(-1)?.fault).toBe("over 2 per second; free in 1000 ms");
    await world.session.advance(999);
    expect(await statusOfSubmit(world)).toBe(429);
    await world.session.advance(1);
    expect([await statusOfSubmit(world), await statusOfSubmit(world), await statusOfSubmit(world)]).toEqual([
      400, 400, 429,
    ]);
  });

  it("counts polls and submits together, and what is refused for its fields", async () => {
    const world = testSession({ pace: "manual" });
    const { task_id } = dataOf(await world.caller.picwish("scale", { image_url: "https://h/a.jpg", type: "clean" }));
    expect((await world.caller.poll("scale", task_id)).status).toBe(200);
    expect((await world.caller.poll("scale", task_id)).status).toBe(429);
    await world.session.advance(1000);
    expect([await statusOfSubmit(world), await statusOfSubmit(world)]).toEqual([400, 400]);
    expect((await world.caller.poll("scale", task_id)).status).toBe(429);
  });

  it("counts polls of tasks that do not exist like any others", async () => {
    const world = testSession({ pace: "manual" });
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await world.caller.poll("scale", "none")).status);
    expect(statuses).toEqual([404, 404, 429]);
  });

  it("does not count addresses that do not exist, nor callers without a credential", async () => {
    const world = testSession({ pace: "manual" });
    for (let turn = 0; turn < 5; turn++) {
      await world.caller.send("picwish", "/api/tasks/visual/nothing");
      await world.caller.send("picwish", "/api/tasks/visual/scale", { method: "POST" }, { credential: "none" });
    }
    expect(await statusOfSubmit(world)).toBe(400);
  });

  it("does not count result files", async () => {
    const world = testSession({ pace: "manual", qps: 2 });
    for (let turn = 0; turn < 5; turn++) await world.caller.download("http://mock.test/tasks/output/scale/none.jpg");
    expect(await statusOfSubmit(world)).toBe(400);
  });

  it("is counted apart for each vendor and each session", async () => {
    const world = testSession({ pace: "manual" });
    await statusOfSubmit(world);
    await statusOfSubmit(world);
    expect((await world.caller.watermark({})).status).toBe(400);
    const credential = world.mock.session().credentials.picwish ?? [];
    expect((await world.caller.picwish("scale", {}, { credential })).status).toBe(400);
    expect(await statusOfSubmit(world)).toBe(429);
  });

  it.each([
    ["off", Array.from({ length: 9 }, () => 400)],
    [5, [400, 400, 400, 400, 400, 429]],
    [1, [400, 429, 429]],
  ] as const)("is what the mock is told: %s", async (qps, statuses) => {
    const world = testSession({ pace: "manual", qps });
    const seen = [];
    for (const _ of statuses) seen.push(await statusOfSubmit(world));
    expect(seen).toEqual(statuses);
  });

  it("is what the session is told, before what the mock is", async () => {
    const { mock, caller } = testSession({ pace: "manual", qps: "off" });
    const credential = mock.session({ qps: 1 }).credentials.picwish ?? [];
    const statuses = [];
    for (let turn = 0; turn < 2; turn++) statuses.push((await caller.picwish("scale", {}, { credential })).status);
    expect(statuses).toEqual([400, 429]);
  });

  it("is off where time leaps, unless it is asked for", async () => {
    const world = testSession({ pace: "instant" });
    const seen = [];
    for (let turn = 0; turn < 6; turn++) seen.push(await statusOfSubmit(world));
    expect(new Set(seen)).toEqual(new Set([400]));
  });

  it("does not exist for Meitu, which documents none", async () => {
    const { caller } = testSession({ pace: "manual" });
    for (let turn = 0; turn < 6; turn++) expect((await caller.aiquality({})).body.ErrorCode).toBe(10000);
  });

  it("is told in the gateway's way as observed", async () => {
    const { caller } = testSession({ pace: "manual", edition: "observed" });
    for (let turn = 0; turn < 2; turn++) await caller.watermark({});
    const answer = await caller.watermark({});
    expect([answer.status, answer.headers.get("x-ca-error-message")]).toEqual([403, "Throttled by USER Flow Control"]);
  });
});
