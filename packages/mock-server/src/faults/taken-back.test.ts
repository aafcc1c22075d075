import { describe, expect, it } from "vitest";
import { Caller, dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testMock, testSession } from "../testing/test-mock.js";
import type { ScriptedFault } from "./scripted-fault.js";
import { UnusedFaultsError } from "./unused-faults-error.js";

const good = async () => ({ image_file: await discFile(), type: "clean" });
const task = (more: Partial<ScriptedFault> = {}): ScriptedFault => ({
  fault: "task-outcome",
  with: { code: -7 },
  ...more,
});

type World = Pick<ReturnType<typeof testSession>, "caller">;

/** The state that a task ends with, or the status of a submit that is refused. */
async function ends({ caller }: World, fields: Record<string, unknown>): Promise<number> {
  const { status, body } = await caller.picwish("scale", { sync: 1, ...fields });
  return body.data?.state ?? status;
}

describe("a fault of tasks", () => {
  it("is not used up by a submit that is refused", async () => {
    const world = testSession();
    const { session } = world;
    session.faults.script([task()]);
    expect(await ends(world, {})).toBe(400);
    expect(session.journal.exchanges()[0]?.faults).toBeUndefined();
    expect(session.faults.uses()).toMatchObject([{ used: 0, done: false }]);
    expect(() => session.verify()).toThrow(UnusedFaultsError);
    expect([await ends(world, await good()), await ends(world, await good())]).toEqual([-7, 1]);
    expect(session.journal.exchanges().map(({ faults }) => faults)).toEqual([undefined, ["task-outcome"], undefined]);
    session.verify();
  });

  it.each<ScriptedFault>([
    { fault: "lost-response" },
    { fault: "mangled-link", with: { how: "amp" } },
    { fault: "early-expired-link" },
    { fault: "stuck-task" },
    { fault: "slow-task", with: { workMs: 1 } },
    { fault: "backwards-progress" },
    { fault: "unknown-state", with: { sign: "negative" } },
    { fault: "running-state", with: { code: 9 } },
    { fault: "leave-terminal" },
  ])("waits for a submit that is accepted: $fault", async (plan) => {
    const { caller, session } = testSession();
    session.faults.script([plan]);
    expect((await caller.picwish("scale", {})).status).toBe(400);
    expect((await caller.picwish("scale", {}, { headers: { "x-api-key": "" } })).status).toBe(401);
    expect(session.faults.unused()).toEqual([plan]);
    await caller.picwish("scale", await good()).catch(() => "lost");
    expect(session.faults.unused()).toEqual([]);
    expect(session.journal.exchanges().map(({ faults }) => faults)).toEqual([undefined, [plan.fault]]);
  });

  it("is not used up by a submit that is one too many", async () => {
    const world = testSession({ qps: 1, pace: "manual" });
    const fields = await good();
    await world.caller.picwish("scale", fields);
    world.session.faults.script([task({ vendor: "picwish" })]);
    expect((await world.caller.picwish("scale", fields)).status).toBe(429);
    expect(world.session.faults.uses()).toMatchObject([{ used: 0 }]);
    await world.session.advance(1000);
    const { task_id } = dataOf(await world.caller.picwish("scale", fields));
    await world.session.advance(10_000);
    expect(dataOf(await world.caller.poll("scale", task_id)).state).toBe(-7);
    world.session.verify();
  });

  it("stays next in order, and lets what is behind it wait", async () => {
    const world = testSession();
    world.session.faults.script([task(), task({ with: { code: -5 } })]);
    const fields = await good();
    const met = [await ends(world, {}), await ends(world, fields), await ends(world, {}), await ends(world, fields)];
    expect(met).toEqual([400, -7, 400, -5]);
  });

  it("that is planned by number does not count what it could do nothing to", async () => {
    const world = testSession();
    world.session.faults.script([task({ nth: [1, 3] })]);
    const fields = await good();
    const met = [];
    for (const each of [{}, fields, fields, {}, fields, fields]) met.push(await ends(world, each));
    expect(met).toEqual([400, -7, 1, 400, -7, 1]);
    world.session.verify();
  });

  it("that is to come later leaves as many requests alone as it is told", async () => {
    const world = testSession();
    world.session.faults.script([task({ after: 1 })]);
    const fields = await good();
    const met = [];
    for (const each of [fields, {}, {}, fields, fields]) met.push(await ends(world, each));
    expect(met).toEqual([1, 400, 400, -7, 1]);
  });

  it("is not used up by the mock's own answer to a word that is none", async () => {
    const world = testSession();
    world.session.faults.script([task()]);
    const headers = { "x-graycard-trigger": "gc-nothing" };
    expect((await world.caller.picwish("scale", await good(), { headers })).status).toBe(400);
    expect(await ends(world, await good())).toBe(-7);
  });

  it("of the whole mock goes to the next session that it can do something to", async () => {
    const { mock } = testMock();
    mock.faults.script([task()]);
    const [one, two] = [mock.session(), mock.session()].map(({ credentials }) => ({
      caller: new Caller(mock.fetch, credentials),
    }));
    if (!one || !two) throw new Error("There are two.");
    expect([await ends(one, {}), await ends(two, await good()), await ends(one, await good())]).toEqual([400, -7, 1]);
  });

  it("applies as often as planned, and no oftener, among requests at once", async () => {
    const world = testSession({ qps: "off" });
    world.session.faults.script([task({ times: 3 }), task({ with: { code: -5 }, nth: [2, 4] })]);
    const fields = await good();
    const round = () => Promise.all([{}, fields, {}, fields].map((each) => ends(world, each)));
    const met: number[] = [];
    for (let each = 0; each < 4; each++) met.push(...(await round()));
    // What is taken back among requests at once may have been missed by those beside it: it goes to whoever comes next.
    for (let each = 0; each < 3; each++) met.push(await ends(world, fields));
    const count = (state: number) => met.filter((each) => each === state).length;
    expect([count(400), count(-7), count(-5), count(1)]).toEqual([8, 3, 2, 6]);
    world.session.verify();
    expect(world.session.faults.uses().map(({ used }) => used)).toEqual([3, 2]);
  });
});

