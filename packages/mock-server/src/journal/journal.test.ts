import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";
import { EvidenceLostError } from "./evidence-lost-error.js";
import { Journal } from "./journal.js";
import type { JournalQuery } from "./journal-query.js";

const exchange = (id: number) => ({
  id: String(id),
  vendor: "v",
  startedAt: id,
  durationMs: 0,
  request: { method: "GET", url: "http://h/", headers: {} },
});

describe("Journal", () => {
  const ids = (journal: Journal) => journal.exchanges().map(({ id }) => id);

  it("keeps exchanges in order, and counts those it had to let go", () => {
    const journal = new Journal({ mostExchanges: 3 });
    for (let id = 0; id < 3; id++) journal.add(exchange(id));
    expect([ids(journal), journal.evicted, journal.problems()]).toEqual([["0", "1", "2"], 0, []]);
    for (let id = 3; id < 5000; id++) journal.add(exchange(id));
    expect([ids(journal), journal.evicted, journal.count()]).toEqual([["4997", "4998", "4999"], 4997, 3]);
    expect(journal.problems()).toEqual([
      "The oldest 4997 exchanges have made room in the journal, which holds 33554432 bytes and 3 exchanges: what is left does not prove anything.",
    ]);
  });

  it("holds no more bytes than it may, but for the newest exchange", () => {
    const journal = new Journal({ mostBytes: 10_000 });
    for (let id = 0; id < 1000; id++) journal.add({ ...exchange(id), fault: "x".repeat(id % 500) });
    expect(journal.bytes).toBeLessThanOrEqual(10_000);
    expect([journal.count() > 5, journal.count() + journal.evicted, ids(journal).at(-1)]).toEqual([true, 1000, "999"]);
    journal.add({ ...exchange(1000), fault: "x".repeat(100_000) });
    expect(ids(journal)).toEqual(["1000"]);
    journal.add(exchange(1001));
    expect(ids(journal)).toEqual(["1001"]);
  });

  it("does not grow, whatever comes", () => {
    const journal = new Journal({ mostBytes: 100_000 });
    fc.assert(
      fc.property(fc.array(fc.nat(200_000), { maxLength: 50 }), (lengths) => {
        for (const length of lengths) journal.add({ ...exchange(0), fault: "x".repeat(length) });
        expect(journal.count() === 1 || journal.bytes <= 100_000 || lengths.length === 0).toBe(true);
      }),
    );
  });

  it("hands out a list of its own", () => {
    const journal = new Journal();
    const before = journal.exchanges();
    journal.add(exchange(1));
    expect(before).toEqual([]);
  });

  it("forgets everything when it is told to, that it forgot something included", () => {
    const journal = new Journal({ mostExchanges: 1 });
    for (let id = 0; id < 3; id++) journal.add(exchange(id));
    journal.clear();
    expect([journal.exchanges(), journal.evicted, journal.bytes, journal.problems()]).toEqual([[], 0, 0, []]);
  });

  const kinds: readonly [JournalQuery, readonly string[]][] = [
    [{}, ["1", "2", "3", "4"]],
    [{ vendor: "w" }, ["4"]],
    [{ endpoint: "scale" }, ["1", "2"]],
    [{ operation: "poll" }, ["2"]],
    [{ status: 200 }, ["1", "2"]],
    [{ status: [200, 404] }, ["1", "2", "3"]],
    [{ status: [] }, []],
    [{ status: "none" }, ["4"]],
    [{ taskId: "t" }, ["1", "2"]],
    [{ since: 2 }, ["2", "3", "4"]],
    [{ until: 2 }, ["1"]],
    [{ since: 2, until: 4 }, ["2", "3"]],
    [{ fault: "slow-task" }, ["2"]],
    [{ problem: true }, ["3"]],
    [{ problem: false }, ["1", "2", "4"]],
    [{ endpoint: "scale", operation: "submit" }, ["1"]],
    [{ vendor: "w", status: 200 }, []],
  ];

  it.each(kinds)("finds what is meant by %j", (query, expected) => {
    const journal = new Journal();
    const answered = (status: number) => ({ response: { status, headers: {} } });
    journal.add({ ...exchange(1), endpoint: "scale", operation: "submit", taskId: "t", ...answered(200) });
    journal.add({
      ...exchange(2),
      endpoint: "scale",
      operation: "poll",
      taskId: "t",
      faults: ["slow-task"],
      ...answered(200),
    });
    journal.add({ ...exchange(3), because: "nothing answers there.", ...answered(404) });
    journal.add({ ...exchange(4), vendor: "w" });
    expect(journal.exchanges(query).map(({ id }) => id)).toEqual(expected);
    expect([journal.count(query), journal.find(query)?.id]).toEqual([expected.length, expected[0]]);
  });
});

