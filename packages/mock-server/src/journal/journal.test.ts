import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";
import { Journal } from "./journal.js";

const exchange = (id: number) => ({
  id: String(id),
  vendor: "v",
  startedAt: id,
  durationMs: 0,
  request: { method: "GET", url: "http://h/", headers: {} },
});

describe("Journal", () => {
  it("keeps exchanges in order, and counts those it had to let go", () => {
    const journal = new Journal();
    for (let id = 0; id < 10_005; id++) journal.add(exchange(id));
    const kept = journal.exchanges();
    expect([kept.length, kept[0]?.id, kept.at(-1)?.id, journal.evicted]).toEqual([10_000, "5", "10004", 5]);
  });

  it("hands out a list of its own", () => {
    const journal = new Journal();
    const before = journal.exchanges();
    journal.add(exchange(1));
    expect(before).toEqual([]);
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
          fields: { type: "clean", image_file: { bytes: image_file.byteLength, format: "jpg" } },
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
    for (const path of ["/", "/_graycard/health", "/_graycard/files/portrait.jpg", "/nowhere"]) {
      await mock.fetch(new Request(`http://mock.test${path}`));
    }
    expect([mock.journal.exchanges(), session.journal.exchanges()]).toEqual([[], []]);
  });
});
