import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mock, MockOptions, MockSession } from "../mock.js";
import { Caller, dataOf } from "../testing/caller.js";
import { Day, type Step } from "../testing/day.js";
import { discFile, picture } from "../testing/pictures.js";
import { testMock, testStart } from "../testing/test-mock.js";
import type { Snapshot } from "./snapshot.js";

const run = { seed: 20260102, numRuns: 25 };
const fresh = (options: MockOptions = {}): Mock => testMock({ seed: "saved", qps: "off", ...options }).mock;

/** As it is after it was written to a file and read again. */
const stored = (snapshot: Snapshot): unknown => JSON.parse(JSON.stringify(snapshot));

const tiny = await picture(12, 10, "png");

function prepare(session: MockSession): void {
  session.files.put("disc.png", disc);
  session.files.put("tiny.png", tiny);
  session.files.put("slow.png", tiny, { downloadMs: 700 });
  session.files.put("broken.png", new Uint8Array([1, 2, 3]));
  session.faults.script([
    { fault: "task-outcome", with: { code: -7 }, operation: "submit", after: 2, times: 2 },
    { fault: "slow-task", with: { workMs: 40_000 }, operation: "submit", after: 5 },
    { fault: "refuse", with: { fault: "rate-limited" }, operation: "poll", after: 3, times: 2 },
  ]);
}

const disc = await discFile("png");

const file = fc.constantFrom("disc.png", "tiny.png", "slow.png", "broken.png", "none.png");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("submit" as const), file, sync: fc.constantFrom(0 as const, 1 as const) }),
  fc.record({ do: fc.constant("cut" as const), file }),
  fc.record({ do: fc.constant("poll" as const), task: fc.nat(20) }),
  fc.record({ do: fc.constant("poll" as const), task: fc.nat(20) }),
  fc.record({ do: fc.constant("fetch" as const), link: fc.nat(20) }),
  fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(0, 150, 900, 2000, 60_000, 3_700_000) }),
);

describe.each<[string, MockOptions]>([
  ["time leaps", { pace: "instant" }],
  ["time is moved", { pace: "manual" }],
  ["time is that of a clock which a test moves", { pace: "realtime" }],
  ["requests are counted", { pace: "manual", qps: 2 }],
  ["requests are counted in another way", { pace: "instant", qps: 1, rateWindow: "token-bucket" }],
  [
    "faults come at random",
    { pace: "instant", chaos: { rate: 0.5, faults: [{ fault: "http-error", with: { status: 500 } }] } },
  ],
  ["public facts count", { pace: "instant", edition: "observed" }],
])("a restored session, where %s,", (_, options) => {
  it.each([
    ["in the mock it was saved in", () => undefined],
    ["in another mock with the same seed", () => fresh(options)],
  ])("goes on as if nothing had happened, %s", async (_where, another) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(), async (drawn, where) => {
        // Nobody moves a clock of the mock's own while a caller waits.
        const steps = options.pace === "realtime" ? drawn.map(withoutWaiting) : drawn;
        const cut = where % steps.length;
        const uninterrupted = await live(fresh(options), steps);
        const mock = fresh(options);
        const session = mock.session();
        prepare(session);
        const first = new Day(mock.fetch, session);
        for (const each of steps.slice(0, cut)) await first.take(each);
        const saved = stored(await session.snapshot());
        const next = another() ?? mock;
        const restored = next.restore(saved);
        expect(restored.credentials).toEqual(session.credentials);
        const second = new Day(next.fetch, restored, first.memory);
        second.heard.push(...first.heard);
        for (const each of steps.slice(cut)) await second.take(each);
        expect(second.transcript()).toEqual(uninterrupted);
      }),
      run,
    );
  });
});

function withoutWaiting(step: Step): Step {
  return step.do === "submit" ? { ...step, sync: 0 } : step;
}

async function live(mock: Mock, steps: readonly Step[]): Promise<readonly string[]> {
  const session = mock.session();
  prepare(session);
  const day = new Day(mock.fetch, session);
  for (const each of steps) await day.take(each);
  return day.transcript();
}

