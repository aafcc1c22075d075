import { describe, expect, it } from "vitest";
import { bent } from "../testing/bent.js";
import { dataOf } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { decodePicture, picture } from "../testing/pictures.js";
import type { ScriptedFault } from "./scripted-fault.js";

/** Submits a task and asks for it so often. */
async function polls(plan: ScriptedFault, count: number) {
  const world = await bent(plan);
  const { task_id } = dataOf(await world.caller.picwish("scale", world.fields));
  const seen = [];
  for (let poll = 0; poll < count; poll++) seen.push(dataOf(await world.caller.poll("scale", task_id)));
  return { ...world, seen };
}

const states = (seen: readonly { readonly state: number }[]) => seen.map(({ state }) => state);

describe("backwards-progress", () => {
  it("lets progress fall while the task runs, and end as it would have", async () => {
    const { seen } = await polls({ fault: "backwards-progress" }, 4);
    expect(states(seen)).toEqual([2, 3, 4, 1]);
    const progress = seen.map((each) => each.progress);
    expect(progress.slice(0, 3)).toEqual([...progress.slice(0, 3)].sort((a, b) => b - a));
    expect(new Set(progress.slice(0, 3)).size).toBe(3);
    expect(progress[3]).toBe(100);
  });
});

describe("leave-terminal", () => {
  it("lets a task run again that has ended", async () => {
    const { seen } = await polls({ fault: "leave-terminal" }, 6);
    expect(states(seen)).toEqual([2, 3, 4, 1, 4, 4]);
    expect(seen[4]).not.toHaveProperty("image");
    expect(seen[4]).not.toHaveProperty("completed_at");
  });

  it("lets a success become a failure, after as many answers as it is told", async () => {
    const { seen } = await polls({ fault: "leave-terminal", with: { to: "other-end", afterAnswers: 2 } }, 6);
    expect(states(seen)).toEqual([2, 3, 4, 1, 1, -1]);
  });

  it("lets a failure become another", async () => {
    const { session, caller, fields } = await bent({
      fault: "leave-terminal",
      with: { to: "other-end" },
      times: "always",
    });
    session.faults.script([{ fault: "task-outcome", with: { code: -1 } }]);
    const { task_id } = dataOf(await caller.picwish("scale", { ...fields, sync: 0 }));
    const seen = [];
    for (let poll = 0; poll < 5; poll++) seen.push(dataOf(await caller.poll("scale", task_id)));
    expect(states(seen).slice(0, 4)).toEqual([2, 3, 4, -1]);
    expect(states(seen)[4]).toBeLessThan(-1);
  });

  it("does nothing to an answer that is the first to show the end", async () => {
    const { finish } = await bent({ fault: "leave-terminal" });
    expect((await finish()).state).toBe(1);
  });
});

describe("running-state and unknown-state", () => {
  it.each([0, 2, 77])("show a running task under the number %i until it ends", async (code) => {
    const { seen } = await polls({ fault: "running-state", with: { code } }, 4);
    expect(states(seen)).toEqual([code, code, code, 1]);
  });

  it("give a task a number above zero that no document lists while it runs", async () => {
    const { seen } = await polls({ fault: "unknown-state", with: { sign: "positive" } }, 4);
    expect(states(seen)).toEqual([99, 99, 99, 1]);
  });

  it("give a task a number below zero that no document lists as its end", async () => {
    const { seen } = await polls({ fault: "unknown-state", with: { sign: "negative" } }, 4);
    expect(states(seen)).toEqual([2, 3, 4, -99]);
  });

  it.each(["positive", "negative"])("are an error where every number is one: %s", async (sign) => {
    const { caller } = await bent({ fault: "unknown-state", with: { sign } });
    const media_info_list = [{ media_data: base64(await picture(60, 50)), media_profiles: {} }];
    const { status, body } = await caller.aiquality({ parameter: {}, media_info_list });
    expect([status, Math.abs(body.ErrorCode ?? 0)]).toEqual([400, 99]);
  });
});

