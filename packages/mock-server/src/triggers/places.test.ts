import { describe, expect, it } from "vitest";
import { Caller, dataOf, type Fields } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testMock, testSession } from "../testing/test-mock.js";

/** A world without a session: the key is what a client sends that cannot be changed. */
function withKey(key: string) {
  const { mock } = testMock({ qps: "off" });
  return { mock, caller: new Caller(mock.fetch, { picwish: [key] }) };
}

const address = (name: string) => `https://pictures.test/${name}/portrait.jpg`;

async function statuses(caller: Caller, fields: Fields, count: number): Promise<number[]> {
  const met = [];
  for (let call = 0; call < count; call++) met.push((await caller.picwish("scale", fields)).status);
  return met;
}

describe("a word in the key", () => {
  const fields = { image_url: address("plain"), type: "clean" };

  it("holds for every request of that key, and for no other key", async () => {
    const { mock, caller } = withKey("mine.gc-429");
    expect(await statuses(caller, fields, 3)).toEqual([429, 429, 429]);
    expect((await caller.poll("scale", "x")).status).toBe(429);
    expect(await statuses(new Caller(mock.fetch, { picwish: ["mine"] }), fields, 1)).toEqual([200]);
  });

  it("that is counted holds for so many requests of its session", async () => {
    const { caller } = withKey("mine.gc-429-x2");
    expect(await statuses(caller, fields, 4)).toEqual([429, 429, 200, 200]);
  });

  it("may be for one operation", async () => {
    const { caller } = withKey("mine.gc-poll-429-x2");
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    const polls = [];
    for (let poll = 0; poll < 3; poll++) polls.push((await caller.poll("scale", task_id)).status);
    expect(polls).toEqual([429, 429, 200]);
  });

  it("may stand beside others: all apply, and those that are counted one after the other", async () => {
    const { caller } = withKey("mine.gc-429-x1.gc-500-x1_gc-extra-field");
    const first = await caller.picwish("scale", fields);
    const second = await caller.picwish("scale", fields);
    const third = await caller.picwish("scale", fields);
    expect([first, second, third].map(({ status }) => status)).toEqual([429, 500, 200]);
    for (const { body } of [first, second, third]) expect(body).toHaveProperty("an_extra_field");
  });

  it("holds for the downloads of its tasks, which carry no key", async () => {
    const { caller } = withKey("mine.gc-result-503");
    const { image } = await caller.finish("scale", fields);
    expect((await caller.download(image)).status).toBe(503);
  });

  it("that is none is let be", async () => {
    const { caller } = withKey("mine.gc-nothing.my-gc-429");
    expect(await statuses(caller, fields, 1)).toEqual([200]);
  });
});

describe("a word in the header", () => {
  const fields = { image_url: address("plain"), type: "clean" };
  const worded = (word: string) => ({ headers: { "x-graycard-trigger": word } });

  it("holds for that request, and for no other submit", async () => {
    const { caller } = testSession();
    expect((await caller.picwish("scale", fields, worded("gc-429"))).status).toBe(429);
    expect((await caller.picwish("scale", fields)).status).toBe(200);
  });

  it("holds for a download", async () => {
    const { caller } = testSession();
    const { image } = await caller.finish("scale", fields);
    expect((await caller.download(image, worded("gc-result-503"))).status).toBe(503);
    expect((await caller.download(image)).status).toBe(200);
  });

  it("of a submit holds for the polls and downloads of its task, as in the name of a file", async () => {
    const { caller, session } = testSession();
    const { task_id } = dataOf(await caller.picwish("scale", fields, worded("gc-poll-429-x1 gc-result-503-x1")));
    expect(session.journal.exchanges().at(-1)?.notes).toBeUndefined();
    const other = dataOf(await caller.picwish("scale", fields)).task_id;
    const met = [];
    for (const id of [other, task_id, task_id]) met.push((await caller.poll("scale", id)).status);
    expect(met).toEqual([200, 429, 200]);
    await session.advance(30_000);
    const { image } = dataOf(await caller.poll("scale", task_id));
    expect([(await caller.download(image)).status, (await caller.download(image)).status]).toEqual([503, 200]);
  });

  it("of a submit holds beside those of its names", async () => {
    const { caller, session } = testSession();
    const named = { image_url: address("gc-poll-429-x1"), type: "clean" };
    const { task_id } = dataOf(await caller.picwish("scale", named, worded("gc-poll-extra-field")));
    const first = await caller.poll("scale", task_id);
    expect([first.status, first.body]).toEqual([429, expect.objectContaining({ an_extra_field: expect.anything() })]);
    expect(session.journal.exchanges().at(-1)?.faults).toHaveLength(2);
    expect((await caller.poll("scale", task_id)).status).toBe(200);
  });

  it("that did nothing to a submit is still there for its task", async () => {
    const { caller } = testSession();
    // There is no link in the answer to a submit: the first answer with one is what it is for.
    const { image } = await caller.finish("scale", fields, worded("gc-expired-link-x1"));
    expect((await caller.download(image)).status).toBe(403);
  });

  it("is noted when it is for another kind of request than it came with", async () => {
    const { caller, session } = testSession();
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    await caller.poll("scale", task_id, worded("gc-submit-429"));
    const note =
      "in x-graycard-trigger: what stands there does nothing to a poll; send it with the request that it is for";
    expect(session.journal.exchanges().at(-1)?.notes).toEqual([note]);
    await caller.picwish("scale", fields, worded("gc-429"));
    expect(session.journal.exchanges().at(-1)?.notes).toBeUndefined();
  });

  it("may be several", async () => {
    const { caller } = testSession();
    const answer = await caller.picwish("scale", fields, worded("gc-extra-field, gc-500"));
    expect([answer.status, Object.keys(answer.body)]).toEqual([500, ["status", "message", "an_extra_field"]]);
  });

  it.each([
    ["gc-428", ["gc-429"], /is no trigger/],
    ["gc-429 gc-hnag", ["gc-hang"], /is no trigger/],
    ["gc-code-20001", [], /picwish knows nothing that gc-code-20001 stands for/],
    ["gc-download-429", ["gc-429"], /"refuse" does nothing to fetch-result/],
    ["My Secret!", [], /what stands there is no word/],
  ])("that is none is answered by the mock itself: %s", async (word, near, says) => {
    const { caller, session } = testSession();
    const response = await caller.submit("picwish", "scale", fields, worded(word));
    const body = (await response.json()) as { error: string; near: string[]; all: string };
    expect(response.status).toBe(400);
    expect(body.error).toMatch(says);
    expect(body.near).toEqual(expect.arrayContaining(near));
    expect(body.all).toContain("graycard triggers");
    expect(JSON.stringify(body)).not.toContain("Secret");
    expect(session.journal.exchanges()[0]?.fault).toMatch(says);
  });

  it("that is none is answered at a download, too", async () => {
    const { caller } = testSession();
    const { image } = await caller.finish("scale", fields);
    const download = await caller.download(image, worded("gc-nothing-at-all"));
    expect([download.status, download.text]).toEqual([400, expect.stringContaining("no trigger")]);
  });
});

