import { type Exchange, vendors } from "@graycard/core";
import { fromHar, readHar, toHar } from "@graycard/core/har";
import { describe, expect, it } from "vitest";
import { Caller, dataOf, type Fields, read, type TaskBody } from "../testing/caller.js";
import { HarRecorder } from "../testing/har-recorder.js";
import { discFile, picture } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";

const file = await picture(40, 30);
const disc = await discFile();

/** Exchanges of every kind, through a recorder that stands between caller and mock. */
async function recorded(style: ConstructorParameters<typeof HarRecorder>[1]) {
  const { mock, session, reports } = testSession();
  let tick = 0;
  const recorder = new HarRecorder(mock.fetch, style, () => testStart + tick++);
  const caller = new Caller(recorder.fetch, session.credentials);
  const form = new FormData();
  for (const [name, text] of Object.entries({ sync: "1", type: "clean", secret_note: "between us" }))
    form.set(name, text);
  form.set("image_file", new Blob([new Uint8Array(file)]), "Jane Doe at home.jpg");
  const submitted = await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", body: form });
  await caller.download(dataOf(await read<TaskBody>(submitted)).image);
  const taken = dataOf(await caller.picwish("segmentation", { sync: 0, image_file: disc }));
  await caller.poll("segmentation", taken.task_id);
  await caller.poll("segmentation", "00000000-0000-4000-8000-000000000000");
  await caller.picwish(
    "scale",
    { image_url: "https://u:p@pictures.test/portrait.jpg?Signature=abc", type: "clean" },
    { encoding: "form" },
  );
  await caller.picwish("scale", { type: "clean" });
  await caller.watermark({ image_url: "https://pictures.test/portrait.jpg", rectangles: "[]" });
  await caller.aiquality(aiquality);
  await caller.send("picwish", "/api/tasks/visual/scael", { method: "POST" });
  await caller.send("picwish", "//api//tasks/visual/scale", { method: "DELETE" });
  expect(reports).toEqual([]);
  return { recorder, session };
}

const aiquality: Fields = {
  parameter: { rsp_media_type: "base64", note: "private" },
  media_info_list: [{ media_data: Buffer.from(file).toString("base64"), media_profiles: { media_data_type: "jpg" } }],
};

/** What a recording tells as a journal does: all but ids and times, and what the mock alone knows. */
function comparable({ id: _, basis: _1, fault: _2, because: _3, clause: _4, notes: _5, ...rest }: Exchange) {
  return { ...rest, startedAt: 0, durationMs: 0 };
}

/** What a recorder sees and a journal does not note: fields that nobody reads, and the length that a port adds. */
function withoutExtras(exchange: Exchange): Exchange {
  const { secret_note: _, ...fields } = exchange.request.body?.fields ?? {};
  const { "content-length": __, ...headers } = exchange.response?.headers ?? {};
  return {
    ...exchange,
    request: withFields(exchange.request, fields),
    ...(exchange.response ? { response: { ...exchange.response, headers } } : {}),
  };
}

function withFields(request: Exchange["request"], fields: Readonly<Record<string, unknown>>): Exchange["request"] {
  return request.body?.fields ? { ...request, body: { ...request.body, fields } } : request;
}

/** A vendor without tasks tells no id of one; the mock has one all the same. */
function asTold(exchange: Exchange): Exchange {
  const { taskId: _, ...rest } = exchange;
  return exchange.vendor === "meitu" ? rest : exchange;
}

describe("a HAR of what went to and fro", () => {
  it.each(["base64", "one character for each byte", "surrogateescape"] as const)(
    "has the same facts as the journal, with bodies as %s",
    async (style) => {
      const { recorder, session } = await recorded(style);
      const { exchanges, skipped, problems } = readHar(JSON.stringify(recorder.har()), { vendors });
      expect({ skipped, problems }).toEqual({
        skipped: { strangers: 0, preflights: 0, cached: 0, unreadable: 0 },
        problems: [],
      });
      const journal = session.journal.exchanges();
      expect(journal.length).toBe(11);
      expect(exchanges.map(withoutExtras).map(comparable)).toEqual(journal.map(asTold).map(comparable));
      expect(exchanges[0]?.request.body?.fields).toMatchObject({ secret_note: "[withheld]" });
    },
  );

  it("says how many bytes a picture had whose bytes were taken for text, and no more of it", async () => {
    const { recorder } = await recorded("lossy");
    const [submit] = readHar(recorder.har(), { vendors }).exchanges;
    expect(submit?.request.body?.fields).toMatchObject({
      type: "clean",
      image_file: { bytes: file.byteLength, fileName: "[withheld].jpg" },
    });
    expect(submit?.request.body?.fields?.image_file).not.toHaveProperty("sha256");
    expect(submit?.notes).toEqual(["The recording does not have the bytes of image_file."]);
  });

  it("gives no secret of the recording away", async () => {
    const { recorder, session } = await recorded("one character for each byte");
    const read = JSON.stringify(readHar(recorder.har(), { vendors }));
    const secrets = Object.values(session.credentials).flat();
    expect(secrets.length).toBe(4);
    const text = JSON.stringify(recorder.har());
    for (const secret of [...secrets, "Jane Doe", "between us", "private", "u:p@", "Signature=abc"]) {
      expect([secret, encodeURIComponent(secret)].some((each) => text.includes(each))).toBe(true);
      expect([secret, encodeURIComponent(secret)].some((each) => read.includes(each))).toBe(false);
    }
  });
});

describe("a journal as HAR", () => {
  it("comes back whole", async () => {
    const { session } = await recorded("base64");
    const journal = session.journal.exchanges();
    expect(fromHar(JSON.stringify(toHar(journal, { creator })))).toEqual(journal);
  });

  it("can be read like any other, without what is told in words", async () => {
    const { session } = await recorded("base64");
    const journal = session.journal.exchanges();
    const { exchanges, skipped } = readHar(JSON.stringify(toHar(journal, { creator })), { vendors });
    expect(skipped.strangers).toBe(0);
    expect(exchanges.map(comparable)).toEqual(journal.map(comparable));
    expect(exchanges.map(({ id }) => id)).toEqual(journal.map(({ id }) => id));
  });
});

const creator = { name: "test", version: "1.0.0" };