describe("fields that are extra, missing or of another type", () => {
  it("are added at the top or at a path", async () => {
    const top = await bent({ fault: "extra-field" });
    expect(await top.caller.picwish("scale", top.fields)).toMatchObject({
      body: { status: 200, an_extra_field: "of no document" },
    });
    const within = await bent({ fault: "extra-field", with: { path: "data.extra", value: { deep: 1 } } });
    expect(await within.finish()).toMatchObject({ state: 1, extra: { deep: 1 } });
  });

  it("are left out", async () => {
    const { finish } = await bent({ fault: "missing-field", with: { path: "data.progress" } });
    expect(await finish()).not.toHaveProperty("progress");
  });

  it.each([
    ["string", "1"],
    ["number", 1],
    ["boolean", true],
    ["null", null],
    ["object", { value: 1 }],
    ["array", [1]],
  ])("are written as another type: %s", async (to, expected) => {
    const { caller, fields } = await bent({ fault: "retyped-field", with: { path: "data.state", to } });
    const { body } = await caller.picwish("scale", { ...fields, sync: 1 });
    expect(body.data?.state).toEqual(expected);
    expect(body.status).toBe(200);
  });

  it("are all numbers when no path is given", async () => {
    const { caller, fields } = await bent({ fault: "retyped-field", with: { to: "string" } });
    const { body } = await caller.picwish("scale", { ...fields, sync: 1 });
    expect([body.status, body.data?.state, body.data?.progress]).toEqual(["200", "1", "100"]);
    expect(Object.values(body.data ?? {}).filter((value) => typeof value === "number")).toEqual([]);
  });

  it("are text that is no number as 0, and objects as JSON text", async () => {
    const { caller, session, fields } = await bent({ fault: "retyped-field", with: { path: "message", to: "number" } });
    session.faults.script([{ fault: "retyped-field", with: { path: "data", to: "string" } }]);
    expect((await caller.picwish("scale", fields)).body.message).toBe(0);
    expect(JSON.parse(String((await caller.picwish("scale", fields)).body.data))).toHaveProperty("task_id");
  });
});

describe("wrong-content-type", () => {
  it("labels an answer as HTML and leaves it as it is", async () => {
    const { caller, fields } = await bent({ fault: "wrong-content-type" });
    const { headers, body } = await caller.picwish("scale", fields);
    expect([headers.get("content-type"), body.status]).toEqual(["text/html; charset=utf-8", 200]);
  });
});

describe("result files that are not what they should be", () => {
  async function downloaded(plan: ScriptedFault) {
    const { caller, finish } = await bent(plan);
    const { image } = await finish();
    return { first: await caller.download(image), second: await caller.download(image) };
  }

  it("are damaged: of the same length and type, and not to be decoded", async () => {
    const { first, second } = await downloaded({ fault: "damaged-result" });
    expect(first.bytes.byteLength).toBe(second.bytes.byteLength);
    expect(first.headers.get("content-type")).toBe(second.headers.get("content-type"));
    expect(first.bytes.subarray(0, 3)).toEqual(second.bytes.subarray(0, 3));
    await expect(decodePicture(first.bytes)).rejects.toThrow();
    await expect(decodePicture(second.bytes)).resolves.toBeDefined();
  });

  it("are cut short", async () => {
    const { first, second } = await downloaded({ fault: "truncated-result" });
    expect(first.bytes.byteLength).toBe(Math.floor(second.bytes.byteLength / 2));
  });

  it.each([
    ["html", "text/html; charset=utf-8", /^<!doctype html>/],
    ["json", "application/json", /^\{"error"/],
    ["webp", "image/webp", /^RIFF/],
  ])("are something else, under the status of a success: %s", async (as, type, starts) => {
    const { first } = await downloaded({ fault: "wrong-type-result", with: { as } });
    expect([first.status, first.headers.get("content-type")]).toEqual([200, type]);
    expect(first.text).toMatch(starts);
  });
});
