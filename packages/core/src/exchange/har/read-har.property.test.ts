import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HarError } from "../../errors/har-error.js";
import { arbitraryExchange } from "../../testing/arbitrary-exchange.js";
import { fixedRun } from "../../testing/fixed-run.js";
import { harEntry, harOf, submitOf } from "../../testing/har-entry.js";
import { meitu, vendors } from "../../vendors/index.js";
import type { Exchange } from "../exchange.js";
import { fromHar } from "./from-har.js";
import { readHar } from "./read-har.js";
import { toHar } from "./to-har.js";

/** A secret, planted where nobody looks for one. */
const canary = "c4n4ry-0123456789";
const creator = { name: "test", version: "1" };
const multipart = "multipart/form-data; boundary=xyz";
const part = (head: string, text: string) => `--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;

const own: Exchange = {
  id: "own id",
  vendor: "picwish",
  endpoint: "scale",
  operation: "submit",
  startedAt: 0,
  durationMs: 1,
  request: {
    method: "POST",
    url: "https://techsz.aoscdn.com/api/tasks/visual/scale?note=own",
    headers: { "x-note": "own" },
    body: {
      bytes: 1,
      fields: { note: "own", image_file: { bytes: 5, fileName: "own.jpg", sha256: "own", note: "own" } },
      sha256: "own",
    },
  },
  response: {
    status: 200,
    headers: { "x-note": "own" },
    body: { bytes: 1, json: { note: "own", data: { note: "own" } } },
  },
  fault: "own",
  taskId: "own id",
  because: "own",
  clause: "own.clause",
  basis: { is: "sample", clauses: ["own"], readings: { own: "own" }, leans: [{ about: "own", basis: "sample" }] },
  faults: ["own"],
  notes: ["own"],
};

/** A HAR with text in every place that a writer may put some. */
function template() {
  const cookie = { name: "session", value: "cookie text 1", path: "/", domain: "d", expires: "e", comment: "c" };
  const entry = harEntry({
    pageref: "page",
    serverIPAddress: "10.0.0.1",
    connection: "443",
    comment: "comment",
    _initiator: { type: "script", stack: { callFrames: [{ url: "https://shop.example/app.js" }] } },
    _priority: "High",
    cache: { beforeRequest: { eTag: "tag", comment: "c" } },
    request: {
      ...submitOf(
        part('name="type"', "clean") +
          part('name="note"', "between us") +
          part('name="image_file"; filename="photo.jpg"', "no picture") +
          part('name="other"; filename="other.txt"', "no picture") +
          "--xyz--\r\n",
        multipart,
      ),
      url: "https://user:word@techsz.aoscdn.com/api/tasks/visual/scale?api_key=one&note=two&type=clean#three",
      cookies: [cookie],
      queryString: [{ name: "note", value: "two", comment: "c" }],
      comment: "comment",
      _extra: "extra",
    },
    response: {
      statusText: "OK",
      cookies: [cookie],
      redirectURL: "https://elsewhere.example/?token=four",
      content: {
        size: -1,
        mimeType: "application/json",
        text: '{"status":200,"note":"five","data":{"note":"six"}}',
        comment: "c",
      },
      comment: "comment",
      _transferNote: "note",
    },
  });
  const headers = [
    { name: "X-API-KEY", value: "seven 7777777" },
    { name: "Authorization", value: "APPCODE eight888" },
    { name: "Cookie", value: "a=nine99999; b=ten10101010" },
    { name: "Content-Type", value: multipart },
    { name: "X-Note", value: "eleven" },
    { name: "Referer", value: "https://shop.example/?token=twelve" },
  ];
  const form = { mimeType: "application/x-www-form-urlencoded", text: "note=thirteen&type=clean" };
  const params = {
    mimeType: multipart,
    params: [
      { name: "note", value: "x", comment: "c" },
      { name: "image_file", fileName: "a.jpg", value: "y" },
    ],
  };
  const json = { mimeType: "application/json", text: '{"note":"fourteen","parameter":{"note":"fifteen"}}' };
  const failed = harEntry({ response: { status: 0, _error: "sixteen" }, _error: "seventeen" });
  const query = harEntry({
    request: {
      ...submitOf(undefined, ""),
      url: `https://${meitu.hosts[0]}/v1/aiquality?api_key=k1k1k1k1k1&api_secret=s2s2s2s2s2`,
      postData: json,
    },
  });
  const har = harOf(
    { ...entry, request: { ...entry.request, headers } },
    harEntry({ request: { ...submitOf(undefined, ""), postData: form } }),
    harEntry({ request: { ...submitOf(undefined, ""), postData: params } }),
    query,
    failed,
    harEntry({ _graycard: { version: 1, exchange: own } }),
  );
  return {
    log: { ...har.log, comment: "c", browser: { name: "b", version: "1" }, pages: [{ id: "page", title: "title" }] },
  };
}

