import type { Exchange } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Caller } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { steeredMock } from "../testing/steered.js";
import { testMock, testStart } from "../testing/test-mock.js";
import { type ControlClient, createControlClient } from "./client.js";

const world = steeredMock();

describe("a session over the control plane", () => {
  it("is made with what is asked for, and is entered with its credentials alone", async () => {
    const wishes = { pace: "instant", edition: "observed", qps: 5, rateWindow: "fixed", chaos: { rate: 0 } } as const;
    const { id, at, caller } = await world.steered(wishes);
    await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    const { session } = await at.read();
    expect(session).toMatchObject({ id, tasks: 1, exchanges: 1, evicted: 0, unusedFaults: 0 });
    expect(session.options).toMatchObject(wishes);
    const { sessions } = await world.control.sessions.list();
    expect(sessions).toContainEqual(session);
  });

  it("is found by a key that nobody made, before its first request and after", async () => {
    const lookup = { vendor: "picwish", credential: ["a key of my own"] };
    const { session } = await world.control.sessions.lookup(lookup);
    const caller = new Caller((request) => fetch(request), { picwish: ["a key of my own"] }, world.server.url);
    await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 });
    const { session: after } = await world.control.sessions.lookup(lookup);
    expect([session.id, session.tasks, after.id, after.tasks]).toEqual([after.id, 0, session.id, 1]);
  });

  it("is not there for a key that is refused, nor with parts that the vendor does not have", async () => {
    const refused = world.control.sessions.lookup({ vendor: "picwish", credential: ["invalid-c4nary"] });
    await expect(refused).rejects.toMatchObject({ code: "GC_CONTROL_NOT_FOUND", status: 404 });
    await expect(refused).rejects.not.toThrow("c4nary");
    const half = world.control.sessions.lookup({ vendor: "meitu", credential: ["half of it"] });
    await expect(half).rejects.toMatchObject({ code: "GC_CONTROL_INVALID" });
    const unknown = world.control.sessions.lookup({ vendor: "nobody", credential: ["k"] });
    await expect(unknown).rejects.toThrow("it plays picwish");
  });

  it("ends when it is removed: its key opens another one then", async () => {
    const { id, at, credentials, caller } = await world.steered({ pace: "instant" });
    const { image } = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    expect((await caller.download(image)).status).toBe(200);
    expect(await at.remove()).toEqual({ removed: id });
    await expect(at.read()).rejects.toThrow("There is no session of this id");
    expect((await caller.download(image)).status).toBe(404);
    const { session } = await world.control.sessions.lookup({
      vendor: "picwish",
      credential: [...(credentials.picwish ?? [])],
    });
    expect(session.id).not.toBe(id);
  });

  it("is emptied by a reset, but for its time", async () => {
    const { at, caller } = await world.steered();
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
    const { session } = await world.control.sessions.lookup({ vendor: "picwish", credential });
    const caller = new Caller((request) => fetch(request), { picwish: credential }, world.server.url);
    const ask = async () => (await caller.poll("scale", "none")).body.status;
    expect([await ask(), await ask()]).toEqual([429, 404]);
    await world.control.session(session.id).reset();
    expect(await ask()).toBe(429);
  });

  it("is judged at its end", async () => {
    const { at } = await world.steered();
    expect(await at.verify()).toEqual({ ok: true, problems: [] });
    await at.faults.script({ faults: [{ fault: "stuck-task" }] });
    const { ok, problems } = await at.verify();
    expect(ok).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual(["GC_SESSION_UNUSED_FAULTS"]);
  });

  it("is refused for a wish that nobody can fulfil, in the words of who would have to", async () => {
    const readings = { picwish: { "no.such-erratum": "x" } };
    await expect(world.control.sessions.create({ readings })).rejects.toMatchObject({ code: "GC_CONTROL_INVALID" });
    const wrong = world.control.sessions.create({ pace: "fast" as never });
    await expect(wrong).rejects.toThrow('expected one of "realtime"|"manual"|"instant"');
  });
});

