import { gzipSync } from "node:zlib";
import { ManualClock } from "@graycard/core";
import { createMock } from "@graycard/mock-server";
import { describe, expect, onTestFinished, test } from "vitest";
import { failureOf, leaksOf, portClient } from "./testing/port-client.js";
import { acceptedJson, httpAnswer, type RawRequest, rawServer } from "./testing/raw-server.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { picture } from "./testing/world.js";

refuseUnhandledRejections();

const unknown = { code: "GC_SUBMIT_UNKNOWN_OUTCOME", charged: "unknown", retryable: false };
const neverLeft = { code: "GC_CALL_CONNECTION", charged: "no", retryable: true };

const submitOf = (url: string) => portClient(url).submit("scale", { image: picture, type: "clean" });

describe("a submit for which no connection stands", () => {
  test("is known not to have left when nobody listens", async () => {
    const server = await rawServer(() => {});
    await server.close();
    expect(await failureOf(submitOf(server.url))).toMatchObject(neverLeft);
  });

  test("is known not to have left when there is no such host", async () => {
    expect(await failureOf(submitOf("http://nobody.invalid"))).toMatchObject(neverLeft);
  });

  test("is known not to have left when the certificate is not trusted", async () => {
    const mock = createMock();
    onTestFinished(() => mock.close());
    const { url } = await mock.listen({ tls: true });
    const { credentials, ledger, journal } = mock.session();
    const client = portClient(url, { credentials: credentials.picwish ?? [] });
    expect(await failureOf(client.submit("scale", { image: picture, type: "clean" }))).toMatchObject(neverLeft);
    expect([ledger.entries().length, journal.count()]).toEqual([0, 0]);
  });

  test("is known not to have left when the other side speaks no TLS", async () => {
    const server = await rawServer(
      () => {},
      (socket) => void socket.end("220 mail.example ESMTP\r\n"),
    );
    const error = await failureOf(submitOf(server.url.replace("http:", "https:")));
    expect(error).toMatchObject(neverLeft);
    expect(server.requests).toEqual([]);
  });
});

