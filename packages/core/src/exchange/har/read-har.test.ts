import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HarError } from "../../errors/har-error.js";
import { harEntry, harOf, submitOf } from "../../testing/har-entry.js";
import { vendors } from "../../vendors/index.js";
import { type ReadHarOptions, readHar } from "./read-har.js";

const read = (har: Parameters<typeof readHar>[0], options: Partial<ReadHarOptions> = {}) =>
  readHar(har, { vendors, ...options });
const only = (entry: unknown, options?: Partial<ReadHarOptions>) => {
  const { exchanges, ...rest } = read(harOf(entry), options);
  expect({ count: exchanges.length, ...rest }).toMatchObject({ count: 1, problems: [] });
  return exchanges[0];
};
const json = (value: unknown) => ({ content: { size: -1, mimeType: "application/json", text: JSON.stringify(value) } });
const scale = "https://techsz.aoscdn.com/api/tasks/visual/scale";
/** Smallest of pictures: a GIF of one pixel. */
const gif = Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (c) => c.charCodeAt(0));
const digest = createHash("sha256").update(gif).digest("hex");
const gifText = String.fromCharCode(...gif);

describe("a HAR file", () => {
  const text = JSON.stringify(harOf(harEntry()));
  const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0), 0])]);

  test.each([
    ["text", text],
    ["text with a byte order mark", `\uFEFF${text}`],
    ["bytes with a byte order mark", new TextEncoder().encode(`\uFEFF${text}`)],
    ["bytes of UTF-16, as shells of Windows write it", utf16],
    ["an object", harOf(harEntry())],
    ["version 1.1", { log: { ...harOf(harEntry()).log, version: "1.1" } }],
    ["no version and no creator", { log: { entries: [harEntry()] } }],
  ])("is read as %s", (_title, har) => {
    expect(read(har).exchanges).toMatchObject([{ vendor: "picwish", operation: "poll", taskId: "t-1" }]);
  });

  test("needs of an entry only what nothing can stand in for", () => {
    const { request } = harEntry();
    const bare = { startedDateTime: "2026-01-02T03:04:05Z", request: { method: "get", url: request.url } };
    expect(only(bare)).toEqual({
      id: "entry-1",
      vendor: "picwish",
      endpoint: "scale",
      operation: "poll",
      taskId: "t-1",
      startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      durationMs: 0,
      request: { method: "GET", url: request.url, headers: {} },
      fault: "no answer came",
    });
  });

  test("counts the entries that lack it, and says what they lack", () => {
    const entries = [
      null,
      "entry",
      {},
      harEntry({ request: { url: 5 } }),
      harEntry({ startedDateTime: "yesterday" }),
      harEntry({ request: { method: "G E T" } }),
      harEntry(),
    ];
    const { exchanges, skipped, problems } = read(harOf(...entries));
    expect(exchanges.length).toBe(1);
    expect(skipped).toEqual({ strangers: 0, preflights: 0, cached: 0, unreadable: 6 });
    expect(problems).toEqual([
      "log.entries[0].request.url is no text",
      "log.entries[1].request.url is no text",
      "log.entries[2].request.url is no text",
      "log.entries[3].request.url is no text",
      "log.entries[4].startedDateTime is no date",
      "log.entries[5].request.method is no HTTP method",
    ]);
  });

  test("names the first twenty of them only", () => {
    const { skipped, problems } = read(harOf(...Array(50).fill(null)));
    expect([skipped.unreadable, problems.length]).toEqual([50, 20]);
  });

  test.each([
    ["", /it is empty/],
    ["  \n", /it is empty/],
    ["hello", /no whole JSON/],
    [text.slice(0, -5), /no whole JSON, at character \d+/],
    ["[]", /no object under log/],
    ["null", /no object under log/],
    ["{}", /no object under log/],
    ['{"log":[]}', /no list under log.entries/],
    ['{"log":{"entries":{}}}', /no list under log.entries/],
    ['{"log":{"version":"2.0","entries":[]}}', /log.version is not 1.1 or 1.2/],
  ])("that is %j is refused, and it is said why", (har, why) => {
    expect(() => read(har)).toThrow(HarError);
    expect(() => read(har)).toThrow(why);
  });

  test("may not be larger than its limits", () => {
    expect(() => read(text, { maxChars: text.length - 1 })).toThrow(/too large: \d+ characters, of at most \d+/);
    expect(() => read(harOf(1, 2, 3), { maxEntries: 2 })).toThrow("too large: 3 entries, of at most 2");
    expect(read(text, { maxChars: text.length, maxEntries: 1 }).exchanges.length).toBe(1);
  });

  test("is refused where a base URL is none, or nobody's", () => {
    expect(() => read(text, { baseUrls: { picwish: "localhost:4010" } })).toThrow(HarError);
    expect(() => read(text, { baseUrls: { nobody: "http://localhost:4010" } })).toThrow(/Vendors: picwish/);
  });
});

