import type { Encoding } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { type Caller, dataOf, type Fields, read, type TaskBody } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile, picture, sizeOf } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

const rectangles = [{ x: 4, y: 4, width: 8, height: 8 }];

/** A request of each endpoint that names its picture by address, as every encoding can. */
const byUrl: Readonly<Record<string, Fields>> = {
  scale: { type: "clean" },
  inpaint: { rectangles: JSON.stringify(rectangles) },
  segmentation: {},
};

async function hosted() {
  const world = testSession();
  world.session.files.put("a.jpg", await discFile());
  return { ...world, image_url: "https://pictures.example/some/folder/a.jpg" };
}

async function downloaded(caller: Caller, link: string): Promise<string> {
  return sizeOf((await caller.download(link)).bytes);
}

describe("a submit to PicWish", () => {
  const cases = Object.keys(byUrl).flatMap((endpoint) =>
    (["multipart", "form", "json"] as const).map((encoding) => ({ endpoint, encoding })),
  );

  it.each(cases)("is answered when it waits: $endpoint as $encoding", async ({ endpoint, encoding }) => {
    const { caller, image_url } = await hosted();
    const answer = await caller.picwish(endpoint, { image_url, sync: 1, ...byUrl[endpoint] }, { encoding });
    expect(answer.body).toMatchObject({ status: 200, message: "success", data: { state: 1, progress: 100 } });
    expect(await downloaded(caller, dataOf(answer).image)).toMatch(/^(jpg|png) /);
  });

  it.each(cases)("becomes a task that is polled to its end: $endpoint as $encoding", async ({ endpoint, encoding }) => {
    const { caller, image_url } = await hosted();
    const created = await caller.picwish(endpoint, { image_url, ...byUrl[endpoint] }, { encoding });
    const { task_id } = dataOf(created);
    expect(created.body).toEqual({ status: 200, message: "success", data: { task_id } });
    expect(task_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const states = [];
    for (let poll = 0; poll < 4; poll++) states.push(dataOf(await caller.poll(endpoint, task_id)).state);
    expect(states).toEqual([2, 3, 4, 1]);
    const done = await caller.poll(endpoint, task_id);
    expect(await downloaded(caller, dataOf(done).image)).toMatch(/^(jpg|png) /);
  });

  it.each(["0", "", undefined])("is a task to poll when sync is %j", async (sync) => {
    const { caller, image_url } = await hosted();
    const answer = await caller.picwish("scale", { image_url, type: "clean", sync });
    expect(dataOf(answer).state).toBeUndefined();
  });
});

describe("the other vendors", () => {
  it.each(["form", "json", "multipart"] as const)("the market answers at once: %s", async (encoding) => {
    const { caller, image_url } = await hosted();
    const fields = { image_url, rectangles: encoding === "json" ? rectangles : JSON.stringify(rectangles) };
    const answer = await caller.watermark(fields, { encoding });
    expect(answer.body).toMatchObject({ status: 200, message: "success", data: { state: 1, return_type: 1 } });
    expect(await downloaded(caller, dataOf(answer).image)).toBe("jpg 96x72");
  });

  it("Meitu answers at once", async () => {
    const { caller } = await hosted();
    const answer = await caller.aiquality({
      parameter: {},
      media_info_list: [{ media_data: base64(await picture(60, 50)), media_profiles: {} }],
    });
    expect(answer.status).toBe(200);
    expect(answer.body.parameter).toEqual({ rsp_media_type: "jpg", version: "1.0.1" });
    expect(sizeOf(Buffer.from(answer.body.media_info_list[0]?.media_data ?? "", "base64"))).toBe("jpg 60x50");
  });
});

describe("a body that is not labelled as it should be", () => {
  const json = (fields: Fields) => JSON.stringify(fields);
  const form = (fields: Fields) => new URLSearchParams(fields as Record<string, string>).toString();
  const labels: readonly [string, string | undefined, (fields: Fields) => string][] = [
    ["JSON without a content type", undefined, json],
    ["JSON labelled as a form", "application/x-www-form-urlencoded", json],
    ["JSON labelled as plain text", "text/plain;charset=UTF-8", json],
    ["JSON with a charset", "application/json; charset=utf-8", json],
    ["JSON with a type in capitals", "Application/JSON", json],
    ["JSON that begins with a byte order mark", "application/json", (fields) => `\uFEFF${json(fields)}`],
    ["JSON with white space around it", "application/json", (fields) => `\r\n ${json(fields)}\n`],
    ["a form labelled as plain text", "text/plain", form],
    ["a form with a charset", "application/x-www-form-urlencoded; charset=UTF-8", form],
  ];

  it.each(labels)("is understood: %s", async (_, type, write) => {
    const { caller, image_url } = await hosted();
    const body = new TextEncoder().encode(write({ image_url, type: "clean", sync: "1" }));
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
    expect(dataOf(await read<TaskBody>(response)).state).toBe(1);
  });

  it.each(labels.filter(([name]) => name.startsWith("JSON")))(
    "is understood by Meitu, too: %s",
    async (_, type, write) => {
      const { caller } = await hosted();
      const fields = {
        parameter: {},
        media_info_list: [{ media_data: base64(await picture(50, 50)), media_profiles: {} }],
      };
      const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
      const body = new TextEncoder().encode(write(fields));
      const response = await caller.send("meitu", "/v1/aiquality", { method: "POST", headers, body });
      expect(response.status).toBe(200);
    },
  );

  it.each<[string, Encoding]>([
    ["text", "form"],
    ["multipart", "multipart"],
  ])("is refused by Meitu when it is no JSON: %s", async (_, encoding) => {
    const { caller } = await hosted();
    const answer = await caller.aiquality({ parameter: "{}" }, { encoding });
    expect([answer.status, answer.body.ErrorCode]).toEqual([400, 10000]);
  });

  it.each(["[]", "[1]", "null", '"text"', "{", "NaN", "{} {}", "not json", "type=clean", "\u0000"])(
    "is refused where it says JSON and is no JSON object: %j",
    async (body) => {
      const { caller } = await hosted();
      for (const label of ["application/json", "Application/JSON; charset=gbk", "application/problem+json"]) {
        const headers = { "content-type": label };
        const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
        expect((await read<TaskBody>(response)).body).toEqual({
          status: 400,
          message: "Invalid request body: the body is not a JSON object",
        });
      }
    },
  );

  it.each(["[1]", "{", '{"type":"clean"', ' {"a" 1}'])(
    "is refused as JSON where it begins like it, whatever a tool has labelled it: %j",
    async (body) => {
      const { caller } = await hosted();
      for (const label of ["application/x-www-form-urlencoded", "text/plain;charset=UTF-8"]) {
        const headers = { "content-type": label };
        const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
        expect((await read<TaskBody>(response)).body).toEqual({
          status: 400,
          message: "Invalid request body: the body is not a JSON object",
        });
      }
    },
  );

  it.each(["image/jpeg", "application/octet-stream", "application/xml", "multipart/mixed; boundary=x"])(
    "is refused where its label says that it is something else: %s",
    async (label) => {
      const { caller } = await hosted();
      for (const body of ["type=clean", "--x\r\n\r\n--x--", "<type>clean</type>"]) {
        const headers = { "content-type": label };
        const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
        expect([response.status, (await read<TaskBody>(response)).body.message]).toEqual([
          400,
          "Invalid request body: the body is not a JSON object",
        ]);
      }
    },
  );

  it.each(["{}", ""])("is refused for what it lacks where nothing is in it: %j", async (body) => {
    const { caller } = await hosted();
    const headers = { "content-type": "application/json" };
    const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
    expect((await read<TaskBody>(response)).body).toEqual({ status: 400, message: "Invalid task type" });
  });

  it("is refused when it is not UTF-8", async () => {
    const { caller } = await hosted();
    const headers = { "content-type": "application/json" };
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
    expect((await read<TaskBody>(response)).body).toEqual({
      status: 400,
      message: "Invalid request body: the body is not UTF-8 text",
    });
  });
});

describe("fields in the query", () => {
  const submit = async (query: string, fields: Fields = {}) => {
    const world = await hosted();
    const body = new URLSearchParams(fields as Record<string, string>);
    const path = `/api/tasks/visual/segmentation?${query}&image_url=${encodeURIComponent(world.image_url)}`;
    const response = await world.caller.send("picwish", path, { method: "POST", body });
    return { ...world, answer: await read<TaskBody>(response) };
  };

  it("count as fields of the body do", async () => {
    const { answer } = await submit("sync=1&output_type=1");
    expect(dataOf(answer)).toMatchObject({ state: 1, output_type: 1, mask: expect.any(String) });
  });

  it("give way to the body's", async () => {
    const { answer } = await submit("sync=1&output_type=1", { output_type: "3" });
    expect(dataOf(answer)).toMatchObject({ output_type: 3 });
  });

  it("stay where the body's is empty", async () => {
    const { answer } = await submit("sync=1&output_type=3", { output_type: "" });
    expect(dataOf(answer)).toMatchObject({ output_type: 3 });
  });

  it("are held to the same rules", async () => {
    const { answer } = await submit("sync=2");
    expect(answer.body).toEqual({ status: 400, message: expect.stringContaining("Invalid parameter: sync ") });
  });

  it("are not read from a poll", async () => {
    const { caller, image_url } = await hosted();
    const { task_id } = dataOf(await caller.picwish("scale", { image_url, type: "clean" }));
    const response = await caller.send("picwish", `/api/tasks/visual/scale/${task_id}?sync=7&language=en`);
    expect(response.status).toBe(200);
  });
});

describe("an address", () => {
  it.each(["//api/tasks/visual/scale", "/api//tasks/visual///scale"])("may have doubled slashes: %s", async (path) => {
    const { caller, image_url } = await hosted();
    const body = new URLSearchParams({ image_url, type: "clean" });
    const created = await read<TaskBody>(await caller.send("picwish", path, { method: "POST", body }));
    const response = await caller.send("picwish", `${path}/${dataOf(created).task_id}`);
    expect(response.status).toBe(200);
  });
});

describe("empty text", () => {
  it.each(["multipart", "form", "json"] as const)("counts as absent: %s", async (encoding) => {
    const { caller, image_url } = await hosted();
    const empty = { bg_color: "", type: "", format: "", crop: "", output_type: "", return_type: "", image_base64: "" };
    const answer = await caller.picwish("segmentation", { image_url, sync: 1, ...empty }, { encoding });
    expect(dataOf(answer)).toMatchObject({ state: 1, type: "auto", output_type: 2, return_type: 1 });
  });

  it("does not stand for a required field", async () => {
    const { caller, image_url } = await hosted();
    const answer = await caller.picwish("scale", { image_url, type: "" });
    expect(answer.body).toEqual({ status: 400, message: "Invalid task type" });
  });
});

describe("unknown fields", () => {
  it.each(["multipart", "form", "json"] as const)("are left alone: %s", async (encoding) => {
    const { caller, image_url } = await hosted();
    const extra = { callback_url: "https://example.com/cb", hasOwnProperty: "1", constructor: "2", toString: "3" };
    const answer = await caller.picwish("scale", { image_url, type: "clean", sync: 1, ...extra }, { encoding });
    expect(dataOf(answer).state).toBe(1);
  });

  it.each(["form", "json"] as const)("cannot reach into an object's prototype: %s", async (encoding) => {
    const { caller, image_url } = await hosted();
    const body =
      encoding === "json"
        ? `{"__proto__":{"type":"clean","sync":1},"image_url":${JSON.stringify(image_url)}}`
        : `__proto__=x&image_url=${encodeURIComponent(image_url)}`;
    const headers = { "content-type": encoding === "json" ? "application/json" : "application/x-www-form-urlencoded" };
    const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body });
    expect((await read<TaskBody>(response)).body).toEqual({ status: 400, message: "Invalid task type" });
    expect(({} as { type?: string }).type).toBeUndefined();
  });
});