/** A session with a task that has ended, one that runs and one that waits for nothing. */
async function busy(options: MockOptions = {}) {
  const mock = fresh({ pace: "manual", ...options });
  const session = mock.session();
  session.files.put("disc.png", disc);
  const caller = new Caller(mock.fetch, session.credentials);
  const submit = async () => {
    const fields = { image_url: "https://files.test/disc.png", type: "clean" };
    return dataOf(await caller.picwish("scale", fields)).task_id;
  };
  const done = await submit();
  await session.advance(2000);
  const { image } = dataOf(await caller.poll("scale", done));
  const running = await submit();
  return { mock, session, caller, done, running, image, snapshot: await session.snapshot() };
}

describe("a saved session", () => {
  it("has no credential and no signature in it", async () => {
    const { session, snapshot, image } = await busy();
    const text = JSON.stringify(snapshot);
    for (const part of Object.values(session.credentials).flat()) expect(text).not.toContain(part);
    const { searchParams } = new URL(image);
    expect(text).not.toContain(searchParams.get("Signature") ?? "");
    expect(text).not.toContain("saved");
  });

  it("has every picture once", async () => {
    const { snapshot } = await busy();
    expect(Object.keys(snapshot.pictures)).toHaveLength(1);
    expect([snapshot.tasks.length, snapshot.files.length, snapshot.version]).toEqual([2, 1, 1]);
  });

  it("is the same when it is saved again after it was restored", async () => {
    const { snapshot, mock } = await busy();
    expect(await mock.restore(stored(snapshot)).snapshot()).toEqual(snapshot);
  });

  it("has a waiting caller's task, and not the caller", async () => {
    const { mock } = await busy();
    const session = mock.session();
    const caller = new Caller(mock.fetch, session.credentials);
    const fields = { image_url: "https://files.test/portrait.jpg", type: "clean", sync: 1 };
    const waiting = caller.picwish("scale", fields);
    const snapshot = await session.snapshot();
    const restored = mock.restore(stored(snapshot));
    const id = snapshot.tasks[0]?.id ?? "";
    await restored.advance(2000);
    expect(dataOf(await new Caller(mock.fetch, restored.credentials).poll("scale", id)).state).toBe(1);
    // Its own session has been replaced, with all that was in it.
    expect((await waiting).status).toBe(410);
  });
});

