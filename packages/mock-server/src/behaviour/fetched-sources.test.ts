import diagnostics from "node:diagnostics_channel";
import dns from "node:dns/promises";
import { ManualClock } from "@graycard/core";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { createMock } from "../create-mock.js";
import type { MockOptions } from "../mock.js";
import { createSourceFetcher } from "../platform/browser/fetching.js";
import { Caller, dataOf } from "../testing/caller.js";
import { gate } from "../testing/gate.js";
import { pictureServer } from "../testing/picture-server.js";
import { paddedPicture, picture, sizeOf } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";

const rectangles = JSON.stringify([{ x: 1, y: 1, width: 4, height: 4 }]);
const here = { resolve: async () => ["127.0.0.1"], allow: ["pictures.test"] };

/** A session that may fetch from pictures.test, which is a server of this test. */
async function fetching(file: Uint8Array, options: MockOptions = {}) {
  const asked: (string | undefined)[] = [];
  const port = await pictureServer((request, response) => {
    asked.push(request.url);
    response.end(file);
  });
  const world = testSession({ fetchUrls: here, qps: "off", ...options });
  return { ...world, asked, at: (path: string) => `http://pictures.test:${port}/${path}` };
}

/** The same, with a server that waits with its answer. */
async function holdingBack(options: MockOptions = {}) {
  const [asked, answer] = [gate(), gate()];
  const file = await picture(20, 16);
  const port = await pictureServer(async (_, response) => {
    asked.open();
    await answer.opened;
    response.end(file);
  });
  const image_url = `http://pictures.test:${port}/held.jpg`;
  return { ...testSession({ fetchUrls: here, qps: "off", ...options }), image_url, asked, answer };
}

/** Notes every name that is looked up and every connection that is begun, as long as the test runs. */
function watchDialling(): readonly unknown[] {
  const dialled: unknown[] = [];
  const lookup = vi.spyOn(dns, "lookup").mockImplementation((async (name: string) => {
    dialled.push(name);
    return [{ address: "127.0.0.1", family: 4 }];
  }) as never);
  const note = () => dialled.push("a connection");
  diagnostics.subscribe("net.client.socket", note);
  onTestFinished(() => {
    lookup.mockRestore();
    diagnostics.unsubscribe("net.client.socket", note);
  });
  return dialled;
}

describe("the pictures of a list", () => {
  it("are fetched four at once", async () => {
    const file = await picture(60, 50);
    let [open, most, asked] = [0, 0, 0];
    const port = await pictureServer(async (_, response) => {
      most = Math.max(most, ++open);
      asked++;
      for (let turn = 0; turn < 20; turn++) await nextTurn();
      open--;
      response.end(file);
    });
    const { caller } = testSession({ fetchUrls: here, qps: "off" });
    const media_info_list = Array.from({ length: 10 }, (_, at) => ({
      media_data: `http://pictures.test:${port}/${at}.jpg`,
      media_profiles: { media_data_type: "url" },
    }));
    const { status, body } = await caller.aiquality({ parameter: {}, media_info_list });
    expect([status, body.media_info_list.length, asked, most]).toEqual([200, 10, 10, 4]);
  });
});

describe("a mock that was not told to fetch", () => {
  it.each([undefined, false])("never dials out: %s", async (fetchUrls) => {
    const dialled = watchDialling();
    const { caller, session } = testSession(fetchUrls === undefined ? {} : { fetchUrls });
    session.files.put("here.jpg", await picture(20, 16));
    const states = [];
    for (const url of ["http://127.0.0.1:1/none.jpg", "https://pictures.test/none.jpg", "oss://bucket/none.jpg"]) {
      states.push((await caller.finish("inpaint", { image_url: url, rectangles })).state);
      states.push((await caller.finish("inpaint", { image_url: "http://h/here.jpg", mask_url: url })).state);
      states.push(dataOf(await caller.watermark({ image_url: url, rectangles })).state);
    }
    expect(states).toEqual(Array(9).fill(-3));
    expect(dialled).toEqual([]);
  });
});