describe("a session's clock", () => {
  it("is moved by milliseconds, and answers when what became due has settled", async () => {
    const { at, caller } = await world.steered();
    const waiting = caller.finish("scale", { image_file: await discFile(), type: "clean" });
    // The submit has arrived once there is a task that waits.
    while ((await at.read()).session.tasks === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await at.clock.read()).toEqual({ now: testStart, pace: "manual" });
    expect(await at.clock.move({ advanceMs: 40_000 })).toEqual({ now: testStart + 40_000, pace: "manual" });
    expect((await waiting).state).toBe(1);
  });

  it("is moved to a time, never back", async () => {
    const { at } = await world.steered();
    expect(await at.clock.move({ advanceTo: testStart + 5 })).toMatchObject({ now: testStart + 5 });
    const back = at.clock.move({ advanceTo: testStart });
    await expect(back).rejects.toMatchObject({ code: "GC_CONTROL_CONFLICT", status: 409 });
  });

  it("can be moved with all others, at once", async () => {
    const [one, two] = [await world.steered(), await world.steered({ pace: "instant" })];
    const { moved } = await world.control.clock.move({ advanceMs: 1000 });
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
    const { at, caller } = await world.steered();
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
    const { caller } = await world.steered();
    await world.control.faults.script({ faults: [{ fault: "refuse", with: { fault: "rate-limited" } }] });
    const { body } = await caller.picwish("scale", { image_file: await discFile(), type: "clean" });
    expect(body.status).toBe(429);
    expect((await world.control.faults.read()).planned).toHaveLength(1);
    expect(await world.control.faults.clear()).toEqual({ planned: [], unused: [] });
  });

  it("are refused in whole when one of them is wrong", async () => {
    const { at } = await world.steered();
    const wrong = at.faults.script({ faults: [{ fault: "stuck-task" }, { fault: "no-such-fault" }] });
    await expect(wrong).rejects.toMatchObject({ code: "GC_CONTROL_INVALID", status: 400 });
    await expect(wrong).rejects.toThrow('There is no fault "no-such-fault"; there are');
    expect((await at.faults.read()).planned).toEqual([]);
  });
});

describe("the mock over the control plane", () => {
  it("is healthy", async () => {
    expect(await world.control.health.read()).toEqual({
      status: "ok",
      vendors: world.mock.vendors.map(({ id }) => id),
    });
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
    const nobody = createControlClient({
      baseUrl: world.server.url,
      fetch: () => Promise.reject(new Error("refused")),
    });
    await expect(nobody.health.read()).rejects.toMatchObject({ code: "GC_CONTROL_UNREACHABLE", status: 0 });
  });

  it.each([
    [200, '{"status":"fine"}'],
    [200, "<h1>Welcome</h1>"],
    [404, '{"detail":"Not Found"}'],
    [418, '{"error":{"code":"GC_CONTROL_TEAPOT","message":"short and stout"}}'],
  ])("takes no other server's %i %s for an answer", async (status, text) => {
    const other = createControlClient({ baseUrl: world.server.url, fetch: async () => new Response(text, { status }) });
    await expect(other.health.read()).rejects.toMatchObject({ code: "GC_CONTROL_ANSWER", status });
  });

  it("has the types of its routes", () => {
    // Never called: what is wrong here does not compile, and what is right does.
    const calls = async (at: ReturnType<ControlClient["session"]>) => {
      const { now } = await at.clock.move({ advanceMs: 1 });
      // @ts-expect-error: a move needs to be told how far
      await at.clock.move({});
      // @ts-expect-error: there is no such pace
      await world.control.sessions.create({ pace: "fast" });
      // @ts-expect-error: a file has a name
      await at.files.put({ base64: "" });
      // @ts-expect-error: the mock has no such route
      await world.control.tasks.list();
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