describe("entries", () => {
  const at = (second: string, url = `${scale}/t-1`) =>
    harEntry({ startedDateTime: `2026-01-02T03:04:${second}`, request: { url } });

  test("are put in the order of their time, and keep their place in the file as id", () => {
    const { exchanges } = read(harOf(at("09Z"), at("07Z"), at("08Z"), at("07Z")));
    expect(exchanges.map(({ id }) => id)).toEqual(["entry-2", "entry-4", "entry-3", "entry-1"]);
  });

  test.each([
    ["2026-01-02T03:04:05.000Z", 0],
    ["2026-01-02T03:04:05.123Z", 123],
    ["2026-01-02T03:04:05.1234567Z", 123],
    ["2026-01-02T04:04:05+01:00", 0],
    ["2026-01-02T04:04:05+0100", 0],
    ["2026-01-02T04:04:05.5+01", 500],
    ["2026-01-01T22:34:05-04:30", 0],
    ["2026-01-02 03:04:05", 0],
    ["2026-01-02T03:04:05,25z", 250],
  ])("that began at %s did so at that moment", (startedDateTime, ms) => {
    expect(only(harEntry({ startedDateTime }))?.startedAt).toBe(Date.UTC(2026, 0, 2, 3, 4, 5) + ms);
  });

  test.each([
    [{ time: 12.5 }, 12.5],
    [{ time: 0 }, 0],
    [{ time: -1, timings: { blocked: 1, dns: -1, connect: 5, ssl: 4, send: 1, wait: 10, receive: 2 } }, 19],
    [{ time: null, timings: { wait: 10 } }, 10],
    [{ time: "20", timings: null }, 0],
    [{ time: Number.NaN, timings: { wait: Number.POSITIVE_INFINITY } }, 0],
  ])("of %j took so long: %f ms", (times, expected) => {
    expect(only(harEntry(times))?.durationMs).toBe(expected);
  });

  test("that are for none of the vendors, preflights or cached are counted, not read", () => {
    const preflight = {
      method: "OPTIONS",
      url: scale,
      headers: [{ name: "Access-Control-Request-Method", value: "POST" }],
    };
    const { exchanges, skipped } = read(
      harOf(
        harEntry({ request: { url: "https://shop.example/" } }),
        harEntry({ request: { url: "wss://techsz.aoscdn.com/socket" } }),
        harEntry({ request: { url: "data:text/plain,x" } }),
        harEntry({ request: preflight }),
        harEntry({ request: { ...preflight, headers: [] }, _resourceType: "preflight" }),
        harEntry({ _fromCache: "disk" }),
        harEntry(),
      ),
    );
    expect(exchanges.length).toBe(1);
    expect(skipped).toEqual({ strangers: 3, preflights: 2, cached: 1, unreadable: 0 });
  });

  test("leave out the pseudo headers of HTTP/2", () => {
    const headers = [
      { name: ":method", value: "GET" },
      { name: ":authority", value: "techsz.aoscdn.com" },
      { name: "Accept", value: "*/*" },
      { name: "x-api-key", value: "key-0123456789" },
    ];
    const response = { headers: [{ name: ":status", value: "200" }] };
    expect(only(harEntry({ request: { headers }, response }))).toMatchObject({
      request: { headers: { accept: "*/*", "x-api-key": "[withheld]" } },
      response: { headers: {} },
    });
    expect(Object.keys(only(harEntry({ request: { headers } }))?.request.headers ?? {})).toHaveLength(2);
  });

  test.each([
    [{ status: 0, _error: "net::ERR_CONNECTION_RESET" }, {}, "no answer came: net::ERR_CONNECTION_RESET"],
    [{ status: -1, _failureText: "read ECONNRESET at secret" }, {}, "no answer came: ECONNRESET"],
    [{ status: 0 }, { _error: "NS_ERROR_NET_RESET" }, "no answer came: NS_ERROR_NET_RESET"],
    [{ status: 0, _error: "my key is key-9876543210" }, {}, "no answer came"],
    [{ status: 0, statusText: "" }, {}, "no answer came"],
    [{ status: "none" }, {}, "no answer came"],
  ])("whose answer is %j have none, and the reason where it is a known one", (response, more, fault) => {
    const exchange = only(harEntry({ response, ...more }));
    expect(exchange).not.toHaveProperty("response");
    expect(exchange?.fault).toBe(fault);
  });
});