describe("a restored session", () => {
  it("has everything that was planned for its tasks, at whatever moment it was saved", async () => {
    const plans = [
      { fault: "task-outcome", with: { code: -7 }, operation: "submit" },
      { fault: "backwards-progress" },
      { fault: "leave-terminal", with: { to: "running", afterAnswers: 1 } },
      { fault: "slow-task", with: { workMs: 2500 } },
    ] as const;
    const submits = plans.map((): Step => ({ do: "submit", file: "disc.png" }));
    const polls = plans.map((_, task): Step => ({ do: "poll", task }));
    const named: Step = { do: "submit", file: "gc-poll-500-x2.png" };
    const wait: Step = { do: "wait", ms: 1300 };
    const last: Step = { do: "poll", task: plans.length };
    const steps = [...submits, named, wait, ...polls, last, wait, ...polls, last, ...polls, last, wait, ...polls];
    const begin = (mock: Mock) => {
      const session = mock.session();
      session.files.put("disc.png", disc);
      session.files.put("gc-poll-500-x2.png", disc);
      session.faults.script(plans);
      return session;
    };
    const options: MockOptions = { pace: "manual" };
    const whole = fresh(options);
    const day = new Day(whole.fetch, begin(whole));
    for (const step of steps) await day.take(step);
    for (let cut = 1; cut < steps.length; cut += 3) {
      const mock = fresh(options);
      const session = begin(mock);
      const first = new Day(mock.fetch, session);
      for (const step of steps.slice(0, cut)) await first.take(step);
      const other = fresh(options);
      const second = new Day(other.fetch, other.restore(stored(await session.snapshot())), first.memory);
      second.heard.push(...first.heard);
      for (const step of steps.slice(cut)) await second.take(step);
      expect(second.transcript()).toEqual(day.transcript());
    }
  });

  it("leaves nothing of what came after the moment it goes back to", async () => {
    const { mock, caller, session, snapshot } = await busy();
    const fields = { image_url: "https://files.test/disc.png", type: "clean" };
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    await session.advance(2000);
    const { image } = dataOf(await caller.poll("scale", task_id));
    expect((await caller.download(image)).status).toBe(200);
    mock.restore(stored(snapshot));
    expect((await caller.poll("scale", task_id)).status).toBe(404);
    expect((await caller.download(image)).status).toBe(404);
  });

  it("takes the place of no session of a mock with another seed", async () => {
    const { snapshot } = await busy();
    const mock = fresh({ seed: "another", pace: "manual" });
    const own = mock.session();
    const restored = mock.restore(stored(snapshot));
    expect(restored.credentials).not.toEqual(own.credentials);
    await new Caller(mock.fetch, own.credentials).picwish("scale", {});
    expect(own.journal.exchanges()).toHaveLength(1);
  });

  it("in a mock with another seed has other credentials, the same tasks, and new links to their results", async () => {
    const { session, snapshot, done, running, image } = await busy();
    const mock = fresh({ seed: "another" });
    const restored = mock.restore(stored(snapshot));
    expect(restored.credentials.picwish).not.toEqual(session.credentials.picwish);
    const caller = new Caller(mock.fetch, restored.credentials);
    expect(dataOf(await caller.poll("scale", running)).state).toBe(0);
    expect((await caller.download(image)).status).toBe(403);
    const again = dataOf(await caller.poll("scale", done)).image;
    const [old, fresher] = [await new Caller(mock.fetch, {}).download(again), await caller.download(again)];
    expect([old.status, fresher.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("takes the place of the one it was saved from, with the same credentials", async () => {
    const { mock, caller, session, snapshot, done } = await busy();
    await session.advance(3_700_000);
    expect((await caller.poll("scale", done)).status).toBe(404);
    const restored = mock.restore(stored(snapshot));
    expect(restored.credentials).toEqual(session.credentials);
    expect(restored.clock.now()).toBe(testStart + 2000);
    expect(dataOf(await caller.poll("scale", done)).state).toBe(1);
  });

  it("goes on where its time stood, however late it is by the mock's own clock", async () => {
    const { snapshot, running } = await busy({ pace: "instant" });
    const mock = fresh({ pace: "instant", clock: { now: () => testStart + 1e12, sleepUntil: async () => {} } });
    const restored = mock.restore(stored(snapshot));
    expect(restored.clock.now()).toBe(snapshot.state.now);
    const caller = new Caller(mock.fetch, restored.credentials);
    expect((await caller.poll("scale", running)).status).toBe(200);
  });

  it("keeps the numbers of sessions to come apart from its own", async () => {
    const { snapshot } = await busy();
    const mock = fresh({ pace: "manual" });
    const restored = mock.restore(stored(snapshot));
    expect(mock.session().credentials).not.toEqual(restored.credentials);
  });
});

describe("what is no saved session", () => {
  it.each<[string, (snapshot: Snapshot) => unknown, string]>([
    ["nothing", () => undefined, "This is no saved session"],
    ["another version", (snapshot) => ({ ...snapshot, version: 2 }), "of version 2; this mock reads version 1"],
    ["something more", (snapshot) => ({ ...snapshot, more: 1 }), "This is no saved session"],
    ["a missing picture", (snapshot) => ({ ...snapshot, pictures: {} }), "is missing or damaged"],
    ...["__proto__", "constructor"].map((sha256): [string, (snapshot: Snapshot) => unknown, string] => [
      `a picture named like what every object has, ${sha256}`,
      (snapshot) => ({ ...snapshot, files: snapshot.files.map((file) => ({ ...file, sha256 })) }),
      `The picture ${sha256} of the saved session is missing`,
    ]),
    [
      "a task of an endpoint that there is not",
      (snapshot) => ({ ...snapshot, tasks: snapshot.tasks.map((task) => ({ ...task, endpoint: "paint" })) }),
      "picwish paint, which this mock does not play",
    ],
  ])("is refused, and says why: %s", async (_, change, message) => {
    const { mock, snapshot, caller, done } = await busy();
    const wrong = change(structuredClone(snapshot));
    expect(() => mock.restore(wrong)).toThrow(message);
    expect(() => mock.restore(wrong)).toThrow(expect.objectContaining({ code: "GC_SNAPSHOT_INVALID" }));
    // The session it would have replaced is as it was.
    expect(dataOf(await caller.poll("scale", done)).state).toBe(1);
  });
});
