import { systemClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { dataOf } from "../testing/caller.js";
import { doors, enterBy } from "../testing/doors.js";
import { discFile } from "../testing/pictures.js";
import { testStart } from "../testing/test-mock.js";

const submit = async () => ({ image_file: await discFile(), type: "clean" });

describe.each(doors)("latency, %s", (door) => {
  it("holds an answer back on the session's clock, and the journal says how long", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "latency", with: { ms: 700 } }]);
    const { task_id } = dataOf(await caller.picwish("scale", await submit()));
    expect(session.clock.now()).toBe(testStart + 700);
    expect(session.journal.exchanges()[0]).toMatchObject({
      durationMs: 700,
      notes: ["the answer was held back for 700 ms"],
      faults: ["latency"],
      response: { status: 200 },
    });
    expect(dataOf(await caller.poll("scale", task_id)).state).toBeGreaterThanOrEqual(0);
    expect(session.faults.unused()).toEqual([]);
  });

  it("ends when time is moved on, not before", async () => {
    const { caller, session } = await enterBy(door, { pace: "manual" });
    session.faults.script([{ fault: "latency", with: { ms: 700 } }]);
    const answer = caller.picwish("scale", await submit());
    // The request is on its way until its fault is used up.
    while (session.faults.unused().length > 0) await nextTurn();
    await session.advance(699);
    expect(session.journal.exchanges()).toEqual([]);
    await session.advance(1);
    expect(session.journal.exchanges()).toHaveLength(1);
    expect((await answer).status).toBe(200);
  });

  it("adds up", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "latency", with: { ms: 100 }, times: "always" }]);
    session.faults.script([{ fault: "latency", with: { ms: 20 } }]);
    await caller.poll("scale", "nothing");
    await caller.poll("scale", "nothing");
    expect(session.clock.now()).toBe(testStart + 220);
  });

  it("holds result files back", async () => {
    const { caller, session } = await enterBy(door);
    const { image } = await caller.finish("scale", await submit());
    session.faults.script([{ fault: "latency", with: { ms: 300 }, operation: "fetch-result" }]);
    const before = session.clock.now();
    expect((await caller.download(image)).status).toBe(200);
    expect(session.clock.now()).toBe(before + 300);
    expect(session.journal.exchanges()[1]).toMatchObject({ durationMs: 300, response: { body: { picture: {} } } });
  });

  it("takes real time where time is real", async () => {
    const { caller, session } = await enterBy(door, { pace: "realtime", clock: systemClock });
    session.faults.script([{ fault: "latency", with: { ms: 60 } }]);
    const before = systemClock.now();
    await caller.poll("scale", "nothing");
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(60);
  });
});

describe("latency", () => {
  it("is drawn from the session's seed, and changes nothing else that is", async () => {
    const world = async (seed: string, faulty: boolean) => {
      const { caller, session } = await enterBy("in this process", { seed });
      if (faulty) session.faults.script([{ fault: "latency", with: { ms: 500, sigma: 1 }, times: 3 }]);
      const ids = [];
      for (let turn = 0; turn < 3; turn++) ids.push(dataOf(await caller.picwish("scale", await submit())).task_id);
      return { ids, times: session.journal.exchanges().map(({ durationMs }) => durationMs) };
    };
    const drawn = await world("a", true);
    expect(drawn).toEqual(await world("a", true));
    expect(new Set(drawn.times).size).toBe(3);
    expect((await world("b", true)).times).not.toEqual(drawn.times);
    expect((await world("a", false)).ids).toEqual(drawn.ids);
  });

  it("may be too long for its caller: the submit was accepted all the same", async () => {
    const { caller, session, reports } = await enterBy("in this process", { pace: "manual" });
    session.faults.script([{ fault: "latency", with: { ms: 60_000 } }]);
    const going = new AbortController();
    const outcome = caller
      .picwish("scale", await submit(), { signal: going.signal })
      .catch((reason: unknown) => reason);
    await session.advance(30_000);
    going.abort("enough");
    expect(await outcome).toBe("enough");
    expect(session.journal.exchanges()).toMatchObject([
      { operation: "submit", fault: "the caller went away while its answer was held back for 60000 ms" },
    ]);
    expect(reports).toEqual([]);
  });

  it("of a result file may be too long for its caller", async () => {
    const { caller, session } = await enterBy("in this process", { pace: "manual" });
    const work = caller.finish("scale", await submit());
    const { image } = await session.passUntil(work);
    session.faults.script([{ fault: "latency", with: { ms: 60_000 }, operation: "fetch-result" }]);
    const going = new AbortController();
    const outcome = caller.download(image, { signal: going.signal }).catch((reason: unknown) => reason);
    await session.advance(30_000);
    going.abort("enough");
    expect(await outcome).toBe("enough");
    const last = session.journal.exchanges().at(-1);
    expect(last).toMatchObject({ operation: "fetch-result", fault: expect.stringContaining("held back for 60000 ms") });
    expect(last).not.toHaveProperty("response");
  });
});