describe("a submit that left", () => {
  const half = httpAnswer(acceptedJson).subarray(0, -10);
  test.each<[string, (socket: import("node:net").Socket) => unknown]>([
    ["reset without an answer", (socket) => socket.resetAndDestroy()],
    ["closed without an answer", (socket) => socket.end()],
    ["reset within the head", (socket) => socket.write("HTTP/1.1 200 O", () => socket.resetAndDestroy())],
    ["closed within the body", (socket) => socket.end(half)],
    ["reset within the body", (socket) => socket.write(half, () => socket.resetAndDestroy())],
    ["answered in no HTTP", (socket) => socket.end("220 mail.example ESMTP\r\n\r\n")],
    [
      "answered with headers without an end",
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(200_000)}\r\n`),
    ],
    [
      "answered with a length that is none",
      (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{}"),
    ],
    [
      "answered with two lengths",
      (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}"),
    ],
    [
      "answered with a broken chunk",
      (socket) => socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"),
    ],
    // Nobody asked whether to go on, and undici takes this for a broken answer.
    ["answered with 100 Continue", (socket) => socket.end(`HTTP/1.1 100 Continue\r\n\r\n${httpAnswer(acceptedJson)}`)],
    ["answered with nothing", (socket) => socket.end(httpAnswer(""))],
    [
      "answered with a page",
      (socket) => socket.end(httpAnswer("<h1>Welcome</h1>", { headers: { "content-type": "text/html" } })),
    ],
    ["answered with 502", (socket) => socket.end(httpAnswer("<h1>Bad</h1>", { status: "502 Bad Gateway" }))],
    [
      "answered in broken gzip",
      (socket) => socket.end(httpAnswer("no gzip", { headers: { "content-encoding": "gzip" } })),
    ],
  ])("is of unknown outcome and sent once when %s", async (_, answer) => {
    const server = await rawServer((_request, socket) => void answer(socket));
    const error = await failureOf(submitOf(server.url));
    expect(error).toMatchObject(unknown);
    expect(server.requests).toHaveLength(1);
    expect(leaksOf(error)).toEqual([]);
  });

  test("is of unknown outcome when the connection is reset in the middle of the upload", async () => {
    const server = await rawServer(
      () => {},
      (socket) => socket.resetAndDestroy(),
    );
    const error = await failureOf(portClient(server.url).submit("scale", { image: bigPicture(), type: "clean" }));
    expect(error).toMatchObject(unknown);
    expect(server.connections()).toBe(1);
  });

  test("is of unknown outcome when no answer comes in time", async () => {
    const clock = new ManualClock({ startAt: Date.UTC(2026, 0, 1) });
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const server = await rawServer(() => arrived());
    const work = failureOf(portClient(server.url, { clock }).submit("scale", { image: picture, type: "clean" }));
    await arrival;
    await clock.advance(60_000);
    const error = await work;
    expect(error).toMatchObject(unknown);
    expect(error.message).toMatch(/no whole answer within \d+ ms/);
  });
});

function bigPicture(): Uint8Array<ArrayBuffer> {
  const big = new Uint8Array(8 * 1024 * 1024);
  big.set(picture);
  return big;
}

describe("an answer that is odd and can be read", () => {
  test.each([
    ["HTTP/1.0 without a length", [`HTTP/1.0 200 OK\r\n\r\n${acceptedJson}`]],
    ["103 Early Hints first", ["HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n", httpAnswer(acceptedJson)]],
    ["no content type", [`HTTP/1.1 200 OK\r\ncontent-length: ${acceptedJson.length}\r\n\r\n${acceptedJson}`]],
    ["the type of a page", [httpAnswer(acceptedJson, { headers: { "content-type": "text/html" } })]],
    ["gzip", [httpAnswer(gzipSync(acceptedJson), { headers: { "content-encoding": "gzip" } })]],
    [
      "gzip in capitals, twice",
      [httpAnswer(gzipSync(gzipSync(acceptedJson)), { headers: { "content-encoding": "GZIP, identity, gzip" } })],
    ],
    ["a byte order mark", [httpAnswer(`\ufeff${acceptedJson}`)]],
    [
      "chunks",
      [
        `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${acceptedJson.length.toString(16)}\r\n${acceptedJson}\r\n0\r\n\r\n`,
      ],
    ],
    ["HTTP 201", [httpAnswer(acceptedJson, { status: "201 Created" })]],
  ])("is understood: %s", async (_, parts) => {
    const server = await rawServer((_request, socket) => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
    expect(await submitOf(server.url)).toMatchObject({ ended: false });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a redirect", () => {
  test.each(["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"])(
    "of a submit is not followed: %s",
    async (status) => {
      const elsewhere = await rawServer((_request, socket) => void socket.end(httpAnswer(acceptedJson)));
      const server = await rawServer(
        (_request, socket) => void socket.end(httpAnswer("", { status, headers: { location: `${elsewhere.url}/x` } })),
      );
      const error = await failureOf(submitOf(server.url));
      expect(error).toMatchObject({ code: "GC_CALL_REFUSED", fault: "not-found", charged: "unknown" });
      expect([server.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
    },
  );
});

describe("a connection that was kept", () => {
  const posts = (requests: readonly RawRequest[]) => requests.filter(({ method }) => method === "POST");

  test("and is reset under the next submit leaves its outcome unknown, and it is not sent again", async () => {
    const server = await rawServer((request, socket, own) => {
      if (own.requests.length === 1) socket.write(httpAnswer(acceptedJson));
      else if (request.connection === 1) socket.resetAndDestroy();
      else socket.write(httpAnswer(acceptedJson));
    });
    const client = portClient(server.url);
    await client.submit("scale", { image: picture, type: "clean" });
    // The connection is free for the next request a few turns after its answer was read.
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(await failureOf(client.submit("scale", { image: picture, type: "clean" }))).toMatchObject(unknown);
    expect(posts(server.requests).map(({ connection }) => connection)).toEqual([1, 1]);
  });

  test("and was closed long before the next submit is left for a new one", async () => {
    const server = await rawServer((_request, socket) => void socket.end(httpAnswer(acceptedJson)));
    const client = portClient(server.url);
    for (let count = 1; count <= 3; count++) {
      await client.submit("scale", { image: picture, type: "clean" });
      await new Promise((resolve) => setImmediate(resolve));
      expect(posts(server.requests)).toHaveLength(count);
    }
  });

  test("and is closed at that very moment never makes two submits of one", async () => {
    for (let round = 0; round < 12; round++) {
      const server = await rawServer((_request, socket, own) => {
        // The first answer lets the connection live, and it dies before anybody hears more of it.
        socket.write(httpAnswer(acceptedJson), () => (own.requests.length === 1 ? socket.end() : undefined));
      });
      const client = portClient(server.url);
      await client.submit("scale", { image: picture, type: "clean" });
      const second = await client.submit("scale", { image: picture, type: "clean" }).catch((error: unknown) => error);
      const came = posts(server.requests).length - 1;
      if (second instanceof Error) {
        expect(came).toBeLessThanOrEqual(1);
        expect(second).toMatchObject(came === 1 ? unknown : { charged: expect.stringMatching(/^(?:no|unknown)$/) });
      } else expect(came).toBe(1);
      await server.close();
    }
  });
});

describe("a caller who gives up", () => {
  const submit = { image: picture, type: "clean" } as const;

  test("before anything leaves pays nothing", async () => {
    const server = await rawServer(() => {});
    const error = await failureOf(portClient(server.url).submit("scale", submit, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: "GC_CALL_ABORTED", charged: "no", retryable: true });
    expect(server.connections()).toBe(0);
  });

  test("while the picture is a stream that never goes on pays nothing", async () => {
    const server = await rawServer(() => {});
    const giveUp = new AbortController();
    const image = new ReadableStream<Uint8Array>({ pull: () => giveUp.abort() });
    const work = portClient(server.url).submit("scale", { ...submit, image }, { signal: giveUp.signal });
    expect(await failureOf(work)).toMatchObject({ code: "GC_CALL_ABORTED", charged: "no" });
    expect(server.connections()).toBe(0);
  });

  test("while it waits for its turn pays nothing", async () => {
    const server = await rawServer((_request, socket) => void socket.write(httpAnswer(acceptedJson)));
    const clock = new ManualClock({ startAt: Date.UTC(2026, 0, 1) });
    const client = portClient(server.url, { clock, qps: 0.001 });
    await client.submit("scale", submit);
    const giveUp = new AbortController();
    const work = failureOf(client.submit("scale", submit, { signal: giveUp.signal }));
    await new Promise((resolve) => setTimeout(resolve, 0));
    giveUp.abort();
    expect(await work).toMatchObject({ code: "GC_CALL_ABORTED", charged: "no" });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, (socket: import("node:net").Socket) => unknown]>([
    ["before the head", () => {}],
    ["within the head", (socket) => socket.write("HTTP/1.1 200 O")],
    ["within the body", (socket) => socket.write(httpAnswer(acceptedJson).subarray(0, -10))],
  ])("of the answer, %s, may have paid", async (_, answer) => {
    const giveUp = new AbortController();
    const server = await rawServer((_request, socket) => {
      answer(socket);
      setImmediate(() => giveUp.abort(new Error("enough")));
    });
    const error = await failureOf(portClient(server.url).submit("scale", submit, { signal: giveUp.signal }));
    expect(error).toMatchObject(unknown);
    expect(server.requests).toHaveLength(1);
  });

  test("in the middle of the upload may have paid", async () => {
    const giveUp = new AbortController();
    const server = await rawServer(
      () => {},
      (socket) => {
        socket.pause();
        setImmediate(() => giveUp.abort());
      },
    );
    const work = portClient(server.url).submit("scale", { ...submit, image: bigPicture() }, { signal: giveUp.signal });
    expect(await failureOf(work)).toMatchObject(unknown);
  });

  test("of a poll hears so, with the handle", async () => {
    const giveUp = new AbortController();
    const server = await rawServer((_request, socket, own) => {
      if (own.requests.length === 1) socket.write(httpAnswer(acceptedJson));
      else giveUp.abort();
    });
    const error = await failureOf(portClient(server.url).scale(submit, { signal: giveUp.signal }));
    expect(error).toMatchObject({ code: "GC_CALL_ABORTED", charged: "unknown", handle: { endpoint: "scale" } });
  });
});
