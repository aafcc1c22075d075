import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Listening } from "../listen.js";
import { type TestSession, testSession } from "../testing/test-mock.js";
import { rawSocket } from "./testing/raw-socket.js";

const path = "/api/tasks/visual/scale";

let world: TestSession;
let server: Listening;
let key: string;
beforeEach(async () => {
  world = testSession();
  server = await world.mock.listen();
  key = `X-API-KEY: ${world.session.credentials.picwish?.[0]}`;
});

afterEach(async () => {
  expect((await fetch(`${server.url}/_graycard/health`)).status).toBe(200);
  await server.close();
  expect(world.reports).toEqual([]);
});

const form = "type=clean";
const ended = ["Connection: close"];

/** A request as text; its last line but one ends the connection, so that the test knows that all was said. */
function request(line: string, headers: readonly string[], body = ""): string {
  return [`${line} HTTP/1.1`, "Host: mock.test", ...headers, "", body].join("\r\n");
}

function post(headers: readonly string[], body = ""): string {
  return request(`POST ${path}`, [key, "Content-Type: application/x-www-form-urlencoded", ...headers], body);
}

/** All that comes back until the server ends the connection. */
async function answerTo(text: string): Promise<string> {
  const { closed } = await rawSocket(server.port, Buffer.from(text, "latin1"));
  return closed;
}

const missing = '{"status":400,"message":"Missing parameter: ';
const notFound = '{"status":404,"message":"Not found"}';

describe("a request that is odd and yet one", () => {
  it.each([
    ["in chunks with extensions", ["Transfer-Encoding: chunked"], `a;x="y";z\r\n${form}\r\n0;last\r\n\r\n`],
    ["in chunks with trailers", ["Transfer-Encoding: chunked"], `a\r\n${form}\r\n0\r\nX-Sum: 1\r\n\r\n`],
    ["with a value that is no ASCII", ["Content-Length: 10", "X-Name: f\u00fcr"], form],
    ["that would like another protocol", ["Content-Length: 10", "Upgrade: websocket"], form],
    ["with 200 headers", ["Content-Length: 10", ...Array.from({ length: 200 }, (_, at) => `X-${at}: 1`)], form],
    ["with a header twice", ["Content-Length: 10", "X-Twice: 1", "X-Twice: 2"], form],
    ["whose length has zeros in front", ["Content-Length: 0000010"], form],
  ])("is answered: %s", async (_, headers, body) => {
    expect(await answerTo(post([...headers, ...ended], body))).toContain(missing);
  });

  it("is answered after the go-ahead that it waits for", async () => {
    const { socket, closed } = await rawSocket(
      server.port,
      post(["Content-Length: 10", "Expect: 100-continue", ...ended]),
    );
    socket.once("data", (text) => {
      expect(text).toBe("HTTP/1.1 100 Continue\r\n\r\n");
      socket.write(form);
    });
    expect(await closed).toContain(missing);
  });

  it("is answered three times where it comes three times at once, in order", async () => {
    const once = request("GET /api/tasks/visual/scale/1", [key]);
    const text = await answerTo(`${once}${post(["Content-Length: 10"], form)}${request("GET /", ended)}`);
    const [first = "", second = "", third = "", ...more] = text.split("HTTP/1.1 ").slice(1);
    expect([first.includes(notFound), second.includes(missing), third.includes('"graycard"'), more]).toEqual([
      true,
      true,
      true,
      [],
    ]);
  });

  it.each(["http://mock.test", "http://techsz.aoscdn.com"])(
    "is answered where it names its host: %s",
    async (origin) => {
      const line = `POST ${origin}${path}`;
      expect(await answerTo(request(line, [key, "Content-Length: 0", ...ended]))).toContain('"message":"Invalid task');
    },
  );

  it.each(["HEAD", "TRACE", "OPTIONS", "PATCH", "DELETE", "PROPFIND"])(
    "is no submit when its method is %s",
    async (method) => {
      const answer = await answerTo(request(`${method} ${path}`, [key, ...ended]));
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
      expect(answer.endsWith(method === "HEAD" ? "\r\n\r\n" : notFound)).toBe(true);
    },
  );

  it("is answered in the older protocol", async () => {
    const text = `POST ${path} HTTP/1.0\r\nHost: mock.test\r\n${key}\r\nContent-Length: 10\r\n\r\n${form}`;
    expect(await answerTo(text)).toContain(missing.slice(0, 12));
  });
});

describe("a request that is none", () => {
  it.each<[string, () => string, number | undefined]>([
    ["all there is", () => request("OPTIONS *", ended), 400],
    ["a host only", () => request("GET mock.test:80", ended), 400],
    ["a tunnel", () => request("CONNECT mock.test:443", ended), undefined],
    ["no host", () => `GET / HTTP/1.1\r\nConnection: close\r\n\r\n`, 400],
    ["a host that is none", () => "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400],
    ["a host with a name in it", () => "GET / HTTP/1.1\r\nHost: u@mock.test\r\nConnection: close\r\n\r\n", 400],
    ["a path with a backslash", () => request("GET /a\\b", ended), 400],
    ["another expectation", () => post(["Content-Length: 10", "Expect: miracles", ...ended], form), 417],
    ["headers beyond all measure", () => post(["Content-Length: 10", `X-Long: ${"a".repeat(20_000)}`], form), 431],
    ["a query of a megabyte", () => request(`GET /?${"a".repeat(1_000_000)}`, ended), 431],
    ["a length below nothing", () => post(["Content-Length: -10"], form), 400],
    ["a length with a sign", () => post(["Content-Length: +10"], form), 400],
    ["a length beyond all numbers", () => post([`Content-Length: ${"9".repeat(30)}`], form), 400],
    ["lengths that differ", () => post(["Content-Length: 10, 11"], form), 400],
    ["a chunk beyond all numbers", () => post(["Transfer-Encoding: chunked"], `${"f".repeat(17)}\r\n`), 400],
    ["a coding that nobody knows", () => post(["Transfer-Encoding: chunked, secret"], "0\r\n\r\n"), 400],
    ["a name with a blank", () => post(["X Name: 1", "Content-Length: 10"], form), 400],
    ["a line within a value", () => post(["X-Name: a\r b", "Content-Length: 10"], form), 400],
    ["a zero within a value", () => post(["X-Name: a\0b", "Content-Length: 10"], form), 400],
    ["a method of its own", () => request("NONSENSE /", ended), 400],
    ["a protocol of its own", () => "GET / HTTP/9.9\r\nHost: mock.test\r\n\r\n", 400],
    ["nothing but line ends", () => "\r\n".repeat(50_000), undefined],
  ])("is refused, and its connection ends: %s", async (_, write, status) => {
    const { socket, closed } = await rawSocket(server.port, Buffer.from(write(), "latin1"));
    if (status === undefined) socket.end();
    const answer = await closed;
    expect(answer.slice(0, 13)).toBe(status === undefined ? "" : `HTTP/1.1 ${status} `);
    expect(world.session.journal.exchanges().filter(({ response }) => response)).toEqual([]);
  });

  it("ends its connection also behind a request, whose answer may be lost with it", async () => {
    const answer = await answerTo(`${post(["Content-Length: 10"], form)}and something more`);
    expect(answer).toContain("HTTP/1.1 400 Bad Request\r\nConnection: close");
  });
});
