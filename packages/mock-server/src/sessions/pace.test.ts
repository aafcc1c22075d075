import { ManualClock, systemClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { discFile } from "../testing/pictures.js";
import { testMock, testSession, testStart } from "../testing/test-mock.js";
import { Activity } from "./activity.js";
import { pacedClock } from "./pace.js";

describe("a pace", () => {
  it("that is real follows the clock of the mock, which may be one that a test moves", async () => {
    const base = new ManualClock({ startAt: testStart });
    const { caller, session } = testSession({ pace: "realtime", clock: base });
    const waiting = caller.finish("scale", { image_file: await discFile(), type: "clean" });
    await session.advance(2000);
    expect([base.now(), session.clock.now(), (await waiting).state]).toEqual([testStart + 2000, testStart + 2000, 1]);
  });

  it("that is real keeps to the system's clock when nothing else is given", () => {
    const { clock, leapTo } = pacedClock("realtime", systemClock, new Activity());
    leapTo(Date.now() + 1_000_000);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
  });

  it("that leaps follows the clock of the mock in between", async () => {
    const base = new ManualClock({ startAt: 0 });
    const { clock, advance } = pacedClock("instant", base, new Activity());
    await clock.sleepUntil(500);
    await base.advance(100);
    await advance(50);
    expect(clock.now()).toBe(650);
  });

  it("that is manual begins where the mock's clock is, and stays there", async () => {
    const base = new ManualClock({ startAt: 7 });
    const { clock } = pacedClock("manual", base, new Activity());
    await base.advance(100);
    expect(clock.now()).toBe(7);
  });
});

describe("what a mock is asked for", () => {
  it.each([
    [{ pace: "slow" }, 'There is no pace "slow"; there are realtime, manual, instant.'],
    [{ edition: "latest" }, 'There is no edition "latest"; there are documented, observed.'],
    [{ memory: { pictureBytes: -1 } }, "memory.pictureBytes must be a number of bytes from 0; it is -1."],
    [{ memory: { tasks: Number.NaN } }, "memory.tasks must be a number from 0; it is NaN."],
  ])("is refused at once where it cannot be had: %j", (options, message) => {
    expect(() => testMock(options as object)).toThrow(message);
    expect(() => testMock(options as object)).toThrow(RangeError);
  });

  it("is refused for a single session, too", () => {
    expect(() => testMock().mock.session({ pace: "slow" as "manual" })).toThrow('There is no pace "slow"');
  });
});

describe("passing time until work is done", () => {
  it.each(["manual", "instant"] as const)("moves to whatever is next due, and no further: %s", async (pace) => {
    const { caller, session } = testSession({ pace });
    session.faults.script([{ fault: "slow-task", with: { workMs: 1500 } }]);
    const data = await session.passUntil(caller.finish("scale", { image_file: await discFile(), type: "clean" }));
    expect([data.state, session.clock.now()]).toEqual([1, testStart + 1500]);
  });

  it("passes on what went wrong", async () => {
    const { session } = testSession({ pace: "manual" });
    await expect(session.passUntil(Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  });

  it("waits for work that first does something else", async () => {
    const { caller, session } = testSession({ pace: "manual" });
    const work = async () => {
      for (let turn = 0; turn < 20; turn++) await nextTurn();
      return caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 1 });
    };
    const { body } = await session.passUntil(work());
    expect([body.data?.state, session.clock.now() > testStart]).toEqual([1, true]);
  });

  it("leaves time alone where nothing waits for it", async () => {
    const { session, caller } = testSession({ pace: "manual" });
    expect((await session.passUntil(caller.picwish("scale", {}))).status).toBe(400);
    expect(session.clock.now()).toBe(testStart);
  });
});

describe("Activity", () => {
  it("is idle when all have left, and told so once they have", async () => {
    const activity = new Activity();
    activity.enter();
    activity.enter();
    let idle = false;
    const waiting = activity.idle().then(() => {
      idle = true;
    });
    activity.leave();
    await new Promise((resolve) => setImmediate(resolve));
    expect(idle).toBe(false);
    activity.leave();
    await waiting;
    await activity.idle();
  });
});