describe("what stands in a journal", () => {
  it("is each request with its answer, as facts", async () => {
    const { caller, session } = testSession({ pace: "manual" });
    const image_file = await discFile();
    const { task_id } = dataOf(await caller.picwish("scale", { image_file, type: "clean" }));
    await caller.poll("scale", task_id);
    const [submit, poll] = session.journal.exchanges();
    expect(submit).toMatchObject({
      vendor: "picwish",
      endpoint: "scale",
      operation: "submit",
      startedAt: testStart,
      durationMs: 0,
      request: {
        method: "POST",
        url: "http://mock.test/api/tasks/visual/scale",
        headers: { "x-api-key": "[withheld]" },
        body: {
          mediaType: "multipart/form-data",
          fields: {
            type: "clean",
            image_file: {
              bytes: image_file.byteLength,
              format: "jpg",
              sha256: createHash("sha256").update(image_file).digest("hex"),
              picture: { format: "jpg", width: 96, height: 72, alpha: false, animated: false },
            },
          },
        },
      },
      response: {
        status: 200,
        body: { mediaType: "application/json", json: { status: 200, message: "success", data: { task_id } } },
      },
    });
    expect(submit).not.toHaveProperty("fault");
    expect(poll).toMatchObject({ operation: "poll", response: { body: { json: { data: { state: 0 } } } } });
    expect(poll?.request).not.toHaveProperty("body");
    expect(submit?.id).not.toBe(poll?.id);
  });

  it("is a picture's facts where the answer is a picture", async () => {
    const { caller, session } = testSession();
    await caller.submit("picwish", "scale", { image_file: await discFile(), type: "clean", sync: 1, return_type: 3 });
    expect(session.journal.exchanges()[0]?.response?.body).toMatchObject({
      mediaType: "image/jpeg",
      picture: { format: "jpg", width: 384, height: 288 },
    });
  });

  it("is the size of a body that was refused for it, and which picture was dropped", async () => {
    const { caller, session } = testSession();
    const image_base64 = "A".repeat(15_728_641);
    await caller.picwish("inpaint", { image_base64, rectangles: "[]" });
    const body = session.journal.exchanges()[0]?.request.body;
    expect(body?.bytes).toBeGreaterThan(15_728_641);
    expect(body?.fields).toEqual({ image_base64: "too long to keep", rectangles: "[]" });
  });

  it("is nothing of the mock's own pages", async () => {
    const { mock, session } = testSession();
    for (const path of ["/", "/_graycard/health", "/_graycard/files/portrait.jpg"]) {
      await mock.fetch(new Request(`http://mock.test${path}`));
    }
    expect([mock.journal.exchanges(), session.journal.exchanges()]).toEqual([[], []]);
  });

  it("is all that happened to a task, in order, whoever asked for it", async () => {
    const { caller, session } = testSession();
    const fields = { image_file: await discFile(), type: "clean" };
    const [mine, other] = [
      dataOf(await caller.picwish("scale", fields)),
      dataOf(await caller.picwish("scale", fields)),
    ];
    await session.advance(5000);
    const { image } = dataOf(await caller.poll("scale", mine.task_id));
    await caller.poll("scale", other.task_id);
    await caller.download(image);
    await caller.download(image.replace("Expires=1", "Expires=2"));
    const what = session.journal.ofTask(mine.task_id).map(({ operation, response }) => [operation, response?.status]);
    expect(what).toEqual([
      ["submit", 200],
      ["poll", 200],
      ["fetch-result", 200],
      ["fetch-result", 403],
    ]);
  });

  it("is the same once the bytes are gone: what they were is worked out before", async () => {
    const { caller, session, mock } = testSession({ memory: { tasks: 1 } });
    const image_file = await discFile();
    await caller.picwish("scale", { image_file, type: "clean" });
    await caller.picwish("scale", { image_file: await discFile("png"), type: "clean" });
    await mock.close();
    const [first] = session.journal.exchanges();
    expect(first?.request.body?.fields?.image_file).toMatchObject({
      sha256: createHash("sha256").update(image_file).digest("hex"),
      picture: { width: 96 },
    });
  });

  it("is what an upload was that nobody took, too", async () => {
    const { caller, session } = testSession();
    await caller.picwish("scale", { image_file: new Uint8Array([1, 2, 3]), type: "dog" });
    expect(session.journal.exchanges()[0]?.request.body?.fields?.image_file).toMatchObject({
      bytes: 3,
      sha256: "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
    });
  });

  it("is how long an upload's name is not: only its ending is shown", async () => {
    const { caller, session } = testSession();
    const body = new FormData();
    body.set("image_file", new Blob([(await discFile()) as Uint8Array<ArrayBuffer>]), "Jane Doe.portrait.JPG");
    await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", body });
    expect(session.journal.exchanges()[0]?.request.body?.fields?.image_file).toMatchObject({
      fileName: "[withheld].JPG",
    });
  });

  it("is what a picture was that was fetched, and the hash of its bytes", async () => {
    const { caller, session } = testSession();
    const { image } = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    const { bytes } = await caller.download(image);
    expect(session.journal.find({ operation: "fetch-result" })?.response?.body).toMatchObject({
      bytes: bytes.byteLength,
      picture: { width: 384, height: 288 },
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  });
});

describe("a session that ends", () => {
  it("fails where its journal had to let go of something", async () => {
    const { caller, session } = testSession({ journalBytes: 3000 });
    await caller.poll("scale", "x");
    expect(() => session.verify()).not.toThrow();
    for (let count = 0; count < 10; count++) await caller.poll("scale", "x");
    expect(session.journal.evicted).toBeGreaterThan(0);
    expect(() => session.verify()).toThrow(EvidenceLostError);
    expect(() => session.verify()).toThrow(/made room in the journal.*journalBytes/);
  });
});
