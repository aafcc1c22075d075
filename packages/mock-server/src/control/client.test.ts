import { type Exchange, fromBase64, toBase64 } from "@graycard/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Listening } from "../listen.js";
import type { Mock } from "../mock.js";
import { Caller, dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testMock, testStart } from "../testing/test-mock.js";
import { type ControlClient, createControlClient } from "./client.js";

let mock: Mock;
let server: Listening;
let control: ControlClient;

beforeAll(async () => {
  ({ mock } = testMock({ pace: "manual" }));
  server = await mock.listen();
  control = createControlClient({ baseUrl: `${server.url}/` });
});
afterAll(() => mock.close());

/** A session that was made over the control plane, and a caller who has its credentials. */
async function steered(options: Parameters<ControlClient["sessions"]["create"]>[0] = {}) {
  const { session, credentials } = await control.sessions.create(options);
  const caller = new Caller((request) => fetch(request), credentials, server.url);
  return { id: session.id, at: control.session(session.id), credentials, caller };
}

describe("a session over the control plane", () => {
  it("is made with what is asked for, and is entered with its credentials alone", async () => {
    const wishes = { pace: "instant", edition: "observed", qps: 5, rateWindow: "fixed", chaos: { rate: 0 } } as const;
    const { id, at, caller } = await steered(wishes);
    await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    const { session } = await at.read();
    expect(session).toMatchObject({ id, tasks: 1, exchanges: 1, evicted: 0, unusedFaults: 0 });
    expect(session.options).toMatchObject(wishes);
    const { sessions } = await control.sessions.list();
    expect(sessions).toContainEqual(session);
  });

  it("is found by a key that nobody made, before its first request and after", async () => {
    const lookup = { vendor: "picwish", credential: ["a key of my own"] };
    const { session } = await control.sessions.lookup(lookup);
    const caller = new Caller((request) => fetch(request), { picwish: ["a key of my own"] }, server.url);
    await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 });
    const { session: after } = await control.sessions.lookup(lookup);
    expect([session.id, session.tasks, after.id, after.tasks]).toEqual([after.id, 0, session.id, 1]);
  });

  it("is not there for a key that is refused, nor with parts that the vendor does not have", async () => {
    const refused = control.sessions.lookup({ vendor: "picwish", credential: ["invalid-c4nary"] });
    await expect(refused).rejects.toMatchObject({ code: "GC_CONTROL_NOT_FOUND", status: 404 });
    await expect(refused).rejects.not.toThrow("c4nary");
    const half = control.sessions.lookup({ vendor: "meitu", credential: ["half of it"] });
    await expect(half).rejects.toMatchObject({ code: "GC_CONTROL_INVALID" });
    const unknown = control.sessions.lookup({ vendor: "nobody", credential: ["k"] });
    await expect(unknown).rejects.toThrow("it plays picwish");
  });

  it("ends when it is removed: its key opens another one then", async () => {
    const { id, at, credentials, caller } = await steered({ pace: "instant" });
    const { image } = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    expect((await caller.download(image)).status).toBe(200);
    expect(await at.remove()).toEqual({ removed: id });
    await expect(at.read()).rejects.toThrow("There is no session of this id");
    expect((await caller.download(image)).status).toBe(404);
    const { session } = await control.sessions.lookup({
      vendor: "picwish",
      credential: [...(credentials.picwish ?? [])],
    });
    expect(session.id).not.toBe(id);
  });

  it("is emptied by a reset, but for its time", async () => {
    const { at, caller } = await steered();
    await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 });
    await at.faults.script({ faults: [{ fault: "stuck-task" }] });
    await at.files.put("mine.jpg", { base64: "AAAA" });
    await at.advance(100);
    const { session } = await at.reset();
    expect(session).toMatchObject({ tasks: 0, exchanges: 0, unusedFaults: 0, now: testStart + 100 });
    expect(await at.files.list()).toEqual({ files: [] });
    // The two requests per second of before are forgotten, too.
    for (const status of [200, 200, 429]) {
      const again = await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 });
      expect(again.body.status).toBe(status);
    }
  });

  it("meets the words in its key anew after a reset", async () => {
    const credential = ["mine.gc-429-x1"];
    const { session } = await control.sessions.lookup({ vendor: "picwish", credential });
    const caller = new Caller((request) => fetch(request), { picwish: credential }, server.url);
    const ask = async () => (await caller.poll("scale", "none")).body.status;
    expect([await ask(), await ask()]).toEqual([429, 404]);
    await control.session(session.id).reset();
    expect(await ask()).toBe(429);
  });

  it("is judged at its end", async () => {
    const { at } = await steered();
    expect(await at.verify()).toEqual({ ok: true, problems: [] });
    await at.faults.script({ faults: [{ fault: "stuck-task" }] });
    const { ok, problems } = await at.verify();
    expect(ok).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual(["GC_SESSION_UNUSED_FAULTS"]);
  });

  it("is refused for a wish that nobody can fulfil, in the words of who would have to", async () => {
    const readings = { picwish: { "no.such-erratum": "x" } };
    await expect(control.sessions.create({ readings })).rejects.toMatchObject({ code: "GC_CONTROL_INVALID" });
    const wrong = control.sessions.create({ pace: "fast" as never });
    await expect(wrong).rejects.toThrow('expected one of "realtime"|"manual"|"instant"');
  });
});