describe("a mock that was told to fetch", () => {
  it("asks the system where a name is, and dials what is no file", async () => {
    const dialled = watchDialling();
    const { caller } = testSession({ fetchUrls: { allow: ["pictures.test"] } });
    const data = await caller.finish("inpaint", { image_url: "http://pictures.test:1/none.jpg", rectangles });
    expect([data.state, ...dialled]).toEqual([-3, "pictures.test", "a connection"]);
  });

  it("still dials nobody nearby", async () => {
    const dialled = watchDialling();
    const { caller } = testSession({ fetchUrls: true });
    for (const image_url of ["http://127.0.0.1:1/a.jpg", "http://0x7f.1:1/a.jpg", "http://pictures.test:1/a.jpg"]) {
      expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(-3);
    }
    expect(dialled).toEqual(["pictures.test"]);
  });

  it("works on pictures and masks from elsewhere", async () => {
    const { caller, asked, at } = await fetching(await picture(20, 16));
    const data = await caller.finish("inpaint", { image_url: at("a.jpg"), mask_url: at("b.jpg?c=1") });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("jpg 20x16");
    expect([...asked].sort()).toEqual(["/a.jpg", "/b.jpg?c=1"]);
  });

  it("does so for every vendor", async () => {
    const { caller, asked, at } = await fetching(await picture(60, 50));
    expect(dataOf(await caller.watermark({ image_url: at("a.jpg"), rectangles })).state).toBe(1);
    const media_info_list = [1, 2].map((index) => ({
      media_data: at(`${index}.jpg`),
      media_profiles: { media_data_type: "url" },
    }));
    const { body } = await caller.aiquality({ parameter: { rsp_media_type: "jpg" }, media_info_list });
    expect(body.media_info_list).toHaveLength(2);
    expect([...asked].sort()).toEqual(["/1.jpg", "/2.jpg", "/a.jpg"]);
  });

  it("goes to its files first", async () => {
    const { caller, session, asked, at } = await fetching(await picture(20, 16));
    session.files.put("mine.jpg", await picture(30, 8));
    const data = await caller.finish("inpaint", { image_url: at("x/mine.jpg"), rectangles });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("jpg 30x8");
    expect((await caller.finish("scale", { image_url: at("portrait.jpg"), type: "clean" })).state).toBe(1);
    expect(asked).toEqual([]);
  });

  it("takes oss: addresses for files, and fetches none", async () => {
    const { caller, session, asked } = await fetching(await picture(20, 16));
    session.files.put("mine.jpg", await picture(30, 8));
    const oss = async (name: string) =>
      (await caller.finish("inpaint", { image_url: `oss://pictures.test/${name}`, rectangles })).state;
    expect([await oss("mine.jpg"), await oss("other.jpg"), asked]).toEqual([1, -3, []]);
  });

  it("does not take what only some vendors check for a URL", async () => {
    const { caller } = await fetching(await picture(60, 50));
    for (const media_data of ["file:///etc/none", "data:image/png;base64,AAAA", "ftp://pictures.test/a.jpg", "a.jpg"]) {
      const media_info_list = [{ media_data, media_profiles: { media_data_type: "url" } }];
      const { status } = await caller.aiquality({ parameter: { rsp_media_type: "jpg" }, media_info_list });
      expect(status).toBe(400);
    }
  });

  it("fails the task with -3 when there is no picture to be had, and the journal says why", async () => {
    const port = await pictureServer((_, response) => response.writeHead(404).end());
    const { caller, session } = testSession({ fetchUrls: here, qps: "off" });
    for (const [image_url, because] of [
      [`http://pictures.test:${port}/a.jpg?signature=secret`, `pictures.test:${port} answered 404`],
      ["http://169.254.169.254/a.jpg", expect.stringContaining("169.254.169.254 is a link-local address")],
      ["http://u:secret@pictures.test/", expect.stringContaining("carries a user name or a password")],
      ["oss://bucket/none.jpg", expect.stringContaining("oss: addresses are never fetched")],
    ] as const) {
      expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(-3);
      expect((await caller.finish("scale", { image_url, type: "clean" })).state).toBe(-3);
      expect(session.journal.exchanges().map(({ notes }) => notes)).toEqual(expect.arrayContaining([[because]]));
    }
    expect(
      session.journal
        .exchanges()
        .flatMap(({ notes = [] }) => notes)
        .join(),
    ).not.toContain("secret");
  });

  it("fails the task with -7 when what comes is no picture", async () => {
    const { caller, at } = await fetching(new TextEncoder().encode("<h1>Sign in</h1>"));
    expect((await caller.finish("inpaint", { image_url: at("a.jpg"), rectangles })).state).toBe(-7);
  });

  it("fails the task with -5 from one byte over the limit in force", async () => {
    const limit = 15_728_640;
    for (const [bytes, state] of [
      [limit, 1],
      [limit + 1, -5],
    ] as const) {
      const { caller, at } = await fetching(await paddedPicture(bytes));
      expect((await caller.finish("inpaint", { image_url: at("a.jpg"), rectangles })).state).toBe(state);
    }
    const { caller, session, at } = await fetching(await picture(20, 16));
    session.faults.script([{ fault: "other-limit", with: { limit: "imageBytes", value: 100 } }]);
    expect((await caller.finish("inpaint", { image_url: at("a.jpg"), rectangles })).state).toBe(-5);
  });

  it("gives a download up when its time is over, whatever the session's clock does", async () => {
    const { caller, session, image_url } = await holdingBack();
    session.faults.script([{ fault: "other-limit", with: { limit: "downloadMs", value: 1 } }]);
    expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(-3);
  });

  it("refuses to start with an allow list that is none", () => {
    expect(() => createMock({ fetchUrls: { allow: ["*.test"] } })).toThrow('"*.test" cannot be allowed');
  });

  it("does not start in a browser", () => {
    expect(() => createSourceFetcher()).toThrow("A browser cannot fetch pictures for the mock.");
  });
});

