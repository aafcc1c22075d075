import { ManualClock, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Caller } from "../testing/caller.js";
import { testMock, testSession, testStart } from "../testing/test-mock.js";
import { noBends } from "./bends.js";
import { FaultScript } from "./fault-script.js";
import { FaultScriptError, type ScriptedFault } from "./scripted-fault.js";

const refuse = (message: string, more: Partial<ScriptedFault> = {}): ScriptedFault => ({
  fault: "refuse",
  with: { fault: "internal", message },
  ...more,
});

/** What so many submits hear. */
async function hears(caller: Caller, count: number): Promise<(string | undefined)[]> {
  const heard = [];
  for (let call = 0; call < count; call++) {
    const { body } = await caller.picwish("scale", {});
    heard.push(body.status === 500 ? body.message : undefined);
  }
  return heard;
}

describe("nth", () => {
  it("is the one request of that number, or are those of a list", async () => {
    const { caller, session } = testSession();
    session.faults.script([refuse("third", { nth: 3 }), refuse("some", { nth: [1, 5] })]);
    expect(await hears(caller, 6)).toEqual(["some", undefined, "third", undefined, "some", undefined]);
    expect(session.faults.unused()).toEqual([]);
  });

  it("counts only what matches", async () => {
    const { caller, session } = testSession();
    session.faults.script([refuse("second poll", { nth: 2, operation: "poll" })]);
    await hears(caller, 5);
    expect((await caller.poll("scale", "x")).status).toBe(404);
    expect((await caller.poll("scale", "x")).body.message).toBe("second poll");
  });

  it("has its request to itself: what is planned in number waits for the next", async () => {
    const { caller, session } = testSession();
    session.faults.script([refuse("first"), refuse("second"), refuse("numbered", { nth: 2 })]);
    expect(await hears(caller, 4)).toEqual(["first", "numbered", "second", undefined]);
  });

  it("is unused until all of its requests came", async () => {
    const { caller, session } = testSession();
    const plan = refuse("some", { nth: [1, 3] });
    session.faults.script([plan]);
    await hears(caller, 2);
    expect(session.faults.unused()).toEqual([plan]);
    await hears(caller, 1);
    expect(session.faults.unused()).toEqual([]);
  });

  it.each([
    { nth: 0 },
    { nth: [] },
    { nth: 1.5 },
    { nth: 1, times: 2 },
    { nth: 1, after: 1 },
    { nth: [1], times: "always" },
  ])("makes no sense as %j", (more) => {
    const { session } = testSession();
    expect(() => session.faults.script([refuse("x", more as Partial<ScriptedFault>)])).toThrow(FaultScriptError);
  });
});

