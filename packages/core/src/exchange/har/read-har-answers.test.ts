import { describe, expect, test } from "vitest";
import { harEntry, harOf, submitOf } from "../../testing/har-entry.js";
import { digest, gif, gifText, json, only, read } from "../../testing/read-har-entries.js";

describe("the body of an answer", () => {
  const bodyOf = (response: object) => only(harEntry({ response }))?.response?.body;

  test("is JSON without what no contract names", () => {
    const said = { status: 200, message: "success", data: { task_id: "t-1", state: 4, token: "x" } };
    const body = bodyOf(json(said));
    expect(body).toEqual({
      bytes: JSON.stringify(said).length,
      mediaType: "application/json",
      json: { status: 200, message: "success", data: { task_id: "t-1", state: 4, token: "[withheld]" } },
    });
    const text = btoa(JSON.stringify(said));
    expect(bodyOf({ content: { size: -1, mimeType: "application/json", text, encoding: "base64" } })).toEqual(body);
  });

  test("is a picture by format, size and digest", () => {
    const content = { size: gif.length, mimeType: "image/gif", text: btoa(gifText), encoding: "base64" };
    expect(bodyOf({ content, headers: [] })).toMatchObject({
      bytes: gif.length,
      mediaType: "image/gif",
      picture: { format: "gif", width: 1, height: 1 },
      sha256: digest,
    });
  });

  test.each([
    [
      "no text, but a size",
      { content: { size: 500, mimeType: "image/png" }, headers: [] },
      { bytes: 500, mediaType: "image/png" },
    ],
    [
      "no text and no size, compressed",
      { content: { size: -1, mimeType: "x-unknown" }, headers: [], bodySize: 77 },
      { bytes: 77 },
    ],
    [
      "a picture that was taken for text",
      { content: { size: 43, mimeType: "image/gif", text: `GIF89a\uFFFD` }, headers: [] },
      { bytes: 43, mediaType: "image/gif" },
    ],
    ["nothing", { content: { size: -1, mimeType: "" }, headers: [], bodySize: -1 }, undefined],
    ["no content at all", { content: undefined, headers: [] }, undefined],
  ])("with %s is as much as is known", (_title, response, expected) => {
    expect(bodyOf(response)).toEqual(expected);
  });
});

describe("the way of a result", () => {
  const done = json({
    status: 200,
    data: {
      task_id: "t-7",
      state: 1,
      image: "https://files.example/deep/a.jpg?Expires=1700000000&OSSAccessKeyId=k&Signature=s",
    },
  });
  const fetched = (url: string, response: object = {}) =>
    harEntry({ startedDateTime: "2026-01-02T03:04:06Z", request: { url, headers: [] }, response });

  test.each([
    "https://files.example/deep/a.jpg?Expires=1700000000&OSSAccessKeyId=k&Signature=s",
    "https://files.example/deep/a.jpg?Expires=1700000000\\u0026OSSAccessKeyId=k\\u0026Signature=s",
    "https://files.example/deep/a.jpg%3FExpires=1700000000&Signature=s",
    "https://files.example//deep/a.jpg",
    "http://files.example/deep/a.jpg?Expires=1",
  ])("leads from the answer that gave its link to the task, however it was damaged: %s", (url) => {
    const { exchanges } = read(harOf(fetched(url), harEntry({ response: done })));
    expect(exchanges[1]).toMatchObject({
      vendor: "picwish",
      endpoint: "scale",
      operation: "fetch-result",
      taskId: "t-7",
    });
  });

  test("goes on where it is sent elsewhere", () => {
    const moved = fetched("https://files.example/deep/a.jpg?x=1", { status: 302, redirectURL: "//cdn.example/b.jpg" });
    const there = harEntry({ startedDateTime: "2026-01-02T03:04:07Z", request: { url: "https://cdn.example/b.jpg" } });
    const { exchanges, skipped } = read(harOf(harEntry({ response: done }), moved, there));
    expect(exchanges.map(({ operation, taskId }) => [operation, taskId])).toEqual([
      ["poll", "t-7"],
      ["fetch-result", "t-7"],
      ["fetch-result", "t-7"],
    ]);
    expect(skipped.strangers).toBe(0);
  });

  test("is unknown before the answer came", () => {
    const early = harEntry({
      startedDateTime: "2026-01-02T03:04:04Z",
      request: { url: "https://files.example/deep/a.jpg" },
    });
    expect(read(harOf(early, harEntry({ response: done }))).skipped.strangers).toBe(1);
  });

  test("tells the task of a submit by the answer", () => {
    const response = json({ status: 200, data: { task_id: "t-9" } });
    expect(only(harEntry({ request: submitOf("type=clean", "text/plain"), response }))).toMatchObject({
      operation: "submit",
      taskId: "t-9",
    });
  });
});
