import { fromBase64, toBase64 } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Caller, dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { steeredMock } from "../testing/steered.js";
import { testStart } from "../testing/test-mock.js";

const world = steeredMock();

describe("files over the control plane", () => {
  it("are what a session's image_url names, with the time their download takes", async () => {
    const { at, caller } = await world.steered({ pace: "instant" });
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
    const { at } = await world.steered();
    await expect(at.files.put(name, { base64: "AAAA" })).rejects.toMatchObject({
      name: /Control(Invalid|NotFound|Method)Error/,
    });
    expect(await at.files.list()).toEqual({ files: [] });
  });

  it("are base64", async () => {
    const { at } = await world.steered();
    await expect(at.files.put("mine.jpg", { base64: "not base64!" })).rejects.toThrow("is not base64 text");
  });

  it("of every session are shown as they are", async () => {
    const bytes = await world.control.pictures.read("portrait.jpg");
    expect([...bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    await expect(world.control.pictures.read("nothing.jpg")).rejects.toMatchObject({ code: "GC_CONTROL_NOT_FOUND" });
  });
});

describe("the journal over the control plane", () => {
  it("is asked by endpoint, operation, status, task and time", async () => {
    const { at, caller } = await world.steered();
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
    const { caller } = await world.steered();
    await caller.poll("scale", "t-1", { credential: ["invalid-c4nary"] });
    const { exchanges } = await world.control.journal.read({ operation: "poll" });
    expect(exchanges).toHaveLength(1);
    expect(JSON.stringify(exchanges)).not.toContain("c4nary");
  });
});

describe("a snapshot over the control plane", () => {
  it("brings a session back, with its tasks, time, faults, files and journal", async () => {
    const { id, at, caller } = await world.steered();
    const task = dataOf(
      await caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 0 }),
    ).task_id;
    await at.advance(1000);
    await at.faults.script({ faults: [{ fault: "stuck-task" }] });
    await at.files.put("mine.jpg", { base64: "AAAA" });
    const saved = await at.snapshot.take();
    const before = (await at.read()).session;
    await at.remove();
    const restored = await world.control.session(id).snapshot.restore(saved);
    expect(restored.session).toEqual(before);
    const [key = ""] = restored.credentials.picwish ?? [];
    const again = new Caller((request) => fetch(request), restored.credentials, world.server.url);
    expect(key).not.toBe("");
    expect(dataOf(await again.poll("scale", task)).task_id).toBe(task);
    expect((await at.files.list()).files.map(({ name }) => name)).toEqual(["mine.jpg"]);
  });

  it("has no credential in it, and is restored under its own id alone", async () => {
    const { at, credentials } = await world.steered();
    const [one, two] = [await at.snapshot.take(), await world.steered()];
    expect(JSON.stringify(one)).not.toContain(credentials.picwish?.[0]);
    await expect(two.at.snapshot.restore(one)).rejects.toMatchObject({ code: "GC_CONTROL_CONFLICT" });
    const wrong = at.snapshot.restore({ ...one, version: 99 as 1 });
    await expect(wrong).rejects.toMatchObject({ code: "GC_CONTROL_INVALID" });
  });
});

describe("the ledger over the control plane", () => {
  it("tells what was paid for twice", async () => {
    const { at, caller } = await world.steered({ pace: "instant" });
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
