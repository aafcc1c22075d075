import { describe, expect, it } from "vitest";
import { dataOf, type TaskData } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile } from "../testing/pictures.js";
import { type TestSession, testSession, testStart } from "../testing/test-mock.js";

async function begin(options: Parameters<typeof testSession>[0] = {}, workMs = 2000) {
  const world = testSession({ pace: "manual", qps: "off", ...options });
  world.session.faults.script([{ fault: "slow-task", with: { workMs } }]);
  const { task_id } = dataOf(await world.caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
  const poll = async () => dataOf(await world.caller.poll("scale", task_id));
  return { ...world, task_id, poll };
}

/** What polls at these times after the beginning see: state and progress. */
async function seen(world: Awaited<ReturnType<typeof begin>>, times: readonly number[]) {
  const states: [number, number, number][] = [];
  for (const at of times) {
    await world.session.advance(testStart + at - world.session.clock.now());
    const { state, progress } = await world.poll();
    states.push([at, state, progress]);
  }
  return states;
}

describe("a task that is polled", () => {
  it("passes through 0, 2, 3, 4 and 1 at the documented edition's times", async () => {
    const world = await begin();
    expect(await seen(world, [0, 99, 100, 199, 200, 299, 300, 1999, 2000, 2001, 60_000])).toEqual([
      [0, 0, 0],
      [99, 0, 4],
      [100, 2, 5],
      [199, 2, 9],
      [200, 3, 10],
      [299, 3, 14],
      [300, 4, 15],
      [1999, 4, 99],
      [2000, 1, 100],
      [2001, 1, 100],
      [60_000, 1, 100],
    ]);
  });

  it("passes through 4 and 1 as observed", async () => {
    const world = await begin({ edition: "observed" });
    expect(await seen(world, [0, 1000, 1999, 2000])).toEqual([
      [0, 4, 0],
      [1000, 4, 50],
      [1999, 4, 99],
      [2000, 1, 100],
    ]);
  });

  it("tells when it was created, when its processing began and when it ended", async () => {
    const world = await begin();
    const created_at = testStart / 1000;
    expect(await world.poll()).not.toHaveProperty("processed_at");
    await world.session.advance(300);
    expect(await world.poll()).toMatchObject({ created_at, processed_at: created_at });
    await world.session.advance(1700);
    expect(await world.poll()).toMatchObject({ created_at, processed_at: created_at, completed_at: created_at + 2 });
  });

  it("has no result and no end before it ends", async () => {
    const world = await begin();
    await world.session.advance(1999);
    expect(Object.keys(await world.poll()).sort()).toEqual([
      "created_at",
      "processed_at",
      "progress",
      "state",
      "task_id",
    ]);
  });

  it("looks the same to all who ask at once", async () => {
    const world = await begin();
    for (const step of [0, 150, 100, 500, 2000]) {
      await world.session.advance(step);
      const answers = await Promise.all(Array.from({ length: 20 }, () => world.poll()));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
  });

  it("never changes once it has ended, but for a link signed anew", async () => {
    const world = await begin();
    await world.session.advance(2000);
    const first = await world.poll();
    await world.session.advance(1_800_000);
    const later = await world.poll();
    expect({ ...later, image: "" }).toEqual({ ...first, image: "" });
    expect(later.image).not.toBe(first.image);
    expect(new URL(later.image).pathname).toBe(new URL(first.image).pathname);
  });

  it("takes between one and two seconds of its own accord", async () => {
    const world = testSession({ pace: "manual", qps: "off" });
    const image_file = await discFile();
    for (let task = 0; task < 20; task++) {
      const created = world.session.clock.now();
      let ended = 0;
      const answer = world.caller.finish("scale", { image_file, type: "clean" }).then(() => {
        ended = world.session.clock.now() - created;
      });
      await world.session.advance(2000);
      await answer;
      expect(ended).toBeGreaterThanOrEqual(1000);
      expect(ended).toBeLessThanOrEqual(2000);
    }
  });
});

describe("the limit of thirty seconds", () => {
  it.each([
    [30_000, 1],
    [30_001, -8],
    [86_400_000, -8],
  ])("lets work of %i ms end in state %i, not later than the limit", async (workMs, state) => {
    const world = await begin({}, workMs);
    expect((await seen(world, [29_999]))[0]?.[1]).toBe(4);
    expect((await seen(world, [30_000]))[0]?.slice(1)).toEqual([state, state === 1 ? 100 : 0]);
    expect((await seen(world, [90_000]))[0]?.slice(1)).toEqual([state, state === 1 ? 100 : 0]);
  });

  it("holds for those who wait, too", async () => {
    const { caller, session } = testSession({ pace: "manual" });
    session.faults.script([{ fault: "slow-task", with: { workMs: 40_000 } }]);
    let answer: TaskData | undefined;
    const waiting = caller.finish("scale", { image_file: await discFile(), type: "clean" }).then((data) => {
      answer = data;
    });
    await session.advance(29_999);
    expect(answer).toBeUndefined();
    await session.advance(1);
    expect(answer).toMatchObject({ state: -8, progress: 0 });
    await waiting;
  });

  it("does not exist for Meitu, which documents none", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "slow-task", with: { workMs: 100_000 } }]);
    const media = [{ media_data: base64(await discFile()), media_profiles: {} }];
    const before = session.clock.now();
    await caller.aiquality({ parameter: {}, media_info_list: media });
    expect(session.clock.now() - before).toBe(100_000);
  });
});

describe("a task that never ends", () => {
  const stuck = (world: TestSession) => world.session.faults.script([{ fault: "stuck-task" }]);

  it("stays in the last of its running states", async () => {
    const world = testSession({ pace: "manual", qps: "off" });
    stuck(world);
    const { task_id } = dataOf(await world.caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
    for (const [step, state] of [
      [0, 0],
      [10_000, 4],
      [3_000_000, 4],
    ] as const) {
      await world.session.advance(step);
      expect(dataOf(await world.caller.poll("scale", task_id))).toMatchObject({ state });
    }
    expect(dataOf(await world.caller.poll("scale", task_id)).progress).toBe(99);
  });

  it("stays so where time leaps, and time does not leap to its end", async () => {
    const world = testSession();
    stuck(world);
    const { task_id } = dataOf(await world.caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
    for (let poll = 0; poll < 6; poll++) await world.caller.poll("scale", task_id);
    expect(dataOf(await world.caller.poll("scale", task_id)).state).toBe(4);
    expect(world.session.clock.now() - testStart).toBeLessThan(2000);
  });

  it.each(["instant", "manual"] as const)("keeps a caller waiting until it goes away: %s", async (pace) => {
    const world = testSession({ pace });
    stuck(world);
    const going = new AbortController();
    const waiting = world.caller.finish(
      "scale",
      { image_file: await discFile(), type: "clean" },
      { signal: going.signal },
    );
    const outcome = waiting.then(
      () => "answered",
      (reason: unknown) => reason,
    );
    await world.session.advance(5_000_000);
    going.abort("had enough");
    expect(await outcome).toBe("had enough");
    expect(Number.isFinite(world.session.clock.now())).toBe(true);
    expect(world.session.journal.exchanges()[0]).toMatchObject({ fault: "the caller went away while its task ran" });
    expect(world.reports).toEqual([]);
  });
});
