import type { Exchange } from "../exchange/exchange.js";
import { meitu } from "../vendors/index.js";
import { harEntry, harOf, submitOf } from "./har-entry.js";

/** A secret, planted where nobody looks for one. */
export const canary = "c4n4ry-0123456789";
export const creator = { name: "test", version: "1" };
export const multipart = "multipart/form-data; boundary=xyz";
const part = (head: string, text: string) => `--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;

export const own: Exchange = {
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
export function template() {
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
export function* places(value: unknown, steps: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === "string") yield steps;
  else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* places(item, [...steps, name]);
  }
}

export function changedAt(
  value: unknown,
  [step, ...more]: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === step ? changedAt(item, more, change) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [name, name === step ? changedAt(item, more, change) : item]),
  );
}