describe("a fault of links", () => {
  const mangled: ScriptedFault = { fault: "mangled-link", with: { how: "amp" }, operation: "poll" };

  it("waits for a poll whose answer has one", async () => {
    const { caller, session } = testSession({ pace: "manual", qps: "off" });
    session.faults.script([mangled]);
    const { task_id } = dataOf(await caller.picwish("scale", await good()));
    expect(dataOf(await caller.poll("scale", task_id)).state).not.toBe(1);
    expect(session.faults.unused()).toEqual([mangled]);
    await session.advance(10_000);
    expect(dataOf(await caller.poll("scale", task_id)).image).toContain("&amp;");
    session.verify();
    expect(session.journal.exchanges().map(({ faults }) => faults)).toEqual([undefined, undefined, ["mangled-link"]]);
  });

  it("waits for a submit whose answers will have one", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "early-expired-link" }]);
    await caller.finish("scale", { ...(await good()), return_type: 2 });
    expect(session.faults.unused()).toHaveLength(1);
    const { image } = await caller.finish("scale", await good());
    expect((await caller.download(image)).status).toBe(403);
    session.verify();
  });
});

describe("a fault of fields", () => {
  it.each<ScriptedFault>([
    { fault: "missing-field", with: { path: "data.image" } },
    { fault: "retyped-field", with: { path: "data.image", to: "array" } },
    { fault: "extra-field", with: { path: "data.more" } },
  ])("waits for an answer that has the path: $fault", async (plan) => {
    const { caller, session } = testSession();
    session.faults.script([plan]);
    expect((await caller.picwish("scale", {})).status).toBe(400);
    expect(session.faults.unused()).toEqual([plan]);
    await caller.finish("scale", await good());
    session.verify();
    expect(session.journal.exchanges().map(({ faults }) => faults)).toEqual([undefined, [plan.fault]]);
  });

  it("at the top of an answer needs no path", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "extra-field" }]);
    expect((await caller.picwish("scale", {})).body).toHaveProperty("an_extra_field");
    session.verify();
  });
});