/** Every place of a text in a value, as its steps. */
function* places(value: unknown, steps: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === "string") yield steps;
  else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* places(item, [...steps, name]);
  }
}

function changedAt(value: unknown, [step, ...more]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === step ? changedAt(item, more, change) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [name, name === step ? changedAt(item, more, change) : item]),
  );
}

function outcome(har: unknown): string {
  try {
    return JSON.stringify(readHar(har as object, { vendors }));
  } catch (error) {
    if (error instanceof HarError) return `${error.stack}`;
    throw error;
  }
}

const all = [...places(template())];

/** Places of which everything is shown, as journals do: the kind of a body tells nobody's secret. */
const open = new Set(
  [0, 1, 2, 3, 4, 5].flatMap((entry) => [
    `log.entries.${entry}.request.headers.${entry === 0 ? 3 : 1}.value`,
    `log.entries.${entry}.response.headers.0.value`,
  ]),
);

/** A piece of text in the template, by which a canary is put into the middle of a body or an address. */
const words = [
  "user",
  "word",
  "one&",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight888",
  "nine99999",
  "ten10101010",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "k1k1k1k1k1",
  "s2s2s2s2s2",
  "between us",
  "own",
  "photo",
  "other.txt",
  "no picture",
  "cookie text 1",
] as const;

describe("a secret", () => {
  test("does not survive in place of any text of a HAR", () => {
    expect(all.length).toBeGreaterThan(150);
    for (const steps of all) {
      if (open.has(steps.join("."))) continue;
      const har = changedAt(template(), steps, () => canary);
      expect(outcome(har), steps.join(".")).not.toContain(canary);
    }
  });

  test.each(words)("does not survive in place of the words %j", (word) => {
    const text = JSON.stringify(template());
    expect(text).toContain(word);
    expect(outcome(text.replaceAll(word, word.endsWith("&") ? `${canary}&` : canary))).not.toContain(canary);
  });

  test("does not survive in the file that is cut off anywhere", () => {
    const text = JSON.stringify(template()).replaceAll("own", canary);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(outcome(text.slice(0, length))).not.toContain(canary);
        expect(outcome(`${canary}${text.slice(length)}`)).not.toContain(canary);
      }),
      fixedRun,
    );
  });

  test.each([
    ["a header", { name: "X-API-KEY", value: canary }],
    ["a header with a scheme", { name: "Authorization", value: `APPCODE ${canary}` }],
    ["a header of another scheme", { name: "authorization", value: `Bearer ${canary}` }],
    ["a cookie", { name: "Cookie", value: `a=b; sid=${canary}` }],
  ])("that is the credential in %s is found wherever else it strayed", (_title, header) => {
    const said = JSON.stringify({ status: 200, message: `bad key ${canary}`, data: { task_id: canary } });
    const straying = harEntry({
      request: {
        ...submitOf(`type=${canary}&image_url=https://a.example/${canary}/b`, "application/x-www-form-urlencoded"),
        url: `https://techsz.aoscdn.com/${canary}/${encodeURIComponent(canary)}?type=${canary}`,
        headers: [{ name: "User-Agent", value: `shop ${canary}` }, header],
      },
      response: {
        headers: [{ name: "Server", value: canary.toUpperCase() }],
        content: { mimeType: "application/json", text: said },
      },
    });
    const later = harEntry({ request: { url: `https://techsz.aoscdn.com/api/tasks/visual/scale/${canary}` } });
    const read = readHar(harOf(straying, later), { vendors });
    expect(read.exchanges.length).toBe(2);
    expect(JSON.stringify(read).toLowerCase()).not.toContain(canary);
  });
});