describe("a session's clock", () => {
  it("is moved by milliseconds, and answers when what became due has settled", async () => {
    const { at, caller } = await steered();
    const waiting = caller.finish("scale", { image_file: await discFile(), type: "clean" });
    // The submit has arrived once there is a task that waits.
    while ((await at.read()).session.tasks === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await at.clock.read()).toEqual({ now: testStart, pace: "manual" });
    expect(await at.clock.move({ advanceMs: 40_000 })).toEqual({ now: testStart + 40_000, pace: "manual" });
    expect((await waiting).state).toBe(1);
  });

  it("is moved to a time, never back", async () => {
    const { at } = await steered();
    expect(await at.clock.move({ advanceTo: testStart + 5 })).toMatchObject({ now: testStart + 5 });
    const back = at.clock.move({ advanceTo: testStart });
    await expect(back).rejects.toMatchObject({ code: "GC_CONTROL_CONFLICT", status: 409 });
  });

  it("can be moved with all others, at once", async () => {
    const [one, two] = [await steered(), await steered({ pace: "instant" })];
    const { moved } = await control.clock.move({ advanceMs: 1000 });
    expect(moved).toBeGreaterThanOrEqual(2);
    for (const { at } of [one, two]) expect((await at.clock.read()).now).toBe(testStart + 1000);
  });

  it("is not the machine's: that one nobody moves", async () => {
    await using real = testMock({ pace: "realtime", clock: { now: () => 5, sleepUntil: async () => {} } }).mock;
    const there = createControlClient({ baseUrl: (await real.listen()).url });
    const { session } = await there.sessions.create();
    await expect(there.session(session.id).advance(1)).rejects.toThrow("Real time cannot be advanced");
    expect(await there.clock.move({ advanceMs: 1 })).toEqual({ moved: 0 });
  });
});

describe("faults over the control plane", () => {
  it("play out in a session, and say what became of them", async () => {
    const { at, caller } = await steered();
    const plan = { fault: "refuse", with: { fault: "rate-limited" }, operation: "submit" as const };
    const planned = await at.faults.script({ faults: [plan, { fault: "stuck-task" }] });
    expect(planned.unused).toEqual([plan, { fault: "stuck-task" }]);
    const { body } = await caller.picwish("scale", { image_file: await discFile(), type: "clean" });
    expect(body.status).toBe(429);
    expect(await at.faults.read()).toEqual({
      planned: [
        { plan, used: 1, done: true },
        { plan: { fault: "stuck-task" }, used: 0, done: false },
      ],
      unused: [{ fault: "stuck-task" }],
    });
    expect(await at.faults.clear()).toEqual({ planned: [], unused: [] });
  });

  it("play out in every session", async () => {
    const { caller } = await steered();
    await control.faults.script({ faults: [{ fault: "refuse", with: { fault: "rate-limited" } }] });
    const { body } = await caller.picwish("scale", { image_file: await discFile(), type: "clean" });
    expect(body.status).toBe(429);
    expect((await control.faults.read()).planned).toHaveLength(1);
    expect(await control.faults.clear()).toEqual({ planned: [], unused: [] });
  });

  it("are refused in whole when one of them is wrong", async () => {
    const { at } = await steered();
    const wrong = at.faults.script({ faults: [{ fault: "stuck-task" }, { fault: "no-such-fault" }] });
    await expect(wrong).rejects.toMatchObject({ code: "GC_CONTROL_INVALID", status: 400 });
    await expect(wrong).rejects.toThrow('There is no fault "no-such-fault"; there are');
    expect((await at.faults.read()).planned).toEqual([]);
  });
});