describe("a fault of results", () => {
  it.each<ScriptedFault>([
    { fault: "bad-result", with: { status: 503 } },
    { fault: "damaged-result" },
    { fault: "truncated-result" },
    { fault: "wrong-type-result" },
  ])("waits for a picture that goes out: $fault", async (plan) => {
    const { caller, session } = testSession();
    const { image } = await caller.finish("scale", await good());
    session.faults.script([plan]);
    expect((await caller.download(image.replace(/Signature=[^&]*/, "Signature=x"))).status).toBe(403);
    expect(session.faults.unused()).toEqual([plan]);
    await caller.download(image);
    session.verify();
    const [, refused, spoilt] = session.journal.exchanges();
    expect([refused?.faults, spoilt?.faults]).toEqual([undefined, [plan.fault]]);
  });
});

describe("a counted word", () => {
  it.each(["key", "file name"])("waits for a submit that it can do something to: in a %s", async (place) => {
    const { mock } = testMock({ qps: "off" });
    const word = "gc-state-7-x1";
    const world = { caller: new Caller(mock.fetch, { picwish: [place === "key" ? `k.${word}` : "k"] }) };
    const image_url = `https://x.test/${place === "key" ? "a" : word}/portrait.jpg`;
    const submit = (type: string) => ends(world, { image_url, type });
    expect([await submit("nothing"), await submit("clean"), await submit("clean")]).toEqual([400, -7, 1]);
    const faults = mock.sessions().flatMap(({ journal }) => journal.exchanges().map((each) => each.faults));
    expect(faults).toEqual([undefined, ["task-outcome"], undefined]);
  });

  it("is not used up by a submit that is one too many", async () => {
    const { mock } = testMock({ qps: 1, pace: "realtime" });
    const caller = new Caller(mock.fetch, { picwish: ["k.gc-submit-lost-x1"] });
    await caller.poll("scale", "x");
    expect((await caller.picwish("scale", await good())).status).toBe(429);
    const [session] = mock.sessions();
    expect(session?.journal.exchanges().map(({ faults }) => faults)).toEqual([undefined, undefined]);
  });

  it("in a name is still there for the polls of the task where its submit had nothing for it", async () => {
    const { mock } = testMock({ qps: "off" });
    const caller = new Caller(mock.fetch, { picwish: ["k"] });
    const header = "https://x.test/gc-poll-missing-field-x1/portrait.jpg";
    const { task_id } = dataOf(await caller.picwish("scale", { image_url: header, type: "clean" }));
    const [first, second] = [await caller.poll("scale", task_id), await caller.poll("scale", task_id)];
    expect(Object.keys(second.body).length - Object.keys(first.body).length).toBe(1);
  });
});

describe("a fault by chance", () => {
  it("that did nothing is not in the journal, and costs nothing of the budget", async () => {
    const { caller, session } = testSession();
    expect(session.faults.unused()).toEqual([]);
    const { mock } = testMock({
      chaos: { rate: 1, budget: 1, faults: [{ fault: "task-outcome", with: { code: -7 } }] },
    });
    const own = mock.session();
    const world = { caller: new Caller(mock.fetch, own.credentials) };
    const fields = await good();
    expect([await ends(world, {}), await ends(world, fields), await ends(world, fields)]).toEqual([400, -7, 1]);
    expect(own.journal.exchanges().map(({ faults }) => faults)).toEqual([undefined, ["task-outcome"], undefined]);
    expect((await caller.poll("scale", "x")).status).toBe(404);
  });
});