describe("forMs", () => {
  it("ends a fault by the session's clock, counted from when it was planned", async () => {
    const { caller, session } = testSession({ pace: "manual", qps: "off" });
    await session.advance(5000);
    session.faults.script([refuse("outage", { times: "always", forMs: 1000 })]);
    expect(await hears(caller, 2)).toEqual(["outage", "outage"]);
    await session.advance(999);
    expect(await hears(caller, 1)).toEqual(["outage"]);
    await session.advance(1);
    expect(await hears(caller, 1)).toEqual([undefined]);
    expect(session.faults.unused()).toEqual([]);
  });

  it("of the whole mock is counted by the clock of each session, from when it was planned", async () => {
    const { mock } = testMock({ pace: "manual", qps: "off" });
    const [ahead, behind] = [mock.session(), mock.session()];
    const [one, two] = [ahead, behind].map(({ credentials }) => new Caller(mock.fetch, credentials));
    if (!one || !two) throw new Error("There are two.");
    await ahead.advance(5000);
    const plan = refuse("outage", { times: "always", forMs: 1000 });
    mock.faults.script([plan]);
    expect([await hears(one, 1), await hears(two, 1)]).toEqual([["outage"], ["outage"]]);
    await ahead.advance(999);
    expect(await hears(one, 1)).toEqual(["outage"]);
    await ahead.advance(1);
    expect([await hears(one, 1), await hears(two, 1)]).toEqual([[undefined], ["outage"]]);
    await behind.advance(10_000);
    expect(await hears(two, 1)).toEqual([undefined]);
  });

  it("of the whole mock is counted from its beginning by a session that begins later", async () => {
    const { mock } = testMock({ pace: "manual", qps: "off" });
    mock.faults.script([refuse("outage", { times: "always", forMs: 1000 })]);
    const late = mock.session();
    const caller = new Caller(mock.fetch, late.credentials);
    await late.advance(999);
    expect(await hears(caller, 1)).toEqual(["outage"]);
    await late.advance(1);
    expect(await hears(caller, 1)).toEqual([undefined]);
  });

  it("of the whole mock, and limited in number, is over when it is for every session", async () => {
    const { mock } = testMock({ pace: "manual", qps: "off" });
    const [ahead, behind] = [mock.session(), mock.session()];
    mock.faults.script([refuse("outage", { times: 5, forMs: 1000 })]);
    await hears(new Caller(mock.fetch, ahead.credentials), 1);
    await ahead.advance(1000);
    expect(mock.faults.unused()).toHaveLength(1);
    await behind.advance(1000);
    expect(mock.faults.unused()).toEqual([]);
  });

  it("of the whole mock is counted by the mock's own clock where sessions follow it", async () => {
    const clock = new ManualClock({ startAt: testStart });
    const { mock } = testMock({ clock, qps: "off" });
    const caller = new Caller(mock.fetch, mock.session().credentials);
    mock.faults.script([refuse("outage", { times: "always", forMs: 1000 })]);
    expect(await hears(caller, 1)).toEqual(["outage"]);
    await clock.advance(1000);
    expect(await hears(caller, 1)).toEqual([undefined]);
  });

  it("makes a fault used up when it applied at all, and unused when it never did", async () => {
    const { caller, session } = testSession({ pace: "manual", qps: "off" });
    const never = refuse("never", { forMs: 1000, operation: "poll" });
    session.faults.script([refuse("once", { times: 5, forMs: 1000 }), never]);
    await hears(caller, 1);
    expect(session.faults.unused()).toHaveLength(2);
    await session.advance(1000);
    expect(session.faults.unused()).toEqual([never]);
  });

  it.each([0, -1, Number.NaN])("is no time: %d", (forMs) => {
    const { session } = testSession();
    expect(() => session.faults.script([refuse("x", { forMs })])).toThrow(/forMs/);
  });
});

describe("vendor", () => {
  it("keeps a fault to the requests for one vendor", async () => {
    const { caller, session } = testSession();
    session.faults.script([refuse("market", { vendor: "aliyun-market" })]);
    expect(await hears(caller, 1)).toEqual([undefined]);
    expect((await caller.watermark({})).body.message).toBe("market");
  });

  it("has to be one, and to have the endpoint that is named", () => {
    const { session } = testSession();
    expect(() => session.faults.script([refuse("x", { vendor: "nobody" })])).toThrow(/no vendor "nobody"; there are/);
    expect(() => session.faults.script([refuse("x", { vendor: "meitu", endpoint: "scale" })])).toThrow(
      /no endpoint "scale"; there are aiquality/,
    );
  });
});

describe("the uses of a script", () => {
  it("say how often each plan applied", async () => {
    const { caller, session } = testSession();
    session.faults.script([refuse("a", { times: 2 }), refuse("b", { times: 2 })]);
    await hears(caller, 3);
    expect(session.faults.uses().map(({ used, done }) => [used, done])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it("are a copy's own from where it was forked", () => {
    const script = new FaultScript(vendors, () => 0);
    script.script([refuse("x", { times: 2 })]);
    const point = { vendor: "picwish", endpoint: "scale", operation: "submit" } as const;
    script.bend(noBends(), point);
    const copy = script.fork();
    copy.bend(noBends(), point);
    expect([script.unused().length, copy.unused().length]).toEqual([1, 0]);
  });
});