describe("a submit whose picture is still being fetched", () => {
  it("is answered at once when it is asynchronous, and its task waits", async () => {
    const { caller, image_url, asked, answer } = await holdingBack({ pace: "instant" });
    const { task_id } = dataOf(await caller.picwish("inpaint", { image_url, rectangles, sync: 0 }));
    await asked.opened;
    // At this pace time leaps to what is next, and that is the picture.
    const heard: number[] = [];
    const look = async () => heard.push(dataOf(await caller.poll("inpaint", task_id)).state);
    const first = look();
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(heard).toEqual([]);
    answer.open();
    await first;
    for (let polls = 0; polls < 3; polls++) await look();
    expect(heard).toEqual([2, 3, 4, 1]);
  });

  it("shows the first state in real time, and begins when the picture is there", async () => {
    const clock = new ManualClock({ startAt: testStart });
    const { caller, session, image_url, asked, answer } = await holdingBack({ pace: "realtime", clock });
    const { task_id } = dataOf(await caller.picwish("inpaint", { image_url, rectangles, sync: 0 }));
    const look = async () => dataOf(await caller.poll("inpaint", task_id));
    await asked.opened;
    await clock.advance(7000);
    const { processed_at, ...waiting } = await look();
    expect(waiting).toMatchObject({ state: 0, progress: 0 });
    expect(processed_at).toBeUndefined();
    answer.open();
    await session.advance(0);
    expect(await look()).toMatchObject({ state: 0, progress: 0 });
    await session.advance(900);
    expect(await look()).toMatchObject({ state: 4 });
    await session.advance(1100);
    const done = await look();
    expect([done.state, done.created_at]).toEqual([1, testStart / 1000]);
    expect(done.completed_at - done.created_at).toBeGreaterThanOrEqual(8);
  });

  it.each([
    [10_000, 1],
    [10_001, -3],
  ])("has the documented time on the session's clock: %i ms, state %i", async (ms, state) => {
    const clock = new ManualClock({ startAt: testStart });
    const { caller, session, image_url, asked, answer } = await holdingBack({ pace: "realtime", clock });
    const { task_id } = dataOf(await caller.picwish("inpaint", { image_url, rectangles, sync: 0 }));
    await asked.opened;
    await clock.advance(ms);
    answer.open();
    await session.advance(2000);
    expect(dataOf(await caller.poll("inpaint", task_id)).state).toBe(state);
  });

  it("takes no time where time stands still, and whoever moves it waits for the picture", async () => {
    const { caller, session, image_url, asked, answer } = await holdingBack({ pace: "manual" });
    const { task_id } = dataOf(await caller.picwish("inpaint", { image_url, rectangles, sync: 0 }));
    await asked.opened;
    const moved = session.advance(60_000);
    answer.open();
    await moved;
    const data = dataOf(await caller.poll("inpaint", task_id));
    expect([data.state, data.completed_at - data.created_at]).toEqual([1, expect.toSatisfy((s: number) => s <= 2)]);
  });

  it.each(["upload", "base64"])(
    "keeps the other one as it was sent, whatever is sent meanwhile: an %s",
    async (via) => {
      const clock = new ManualClock({ startAt: testStart });
      const { caller, session, image_url: mask_url, asked, answer } = await holdingBack({ pace: "realtime", clock });
      const sent = (bytes: Uint8Array) =>
        via === "upload" ? { image_file: bytes } : { image_base64: Buffer.from(bytes).toString("base64") };
      const padded = async (width: number) => paddedPicture(300_000, await picture(width, 16));
      const { task_id } = dataOf(await caller.picwish("inpaint", { ...sent(await padded(20)), mask_url, sync: 0 }));
      await asked.opened;
      for (const width of [50, 60]) {
        await caller.picwish("inpaint", { ...sent(await padded(width)), rectangles, sync: 0 });
      }
      answer.open();
      await session.advance(0);
      await session.advance(10_000);
      const { state, image } = dataOf(await caller.poll("inpaint", task_id));
      expect([state, sizeOf((await caller.download(image)).bytes)]).toEqual([1, "jpg 20x16"]);
    },
  );

  it("is waited for by a caller who waits for the result", async () => {
    const { caller, session, image_url, asked, answer } = await holdingBack({ pace: "manual" });
    const finished = session.passUntil(caller.finish("inpaint", { image_url, rectangles }));
    await asked.opened;
    answer.open();
    expect((await finished).state).toBe(1);
  });

  it("goes on without the caller, who hears the reason of having left", async () => {
    const { caller, session, image_url, asked, answer } = await holdingBack();
    const leaving = new AbortController();
    const submit = caller.picwish("inpaint", { image_url, rectangles, sync: 1 }, { signal: leaving.signal });
    await asked.opened;
    leaving.abort(new Error("home time"));
    await expect(submit).rejects.toThrow("home time");
    expect(session.journal.exchanges().at(-1)).toMatchObject({
      operation: "submit",
      fault: "the caller went away while its pictures were fetched",
    });
    answer.open();
    await session.advance(0);
  });

  it("has a task that fails when the mock is closed", async () => {
    const { mock, caller, image_url, asked } = await holdingBack();
    const finished = caller.finish("inpaint", { image_url, rectangles });
    await asked.opened;
    await mock.close();
    expect((await finished).state).toBe(-3);
  });

  it("does not hold up the other sessions", async () => {
    const { mock, caller, image_url, asked, answer } = await holdingBack();
    const held = caller.finish("inpaint", { image_url, rectangles });
    await asked.opened;
    const other = new Caller(mock.fetch, mock.session().credentials);
    expect((await other.finish("scale", { image_url: "http://h/portrait.jpg", type: "clean" })).state).toBe(1);
    answer.open();
    expect((await held).state).toBe(1);
  });
});
