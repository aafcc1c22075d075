import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HarError } from "../../errors/har-error.js";
import { harEntry, harOf } from "../../testing/har-entry.js";
import { vendors } from "../../vendors/index.js";
import type { Exchange } from "../exchange.js";
import { lostAnswer } from "./answer-body.js";
import { readHar } from "./read-har.js";
import { readJournal } from "./read-journal.js";
import { toHar } from "./to-har.js";

const poll: Exchange = {
  id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  vendor: "picwish",
  endpoint: "scale",
  operation: "poll",
  startedAt: Date.UTC(2026, 0, 2),
  durationMs: 5,
  request: { method: "GET", url: "http://127.0.0.1:4010/api/tasks/visual/scale/t-1", headers: {} },
  response: {
    status: 200,
    headers: {},
    body: {
      bytes: 9,
      json: { status: 200, data: { task_id: "t-1", state: 4 } },
      links: [{ item: 0, output: "image", signature: { bytes: 20, encoded: "+=", raw: "/" } }],
    },
  },
};
const text = JSON.stringify(poll);
const read = (journal: string) => readJournal(journal, { vendors });

describe("a saved journal", () => {
  it.each([
    ["as a list", `[${text}]`],
    ["as one exchange", text],
    ["one a line", `${text}\n\n${text}\n`],
    ["as a report or an answer of the control plane has it", `{"exchanges":[${text}],"evicted":0}`],
    ["as the record of a program has it", `{"sessions":[{"exchanges":[${text}]},{"id":"empty"}]}`],
    ["with a mark at its beginning", `\uFEFF[${text}]`],
  ])("is read %s", (_, journal) => {
    const [first] = read(journal).exchanges;
    expect(first).toMatchObject({
      vendor: "picwish",
      operation: "poll",
      taskId: "t-1",
      response: poll.response as object,
    });
  });

  it("is believed in nothing: a key in it does not get through", () => {
    const canary = "canary-key-0123456789";
    const spoilt = {
      ...poll,
      because: canary,
      request: { ...poll.request, url: `${poll.request.url}?token=${canary}`, headers: { "x-api-key": canary } },
      response: {
        ...poll.response,
        body: {
          bytes: 1,
          json: { [canary]: canary, message: "x", secret: canary },
          links: [{ item: 0, output: canary, signature: { encoded: "", raw: "" } }],
        },
      },
    };
    const { exchanges } = read(JSON.stringify([spoilt]));
    expect(exchanges).toHaveLength(1);
    expect(JSON.stringify(exchanges)).not.toContain(canary);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "hello"],
    ["a line that is none", `${text}\n{`],
    ["a document of another kind", '{"openapi":"3.1.0"}'],
    ["a number", "7"],
  ])("is refused with a sentence when it is %s", (_, journal) => {
    expect(() => read(journal)).toThrow(HarError);
    expect(() => read(journal)).toThrow(/Expected exchanges as JSON/);
  });

  it("has its unreadable exchanges counted", () => {
    expect(read(`[{}, 7, null, {"startedAt":1e99,"request":{"method":"GET","url":"x"}}]`).skipped.unreadable).toBe(4);
  });

  it("is read or refused, and nothing else, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.json()).map((all) => all.join("\n")),
        ),
        (journal) => {
          try {
            read(journal);
          } catch (error) {
            expect(error).toBeInstanceOf(HarError);
          }
        },
      ),
    );
  });
});

describe("an answer whose body a recording lacks", () => {
  it("is noted, and stays so when it is written and read again", () => {
    const lost = harEntry({ response: { content: { size: 120, mimeType: "application/json" } } });
    const { exchanges } = readHar(harOf(lost), { vendors });
    expect(exchanges[0]?.notes).toEqual([lostAnswer]);
    const again = readHar(toHar(exchanges, { creator: { name: "t", version: "1" } }), { vendors });
    expect(again.exchanges[0]?.notes).toEqual([lostAnswer]);
  });

  it("is noted where it was cut short", () => {
    const content = (size: number) => ({ size, mimeType: "application/json", text: '{"status":200,"data":{"task' });
    const noted = (size: number) =>
      readHar(harOf(harEntry({ response: { content: content(size) } })), { vendors }).exchanges[0]?.notes;
    expect(noted(480)).toEqual([lostAnswer]);
    // What is whole and no JSON is what the vendor said.
    expect(noted(27)).toBeUndefined();
  });

  it("is not noted where there was none", () => {
    const empty = harEntry({ response: { content: { size: 0, mimeType: "" }, bodySize: 0 } });
    expect(readHar(harOf(empty), { vendors }).exchanges[0]?.notes).toBeUndefined();
  });
});