describe("files over the control plane", () => {
  it("are what a session's image_url names, with the time their download takes", async () => {
    const { at, caller } = await steered({ pace: "instant" });
    const picture = new Uint8Array(await discFile());
    const file = { name: "my own.png", bytes: picture.byteLength, downloadMs: 300 };
    expect(await at.files.put("my own.png", { base64: toBase64(picture), downloadMs: 300 })).toEqual(file);
    const data = await caller.finish("scale", { image_url: "https://mine.example/my%20own.png", type: "clean" });
    expect(data.state).toBe(1);
    expect(await at.files.list()).toEqual({ files: [file] });
    const { base64, ...facts } = await at.files.read("my own.png");
    expect([facts, fromBase64(base64)]).toEqual([file, picture]);
    expect(await at.files.remove("my own.png")).toEqual({ removed: "my own.png" });
    await expect(at.files.read("my own.png")).rejects.toThrow("it has none");
  });

  it.each(["a/b.jpg", "a\\b.jpg", "..", "a\nb", "x".repeat(201)])("have no name like %j", async (name) => {
    const { at } = await steered();
    await expect(at.files.put(name, { base64: "AAAA" })).rejects.toMatchObject({
      name: /Control(Invalid|NotFound|Method)Error/,
    });
    expect(await at.files.list()).toEqual({ files: [] });
  });

  it("are base64", async () => {
    const { at } = await steered();
    await expect(at.files.put("mine.jpg", { base64: "not base64!" })).rejects.toThrow("is not base64 text");
  });

  it("of every session are shown as they are", async () => {
    const bytes = await control.pictures.read("portrait.jpg");
    expect([...bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    await expect(control.pictures.read("nothing.jpg")).rejects.toMatchObject({ code: "GC_CONTROL_NOT_FOUND" });
  });
});

describe("the journal over the control plane", () => {
  it("is asked by endpoint, operation, status, task and time", async () => {
    const { at, caller } = await steered();
    const fields = { image_file: await discFile(), type: "clean", sync: 0 };
    const first = dataOf(await caller.picwish("scale", fields)).task_id;
    await at.advance(1000);
    const second = dataOf(await caller.picwish("scale", fields)).task_id;
    await caller.poll("scale", second);
    await caller.poll("scale", second);
    const ask = async (query: Parameters<typeof at.journal.read>[0]) => {
      const { exchanges, matching, evicted } = await at.journal.read(query);
      expect(evicted).toBe(0);
      return [matching, ...exchanges.map(({ operation, response }) => `${operation} ${response?.status}`)];
    };
    const [submit, poll, limited] = ["submit 200", "poll 200", "poll 429"];
    expect(await ask({})).toEqual([4, submit, submit, poll, limited]);
    expect(await ask({ task: first })).toEqual([1, submit]);
    expect(await ask({ task: second })).toEqual([3, submit, poll, limited]);
    expect(await ask({ operation: "submit", since: testStart + 1000 })).toEqual([1, submit]);
    expect(await ask({ status: 429 })).toEqual([1, limited]);
    expect(await ask({ endpoint: "scale", limit: 1 })).toEqual([4, limited]);
    expect(await ask({ endpoint: "segmentation" })).toEqual([0]);
    expect(await ask({ vendor: "meitu" })).toEqual([0]);
    expect(await ask({ until: testStart + 1000 })).toEqual([1, submit]);
    expect(await ask({ problem: true })).toEqual([1, limited]);
    expect(await ask({ problem: false, operation: "poll" })).toEqual([1, poll]);
    expect(await ask({ status: "none" })).toEqual([0]);
    expect(await ask({ fault: "stuck-task" })).toEqual([0]);
  });

  it("of nobody has what came with a key that is refused, and never the key", async () => {
    const { caller } = await steered();
    await caller.poll("scale", "t-1", { credential: ["invalid-c4nary"] });
    const { exchanges } = await control.journal.read({ operation: "poll" });
    expect(exchanges).toHaveLength(1);
    expect(JSON.stringify(exchanges)).not.toContain("c4nary");
  });
});

describe("a snapshot over the control plane", () => {
  it("brings a session back, with its tasks, time, faults, files and journal", async () => {
    const { id, at, caller } = await steered();
    const task = dataOf(
      await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 }),
    ).task_id;
    await at.advance(1000);
    await at.faults.script({ faults: [{ fault: "stuck-task" }] });
    await at.files.put("mine.jpg", { base64: "AAAA" });
    const saved = await at.snapshot.take();
    const before = (await at.read()).session;
    await at.remove();
    const restored = await control.session(id).snapshot.restore(saved);
    expect(restored.session).toEqual(before);
    const [key = ""] = restored.credentials.picwish ?? [];
    const again = new Caller((request) => fetch(request), restored.credentials, server.url);
    expect(key).not.toBe("");
    expect(dataOf(await again.poll("scale", task)).task_id).toBe(task);
    expect((await at.files.list()).files.map(({ name }) => name)).toEqual(["mine.jpg"]);
  });

  it("has no credential in it, and is restored under its own id alone", async () => {
    const { at, credentials } = await steered();
    const [one, two] = [await at.snapshot.take(), await steered()];
    expect(JSON.stringify(one)).not.toContain(credentials.picwish?.[0]);
    await expect(two.at.snapshot.restore(one)).rejects.toMatchObject({ code: "GC_CONTROL_CONFLICT" });
    const wrong = at.snapshot.restore({ ...one, version: 99 as 1 });
    await expect(wrong).rejects.toMatchObject({ code: "GC_CONTROL_INVALID" });
  });
});

