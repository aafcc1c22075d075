import { describe, expect, test } from "vitest";
import { HarError } from "../../errors/har-error.js";
import { harEntry, harOf } from "../../testing/har-entry.js";
import { only, read, scale } from "../../testing/read-har-entries.js";

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
