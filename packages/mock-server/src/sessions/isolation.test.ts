import { describe, expect, it } from "vitest";
import type { Mock, MockOptions } from "../mock.js";
import { Caller, dataOf } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile } from "../testing/pictures.js";
import { testMock, testStart } from "../testing/test-mock.js";

/** All that a session hears back in a day of ordinary work, word for word. */
async function transcript(mock: Mock, session = mock.session()): Promise<readonly string[]> {
  const caller = new Caller(mock.fetch, session.credentials);
  const image_file = await discFile();
  const heard: string[] = [];
  const hear = async <A extends { readonly text: string; readonly headers: Headers }>(answer: A): Promise<A> => {
    heard.push(answer.text, JSON.stringify([...answer.headers]));
    return answer;
  };
  const { task_id } = dataOf(await hear(await caller.picwish("segmentation", { image_file, output_type: 1 })));
  for (let poll = 0; poll < 3; poll++) await hear(await caller.poll("segmentation", task_id));
  const done = dataOf(await hear(await caller.poll("segmentation", task_id)));
  heard.push(base64((await caller.download(done.image)).bytes));
  await hear(await caller.download(`${done.image}x`));
  const [image_url, rectangles] = ["https://h/portrait.jpg", '[{"x":1,"y":1,"width":9,"height":9}]'];
  await hear(await caller.watermark({ image_url, rectangles }));
  const media_info_list = [{ media_data: base64(image_file), media_profiles: {} }];
  await hear(await caller.aiquality({ parameter: { rsp_media_type: "url" }, media_info_list }));
  await hear(await caller.picwish("scale", {}));
  // The caller's own runtime makes up a boundary for each form; nothing else is left to chance.
  return [...heard, JSON.stringify(session.journal.exchanges()).replaceAll(/formdata-undici-\d+/g, "")];
}

const fresh = (options: MockOptions) => testMock(options).mock;

describe("a seed", () => {
  it("gives the same transcript again, byte for byte", async () => {
    const first = await transcript(fresh({ seed: "one" }));
    expect(await transcript(fresh({ seed: "one" }))).toEqual(first);
    expect(first.length).toBeGreaterThan(15);
  });

  it("may be a number", async () => {
    expect(await transcript(fresh({ seed: 7 }))).toEqual(await transcript(fresh({ seed: "7" })));
  });

  it("that is another gives other ids, links, credentials and durations", async () => {
    const [one, two] = [fresh({ seed: "one" }), fresh({ seed: "two" })];
    const [session, other] = [one.session(), two.session()];
    expect(other.credentials).not.toEqual(session.credentials);
    const [heard, otherHeard] = [await transcript(one, session), await transcript(two, other)];
    expect(heard.filter((line, at) => line === otherHeard[at] && line.includes("task_id"))).toEqual([]);
    expect(other.clock.now()).not.toBe(session.clock.now());
  });

  it("that is not given is never the same", () => {
    const options = { seed: undefined } as unknown as MockOptions;
    expect(fresh(options).session().credentials).not.toEqual(fresh(options).session().credentials);
  });
});

describe("fifty sessions at once", () => {
  it("hear what they would hear one after the other", async () => {
    const [parallel, serial] = [fresh({ seed: "many" }), fresh({ seed: "many" })];
    const sessions = Array.from({ length: 50 }, () => parallel.session());
    const heard = await Promise.all(sessions.map((session) => transcript(parallel, session)));
    const again = Array.from({ length: 50 }, () => serial.session());
    for (const at of [0, 1, 24, 49]) expect(await transcript(serial, again[at])).toEqual(heard[at]);
    expect(new Set(heard.map((lines) => lines[0])).size).toBe(50);
  });

  it("keep their tasks, faults, files, rates, clocks and journals to themselves", async () => {
    const mock = fresh({ pace: "manual", qps: 2 });
    const sessions = Array.from({ length: 50 }, () => mock.session());
    const image_file = await discFile();
    const ids = await Promise.all(
      sessions.map(async (session, at) => {
        const caller = new Caller(mock.fetch, session.credentials);
        session.faults.script([{ fault: "task-outcome", with: { code: -100 - at } }]);
        session.files.put("mine.jpg", image_file);
        const { task_id } = dataOf(await caller.picwish("scale", { image_url: "https://h/mine.jpg", type: "clean" }));
        await session.advance(2000 + at);
        expect(dataOf(await caller.poll("scale", task_id)).state).toBe(-100 - at);
        return task_id;
      }),
    );
    for (const [at, session] of sessions.entries()) {
      const caller = new Caller(mock.fetch, session.credentials);
      expect(session.clock.now()).toBe(testStart + 2000 + at);
      expect(session.journal.exchanges()).toHaveLength(2);
      expect(session.faults.unused()).toEqual([]);
      expect((await caller.poll("scale", ids[(at + 1) % 50] ?? "")).status).toBe(404);
    }
  });
});

describe("a credential", () => {
  it("that nobody handed out opens a session of its own, the same one each time", async () => {
    const { mock } = testMock({ pace: "manual" });
    const caller = (key: string) => new Caller(mock.fetch, { picwish: [key] });
    const { task_id } = dataOf(
      await caller("a").picwish("scale", { image_url: "https://h/portrait.jpg", type: "clean" }),
    );
    expect((await caller("a").poll("scale", task_id)).status).toBe(200);
    expect((await caller("b").poll("scale", task_id)).status).toBe(404);
    expect((await caller(" a ").poll("scale", task_id)).status).toBe(429);
  });

  it("opens another session at each vendor, unless one session was handed out for all", async () => {
    const { mock } = testMock({ pace: "manual" });
    const loose = new Caller(mock.fetch, { picwish: ["same"], meitu: ["same", "same"], "aliyun-market": ["same"] });
    await loose.aiquality({});
    const session = mock.session();
    const bound = new Caller(mock.fetch, session.credentials);
    await bound.aiquality({});
    await bound.watermark({});
    await bound.picwish("scale", {});
    expect(session.journal.exchanges().map(({ vendor }) => vendor)).toEqual(["meitu", "aliyun-market", "picwish"]);
  });

  it("has as many parts as its vendor asks for, and no part is like another", () => {
    const { credentials } = testMock().mock.session();
    const parts = Object.values(credentials).flat();
    expect(Object.fromEntries(Object.entries(credentials).map(([id, own]) => [id, own.length]))).toEqual({
      picwish: 1,
      "aliyun-market": 1,
      meitu: 2,
    });
    expect(new Set(parts).size).toBe(4);
  });

  it.each([
    ["Authorization", "APPCODE"],
    ["Authorization", "APPCODE  two blanks"],
    ["Authorization", "appcode lower"],
    ["Authorization", "Bearer other"],
    ["Authorization", "bare"],
  ])("is refused by the market when it is not written as documented: %s: %s", async (name, value) => {
    const { mock } = testMock();
    const caller = new Caller(mock.fetch, {});
    const answer = await caller.watermark({}, { credential: "none", headers: { [name]: value } });
    expect(answer.status).toBe(401);
  });

  it("may have its header's name in any case", async () => {
    const { mock } = testMock();
    const caller = new Caller(mock.fetch, {});
    const answer = await caller.picwish("scale", {}, { credential: "none", headers: { "x-Api-kEY": "k" } });
    expect(answer.status).toBe(400);
  });
});