describe("a body that was sent", () => {
  const bodyOf = (request: object) => only(harEntry({ request }))?.request.body;
  const form = "application/x-www-form-urlencoded";
  const multipart = "multipart/form-data; boundary=xyz";
  const parts = (file: string) =>
    `--xyz\r\nContent-Disposition: form-data; name="type"\r\n\r\nclean\r\n` +
    `--xyz\r\nContent-Disposition: form-data; name="image_file"; filename="Jane.gif"\r\nContent-Type: image/gif\r\n\r\n` +
    `${file}\r\n--xyz--\r\n`;
  const whole = parts(gifText).length;
  const facts = {
    bytes: gif.length,
    format: "gif",
    picture: { format: "gif", width: 1, height: 1, alpha: true, animated: false },
    fileName: "[withheld].gif",
    sha256: digest,
  };

  test.each([
    ["text of a form", submitOf("type=clean&sync=1&note=x", form)],
    [
      "its parameters",
      submitOf(undefined, form, { postData: { mimeType: form, params: ["type=clean", "sync=1", "note=x"].map(pair) } }),
    ],
    ["JSON that is called a form", submitOf('{"type":"clean","sync":"1","note":"x"}', form)],
    [
      "base64",
      submitOf(undefined, form, {
        postData: { mimeType: form, text: btoa("type=clean&sync=1&note=x"), encoding: "base64" },
      }),
    ],
  ])("is read from %s", (_title, request) => {
    expect(bodyOf(request)?.fields).toEqual({ type: "clean", sync: "1", note: "[withheld]" });
  });

  function pair(text: string) {
    const [name, value] = text.split("=");
    return { name, value };
  }

  test("is read from JSON, whose values keep their types", () => {
    const body = bodyOf(submitOf('{"type":"clean","sync":1,"later":{"key":"x"}}', "application/json; charset=utf-8"));
    expect(body).toEqual({
      bytes: 45,
      mediaType: "application/json",
      fields: { type: "clean", sync: 1, later: { key: "[withheld]" } },
    });
  });

  test("shortens pictures as base64 text", () => {
    const [request] = [submitOf(JSON.stringify({ image_base64: "A".repeat(5000) }), "application/json")];
    expect(JSON.stringify(bodyOf(request))).not.toContain("A".repeat(121));
  });

  test.each([
    ["one character for each byte", submitOf(parts(gifText), multipart, { bodySize: whole })],
    [
      "base64",
      submitOf(undefined, multipart, {
        postData: { mimeType: multipart, text: btoa(parts(gifText)), encoding: "base64" },
      }),
    ],
    [
      "strays as lone surrogates",
      submitOf(parts(gifText.replace(/[\x80-\xff]/g, (c) => String.fromCharCode(0xdc00 | c.charCodeAt(0)))), multipart),
    ],
    ["a label without its boundary", submitOf(parts(gifText), "multipart/form-data", { bodySize: whole })],
  ])("of several parts is read from %s", (_title, request) => {
    expect(bodyOf(request)).toEqual({
      bytes: whole,
      mediaType: "multipart/form-data",
      fields: { type: "clean", image_file: facts },
    });
  });

  test.each([
    ["left out", submitOf(parts(""), multipart, { bodySize: whole }), gif.length],
    [
      "taken for text",
      submitOf(parts(gifText.replace(/[\x80-\xff]/g, "\uFFFD")), multipart, { bodySize: whole }),
      gif.length,
    ],
    [
      "taken for text, of a length nobody told",
      submitOf(parts(gifText.replace(/[\x80-\xff]/g, "\uFFFD")), multipart),
      0,
    ],
    [
      "only named",
      submitOf(undefined, multipart, {
        postData: {
          mimeType: multipart,
          params: [
            { name: "type", value: "clean" },
            { name: "image_file", value: "(binary)", fileName: "Jane.gif", contentType: "image/gif" },
          ],
        },
      }),
      0,
    ],
  ])("whose file was %s has no facts of it but its length, where that is known", (_title, request, bytes) => {
    const exchange = only(harEntry({ request }));
    expect(exchange?.request.body?.fields).toEqual({
      type: "clean",
      image_file: { bytes, fileName: "[withheld].gif" },
    });
    expect(exchange?.notes).toEqual(["The recording does not have the bytes of image_file."]);
  });

  test.each([
    ["no text", submitOf(undefined, multipart, { bodySize: 4711 }), { bytes: 4711, mediaType: "multipart/form-data" }],
    ["parts that break off", submitOf(parts("x").slice(0, -20), multipart), { mediaType: "multipart/form-data" }],
    ["JSON that breaks off", submitOf('{"type":"cl', "application/json"), { bytes: 11, mediaType: "application/json" }],
    [
      "an encoding nobody knows",
      submitOf(undefined, form, { bodySize: 9, postData: { mimeType: form, text: "x", encoding: "gzip" } }),
      { bytes: 9 },
    ],
    [
      "base64 that is none",
      submitOf(undefined, form, { bodySize: 9, postData: { mimeType: form, text: "*", encoding: "base64" } }),
      { bytes: 9 },
    ],
  ])("of %s is a length and a type", (_title, request, expected) => {
    const body = bodyOf(request);
    expect(body).toMatchObject(expected);
    expect(body).not.toHaveProperty("fields");
    expect(body).not.toHaveProperty("json");
  });

  test("that the recording lacks is a length and a type, and that is noted", () => {
    const headers = [
      { name: "Content-Type", value: multipart },
      { name: "Content-Length", value: "1109" },
    ];
    const request = { ...submitOf(undefined, multipart), headers, bodySize: 0, postData: undefined };
    const exchange = only(harEntry({ request }));
    expect(exchange?.request.body).toEqual({ bytes: 1109, mediaType: "multipart/form-data" });
    expect(exchange?.notes).toEqual(["The recording does not have the body of the request."]);
    expect(only(harEntry())).not.toHaveProperty("notes");
  });

  test("has the fields of the query beside it, which count where the body has none", () => {
    const url = `${scale}?type=clean&sync=1&api=x`;
    expect(bodyOf(submitOf("sync=0", form, { url }))?.fields).toEqual({ sync: "0", type: "clean" });
    const queryString = [{ name: "type", value: "clean" }];
    const exchange = only(harEntry({ request: submitOf("sync=0", form, { queryString }) }));
    expect(exchange?.request.url).toBe(`${scale}?type=clean`);
    expect(exchange?.request.body?.fields).toEqual({ sync: "0", type: "clean" });
  });

  test("with the names of the language's own things is read like any other", () => {
    const body = bodyOf(submitOf('{"__proto__":{"type":"x"},"constructor":"x","toString":"x"}', "application/json"));
    expect(JSON.stringify(body?.fields)).toBe(
      '{"[withheld]":{"type":"x"},"constructor":"[withheld]","toString":"[withheld]"}',
    );
    expect(({} as { type?: unknown }).type).toBeUndefined();
  });
});

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
