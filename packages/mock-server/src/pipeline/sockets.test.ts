import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import type { Listening } from "../listen.js";
import { dataOf, read, type TaskBody } from "../testing/caller.js";
import { picture, sizeOf } from "../testing/pictures.js";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { postHead, SocketClient } from "../testing/socket-client.js";
import { type TestSession, testSession } from "../testing/test-mock.js";

const path = "/api/tasks/visual/scale";
const type = `Content-Type: multipart/form-data; boundary=${usualBoundary}`;

let world: TestSession;
let server: Listening;
let client: SocketClient;
let key: string;
beforeEach(async () => {
  world = testSession();
  server = await world.mock.listen();
  client = await SocketClient.open(server.port);
  key = `X-API-KEY: ${world.session.credentials.picwish?.[0]}`;
});

afterEach(async () => {
  client.destroy();
  await server.close();
  expect(world.reports).toEqual([]);
});

async function body(): Promise<Buffer> {
  const file = part('name="image_file"; filename="a.jpg"', await picture(20, 16));
  return rawMultipart([part('name="type"', "clean"), part('name="sync"', "1"), file]);
}

function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
}

const answered = (times: number) => (it: SocketClient) => it.received.split("HTTP/1.1 ").length > times;
const succeeded = '"state":1,';

/** What the journal says of the only request, as soon as it says anything. */
async function firstExchange() {
  while (world.session.journal.exchanges().length === 0) await nextTurn();
  return world.session.journal.exchanges()[0];
}

/** Whether somebody else is still served. */
async function stillServes(): Promise<void> {
  expect((await fetch(`${server.url}/_graycard/health`)).status).toBe(200);
}

describe("a body that comes over a connection", () => {
  it("is read in chunks without a length, however they are cut", async () => {
    await client.send(postHead(path, key, type, "Transfer-Encoding: chunked"));
    for (const byte of await body()) await client.send(chunk(Uint8Array.of(byte)));
    await client.send("0\r\n\r\n");
    await client.until((it) => it.received.includes(succeeded));
  });

  it("leaves the connection usable", async () => {
    const bytes = await body();
    for (let turn = 1; turn <= 3; turn++) {
      await client.send(postHead(path, key, type, `Content-Length: ${bytes.byteLength}`));
      await client.send(bytes);
      await client.until(answered(turn));
    }
    expect(client.received.split(succeeded)).toHaveLength(4);
  });

  it("is refused where the length it claims ends it too early", async () => {
    const bytes = await body();
    await client.send(postHead(path, key, type, `Content-Length: ${bytes.byteLength - 40}`));
    await client.send(bytes.subarray(0, -40));
    await client.until(answered(1));
    expect(client.received).toContain('{"status":400,"message":"Invalid request body: ');
  });

  it("that breaks off is nobody's mistake, and stands in the journal without an answer", async () => {
    const bytes = await body();
    await client.send(postHead(path, key, type, `Content-Length: ${bytes.byteLength + 1000}`));
    await client.send(bytes);
    client.destroy();
    const exchange = await firstExchange();
    expect([exchange?.response, exchange?.fault]).toEqual([undefined, "the body broke off before its end"]);
    await stillServes();
  });
});

describe("a body that is too long over a connection", () => {
  const sixteen = new Uint8Array(1024 * 1024);

  it.each([
    ["of no length", "Transfer-Encoding: chunked"],
    ["of a length that says so", `Content-Length: ${100 * sixteen.byteLength}`],
  ])("is refused while it is still being sent: %s", async (_, length) => {
    const start = Buffer.from(
      rawMultipart([part('name="image_file"; filename="a"', "")], { unfinished: true }),
    ).subarray(0, -2);
    const wrap = length.startsWith("Transfer") ? chunk : (bytes: Uint8Array) => Buffer.from(bytes);
    await client.send(postHead(path, key, type, length));
    await client.send(wrap(start));
    let sent = 0;
    for (; sent < 100 && !answered(1)(client); sent++) if (!(await client.send(wrap(sixteen)))) break;
    await client.until(answered(1));
    expect(client.received).toContain('{"status":413,"message":"File too large: image_file"}');
    expect(sent).toBeLessThan(100);
    await stillServes();
  });

  it("is refused when nothing more is sent after the byte too many", async () => {
    const start = rawMultipart([part('name="image_file"; filename="a"', new Uint8Array(15_728_641))], {
      unfinished: true,
    });
    await client.send(postHead(path, key, type, "Content-Length: 99999999"));
    await client.send(start);
    await client.until(answered(1));
    expect(client.received).toContain("HTTP/1.1 413 ");
  });

  it("is cut off where the request was refused unread and the sender does not stop", async () => {
    await client.send(postHead(path, type, "Transfer-Encoding: chunked"));
    await client.until(answered(1));
    expect(client.received).toContain('{"status":401,');
    for (let sent = 0; sent < 200; sent++) if (!(await client.send(chunk(sixteen)))) break;
    await client.until((it) => it.closed);
    await stillServes();
  });

  it("that is only a little too long leaves the connection usable", async () => {
    const bytes = rawMultipart([part('name="image_file"; filename="a"', new Uint8Array(15_728_641))]);
    await client.send(postHead(path, key, type, `Content-Length: ${bytes.byteLength}`));
    await client.send(bytes);
    await client.until(answered(1));
    const next = await body();
    await client.send(postHead(path, key, type, `Content-Length: ${next.byteLength}`));
    await client.send(next);
    await client.until(answered(2));
    expect(client.received).toContain(succeeded);
  });
});

describe("a request that is none", () => {
  it.each([
    ["a length that is no number", postHead(path, "Content-Length: ten")],
    ["two lengths", postHead(path, "Content-Length: 1", "Content-Length: 2")],
    ["length and chunks at once", postHead(path, "Content-Length: 1", "Transfer-Encoding: chunked")],
    ["chunks that are none", `${postHead(path, "Transfer-Encoding: chunked")}zz\r\n`],
    ["a header line without a colon", postHead(path, "nonsense")],
    ["another language", "\u0016\u0003\u0001 hello"],
  ])("ends its connection, and no other: %s", async (_, head) => {
    await client.send(head);
    await client.until((it) => it.closed);
    expect(client.received).toMatch(/^(HTTP\/1\.1 400 |$)/);
    await stillServes();
  });
});

describe("a result over a connection", () => {
  it("has its length, also where only the head is asked for", async () => {
    const call = (init: RequestInit) => fetch(`${server.url}${path}`, { method: "POST", ...init });
    const form = new FormData();
    form.set("image_file", new Blob([new Uint8Array(await picture(20, 16))]));
    form.set("type", "clean");
    form.set("sync", "1");
    const headers = { "x-api-key": world.session.credentials.picwish?.[0] ?? "" };
    const { image } = dataOf(await read<TaskBody>(await call({ headers, body: form })));
    expect(new URL(image).origin).toBe(server.url);
    const whole = await fetch(image);
    const head = await fetch(image, { method: "HEAD" });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect(sizeOf(bytes)).toBe("jpg 80x64");
    expect(head.headers.get("content-length")).toBe(String(bytes.byteLength));
    expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });
});
