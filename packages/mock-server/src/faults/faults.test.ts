import { type AnyVendor, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { bent } from "../testing/bent.js";
import { dataOf, read, type TaskBody } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile, picture, sizeOf } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";

describe("refuse", () => {
  it.each([
    ["unauthenticated", 401],
    ["not-found", 404],
    ["rate-limited", 429],
    ["too-large", 413],
    ["invalid-parameter", 400],
    ["internal", 500],
  ])("turns a request away as the vendor would: %s", async (fault, status) => {
    const { caller, fields, session } = await bent({ fault: "refuse", with: { fault } });
    const answer = await caller.picwish("scale", fields);
    expect([answer.status, answer.body.status, answer.body.data]).toEqual([status, status, undefined]);
    expect(session.journal.exchanges()[0]?.fault).toBe("a planned fault");
  });

  it("may leave the message out", async () => {
    const { caller, session, fields } = await bent({ fault: "refuse", with: { fault: "rate-limited" } });
    session.faults.script([{ fault: "rewrite-answer", with: { remove: ["message"] }, times: "always" }]);
    expect((await caller.picwish("scale", fields)).body).toEqual({ status: 429 });
  });
});

describe("task-outcome", () => {
  it.each([-1, -2, -3, -5, -7, -8, -9, -17, -4])("ends a task with any code: %i", async (code) => {
    const { finish } = await bent({ fault: "task-outcome", with: { code } });
    const data = await finish();
    expect(Object.keys(data).sort()).toEqual(["created_at", "processed_at", "progress", "state", "task_id"]);
    expect(data).toMatchObject({ state: code, progress: 0 });
  });

  it("lets the task run first, when it is polled", async () => {
    const { caller, fields } = await bent({ fault: "task-outcome", with: { code: -2 } });
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    const states = [];
    for (let poll = 0; poll < 5; poll++) states.push(dataOf(await caller.poll("scale", task_id)).state);
    expect(states).toEqual([2, 3, 4, -2, -2]);
  });

  it("is an error code at Meitu", async () => {
    const { caller } = await bent({ fault: "task-outcome", with: { code: 20003 } });
    const media_info_list = [{ media_data: base64(await picture(60, 50)), media_profiles: {} }];
    const answer = await caller.aiquality({ parameter: {}, media_info_list });
    expect([answer.status, answer.body]).toEqual([400, { ErrorCode: 20003, ErrorMsg: "DETECT_NOT_FACE", Data: null }]);
  });
});

describe("slow-task and stuck-task", () => {
  it("let work take the time they say", async () => {
    const { finish, session } = await bent({ fault: "slow-task", with: { workMs: 12_345 } });
    expect((await finish()).state).toBe(1);
    expect(session.clock.now()).toBe(testStart + 12_345);
  });

  it("reach the timeout state past the limit", async () => {
    const { finish } = await bent({ fault: "slow-task", with: { workMs: 30_001 } });
    expect((await finish()).state).toBe(-8);
  });

  it("need another limit to be slower than that", async () => {
    const { finish, session } = await bent({
      fault: "other-limit",
      with: { limit: "processingMs", value: 90_000 },
      times: "always",
    });
    session.faults.script([{ fault: "slow-task", with: { workMs: 60_000 } }]);
    expect((await finish()).state).toBe(1);
  });
});

describe("rewrite-answer", () => {
  it("sets and removes fields by path, and leaves alone what is not there", async () => {
    const { caller, fields } = await bent({
      fault: "rewrite-answer",
      with: { set: { "data.state": 9, "data.new.deep": 1, added: [1] }, remove: ["data.progress", "no.such.path"] },
    });
    const { body } = await caller.picwish("scale", { ...fields, sync: 1 });
    expect(body).toMatchObject({ added: [1], data: { state: 9, return_type: 1 } });
    expect(body.data).not.toHaveProperty("progress");
    expect(body.data).not.toHaveProperty("new");
  });

  it("reaches into lists", async () => {
    const { caller } = await bent({ fault: "rewrite-answer", with: { set: { "media_info_list[0].media_data": "?" } } });
    const media_info_list = [{ media_data: base64(await picture(60, 50)), media_profiles: {} }];
    const { body } = await caller.aiquality({ parameter: {}, media_info_list });
    expect(body.media_info_list[0]?.media_data).toBe("?");
  });

  it("cannot reach an object's prototype", async () => {
    const { caller, fields } = await bent({
      fault: "rewrite-answer",
      with: { set: { "__proto__.polluted": 1, "constructor.prototype.polluted": 1 } },
    });
    await caller.picwish("scale", fields);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("replaces status, content type and text", async () => {
    const { caller, fields } = await bent({
      fault: "rewrite-answer",
      with: { status: 502, contentType: "text/html", text: "<h1>Bad Gateway</h1>" },
    });
    const response = await caller.submit("picwish", "scale", fields);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      502,
      "text/html",
      "<h1>Bad Gateway</h1>",
    ]);
  });

  it.each([204, 205, 304])("replaces the status by one that has no body: %i", async (status) => {
    const { caller, fields } = await bent({ fault: "rewrite-answer", with: { status } });
    const response = await caller.submit("picwish", "scale", fields);
    const length = status === 205 ? "0" : null;
    const heard = [response.status, response.headers.get("content-length"), await response.text()];
    expect(heard).toEqual([status, length, ""]);
  });

  it.each(["rewrite-answer", "wrong-content-type"])("takes no content type that no header can carry: %s", (fault) => {
    const { session } = testSession();
    const plan = (contentType: string) => () => session.faults.script([{ fault, with: { contentType } }]);
    expect(plan("text/html\r\nx: y")).toThrow("contentType");
    expect(plan("text/Ж😀")).toThrow("contentType");
  });

  it("does the same to an answer that is a picture", async () => {
    const { caller, fields } = await bent({ fault: "rewrite-answer", with: { contentType: "text/plain" } });
    const response = await caller.submit("picwish", "scale", { ...fields, sync: 1, return_type: 3 });
    expect(response.headers.get("content-type")).toBe("text/plain");
    expect(sizeOf(new Uint8Array(await response.arrayBuffer()))).toBe("jpg 384x288");
  });
});

describe("a mistake of the mock's own", () => {
  it("is told to its operator, and answered as the vendor's", async () => {
    const mistaken: AnyVendor = {
      ...picwish,
      schedule: () => {
        throw new Error("a mistake in the schedule");
      },
    };
    const { session, caller, reports } = testSession({ vendors: [mistaken] });
    const fields = { image_file: await discFile(), type: "clean" };
    const response = await caller.submit("picwish", "scale", fields);
    expect((await read<TaskBody>(response)).body).toEqual({ status: 500, message: "Internal server error" });
    expect(reports).toHaveLength(1);
    expect(session.journal.exchanges()[0]?.fault).toBe("a mistake in the schedule");
  });
});