describe("a word in a name", () => {
  const named = (word: string) => ({ image_url: address(word), type: "clean" });

  it("holds for the submit, and for another with the same name", async () => {
    const { caller } = testSession();
    expect(await statuses(caller, named("gc-429"), 2)).toEqual([429, 429]);
    expect(await statuses(caller, named("plain"), 1)).toEqual([200]);
  });

  it("that is counted holds for so many submits with that name", async () => {
    const { caller } = testSession();
    expect(await statuses(caller, named("gc-429-x2/a"), 3)).toEqual([429, 429, 200]);
    expect(await statuses(caller, named("gc-429-x2/b"), 3)).toEqual([429, 429, 200]);
  });

  it("holds for the polls of its task, each task counting by itself", async () => {
    const { caller } = testSession();
    const tasks = [];
    for (let task = 0; task < 2; task++) {
      tasks.push(dataOf(await caller.picwish("scale", named("gc-poll-429-x1"))).task_id);
    }
    const met = [];
    for (const id of [...tasks, ...tasks]) met.push((await caller.poll("scale", id)).status);
    expect(met).toEqual([429, 429, 200, 200]);
  });

  it("holds for the downloads of its task", async () => {
    const { caller } = testSession();
    const { image } = await caller.finish("scale", named("gc-result-503-x1"));
    expect([(await caller.download(image)).status, (await caller.download(image)).status]).toEqual([503, 200]);
  });

  it("bends the links of its task", async () => {
    const { caller } = testSession();
    const { image } = await caller.finish("scale", named("gc-expired-link"));
    expect((await caller.download(image)).status).toBe(403);
  });

  it("is found in the name of a file", async () => {
    const { caller } = testSession();
    const body = new FormData();
    body.set("image_file", new Blob([new Uint8Array(await discFile())]), "photo.gc-state-7.jpg");
    body.set("type", "clean");
    body.set("sync", "1");
    const response = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", body });
    expect(await response.json()).toMatchObject({ data: { state: -7 } });
  });

  it("that is none is let be, and the journal says so", async () => {
    const { caller, session } = testSession();
    expect(await statuses(caller, named("gc-nothing"), 1)).toEqual([200]);
    expect(session.journal.exchanges()[0]?.notes).toEqual([
      expect.stringMatching(/^in a file name or address: a word that begins with gc- is no trigger; graycard triggers/),
    ]);
  });

  it("comes too late for what happens to the body", async () => {
    const { caller, session } = testSession();
    expect(await statuses(caller, named("gc-upload-reset"), 1)).toEqual([200]);
    expect(session.journal.exchanges()[0]?.notes).toEqual([
      "in a file name or address: gc-upload-reset only works in a key or header",
    ]);
  });
});

describe("the journal", () => {
  it("names the faults that words played", async () => {
    const { caller, session } = testSession();
    await caller.picwish("scale", { image_url: address("gc-429"), type: "clean" });
    expect(session.journal.exchanges()[0]?.faults).toEqual(["refuse"]);
  });
});