describe("the ledger over the control plane", () => {
  it("tells what was paid for twice", async () => {
    const { at, caller } = await steered({ pace: "instant" });
    const fields = { image_file: await discFile(), type: "clean" };
    const first = await caller.finish("scale", fields);
    const second = await caller.finish("scale", fields);
    const { entries, summary, waste, evicted } = await at.ledger.read();
    expect(entries.map(({ taskId }) => taskId)).toEqual([first.task_id, second.task_id]);
    expect(entries[1]).toMatchObject({ fate: "duplicate", duplicateOf: first.task_id, charged: true });
    expect([summary.submits, summary.fates.duplicate, waste.length > 0, evicted]).toEqual([2, 1, true, 0]);
    expect((await at.verify()).ok).toBe(true);
    const { problems } = await at.verify({ waste: "none" });
    expect(problems.map(({ code }) => code)).toEqual(["GC_SESSION_WASTE"]);
  });
});

describe("the mock over the control plane", () => {
  it("is healthy", async () => {
    expect(await control.health.read()).toEqual({ status: "ok", vendors: mock.vendors.map(({ id }) => id) });
  });

  it("is emptied by one reset", async () => {
    await using other = testMock().mock;
    const there = createControlClient({ baseUrl: (await other.listen()).url });
    const { session } = await there.sessions.create();
    await there.session(session.id).faults.script({ faults: [{ fault: "stuck-task" }] });
    await there.faults.script({ faults: [{ fault: "stuck-task" }] });
    expect(await there.reset.all()).toEqual({ sessions: 1 });
    expect((await there.session(session.id).read()).session.unusedFaults).toBe(0);
    expect((await there.faults.read()).planned).toEqual([]);
  });
});

describe("the client", () => {
  it("says that nobody is there", async () => {
    const nobody = createControlClient({ baseUrl: server.url, fetch: () => Promise.reject(new Error("refused")) });
    await expect(nobody.health.read()).rejects.toMatchObject({ code: "GC_CONTROL_UNREACHABLE", status: 0 });
  });

  it.each([
    [200, '{"status":"fine"}'],
    [200, "<h1>Welcome</h1>"],
    [404, '{"detail":"Not Found"}'],
    [418, '{"error":{"code":"GC_CONTROL_TEAPOT","message":"short and stout"}}'],
  ])("takes no other server's %i %s for an answer", async (status, text) => {
    const other = createControlClient({ baseUrl: server.url, fetch: async () => new Response(text, { status }) });
    await expect(other.health.read()).rejects.toMatchObject({ code: "GC_CONTROL_ANSWER", status });
  });

  it("has the types of its routes", () => {
    // Never called: what is wrong here does not compile, and what is right does.
    const calls = async (at: ReturnType<ControlClient["session"]>) => {
      const { now } = await at.clock.move({ advanceMs: 1 });
      // @ts-expect-error: a move needs to be told how far
      await at.clock.move({});
      // @ts-expect-error: there is no such pace
      await control.sessions.create({ pace: "fast" });
      // @ts-expect-error: a file has a name
      await at.files.put({ base64: "" });
      // @ts-expect-error: the mock has no such route
      await control.tasks.list();
      const [exchange] = (await at.journal.read()).exchanges;
      const all: [number, Exchange | undefined] = [now, exchange];
      return all;
    };
    expect(calls).toBeTypeOf("function");
  });

  it("takes an address only", () => {
    expect(() => createControlClient({ baseUrl: "nowhere" })).toThrow(TypeError);
  });
});