describe("whatever a HAR has in place of anything", () => {
  const anything = fc.oneof(
    fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true }),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, -1, 0, "", [], {}, Number.NaN, "__proto__", { __proto__: null, log: {} }),
  );

  test("it is read or refused, and never breaks the reader", () => {
    const nodes = [...new Set(all.flatMap((steps) => steps.map((_, at) => steps.slice(0, at + 1).join("\n"))))];
    fc.assert(
      fc.property(fc.constantFrom(...nodes), anything, (node, value) => {
        const har = changedAt(template(), node.split("\n"), () => value);
        try {
          const { exchanges, skipped } = readHar(har as object, { vendors });
          const { strangers, preflights, cached, unreadable } = skipped;
          const entries = (har as { log: { entries: unknown[] } }).log.entries.length;
          expect(exchanges.length + strangers + preflights + cached + unreadable).toBe(entries);
          expect(new Set(exchanges.map(({ id }) => id)).size).toBe(exchanges.length);
          expect(fromHar(toHar(exchanges, { creator }))).toEqual(exchanges);
        } catch (error) {
          expect(error).toBeInstanceOf(HarError);
        }
      }),
      { ...fixedRun, numRuns: 500 },
    );
  });

  test("any text at all is no reason to break", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), (text) => {
        expect(() => readHar(text, { vendors })).toThrow(HarError);
      }),
      fixedRun,
    );
  });

  test("depth is no reason to run out of stack", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const object = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    for (const text of [deep, object]) {
      const body = { content: { mimeType: "application/json", text } };
      const entry = harEntry({ response: body, request: submitOf(text, "application/json") });
      const own = JSON.stringify(harOf(entry, harEntry({ _graycard: "GAP" }))).replace('"GAP"', text);
      expect(readHar(own, { vendors }).exchanges.length).toBe(2);
      expect(() => readHar(text, { vendors })).toThrow(HarError);
    }
  });

  test("megabytes of junk come out short", () => {
    const junk = "https://a.example/?x=1&%5B=:// ".repeat(100_000);
    const headers = [
      { name: "Server", value: junk },
      { name: junk, value: junk },
    ];
    const body = { headers, content: { mimeType: junk, text: JSON.stringify({ message: junk, [junk]: junk }) } };
    const url = `https://techsz.aoscdn.com/${junk.slice(0, 60_000)}`;
    const forms = [
      junk,
      `type=${junk}`,
      `--xyz\r\n${junk}`,
      `--xyz\r\nContent-Disposition: form-data; name="${junk}"\r\n\r\n`,
    ];
    const entries = forms.flatMap((text) =>
      ["application/x-www-form-urlencoded", multipart, "application/json"].map((type) =>
        harEntry({ request: { ...submitOf(text, type), headers, url }, response: body, comment: junk }),
      ),
    );
    const { exchanges } = readHar(harOf(...entries), { vendors });
    expect(exchanges.length).toBe(entries.length);
    expect(readHar(harOf(harEntry({ request: { url: junk } })), { vendors }).problems).toEqual([
      "log.entries[0].request.url is longer than 65536 characters",
    ]);
    for (const exchange of exchanges) expect(JSON.stringify(exchange).length).toBeLessThan(20_000);
  });
});

describe("what was read once", () => {
  test("is the same when it was written and is read again", () => {
    const { exchanges } = readHar(template(), { vendors });
    expect(exchanges.length).toBe(6);
    const again = readHar(JSON.stringify(toHar(exchanges, { creator })), { vendors });
    const plain = (list: readonly Exchange[]) => list.map(({ notes: _, id: __, ...rest }) => rest);
    expect(plain(again.exchanges)).toEqual(plain(exchanges));
  });

  test("has nothing in it that a stranger wrote as an exchange of ours", () => {
    fc.assert(
      fc.property(arbitraryExchange, (exchange) => {
        const theirs = {
          ...exchange,
          vendor: "picwish",
          fault: canary,
          because: canary,
          notes: [canary],
          clause: canary,
          id: canary,
        };
        const [read] = readHar(harOf(harEntry({ _graycard: { exchange: theirs } })), { vendors }).exchanges;
        expect(read?.vendor).toBe("picwish");
        expect(JSON.stringify(read)).not.toContain(canary);
      }),
      fixedRun,
    );
  });
});
