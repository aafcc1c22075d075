import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { PushedRequest } from "../pipeline/pushed-request.js";
import { bareSession } from "../testing/bare-session.js";
import { lineEnd } from "../testing/line-end.js";
import { postHead, SocketClient } from "../testing/socket-client.js";
import { testStart } from "../testing/test-mock.js";
import { playOnSocket } from "./play-on-socket.js";
import type { WirePlay, WireStop } from "./wire-play.js";

const body = "0123456789".repeat(30);
const answer = { status: 200, headers: { "content-type": "text/plain", "x-more": "more" }, body };
const get = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
const wholeHead =
  /^HTTP\/1\.1 200 OK\r\ncontent-type: text\/plain\r\nx-more: more\r\ncontent-length: 300\r\n(.+\r\n)*\r\n/i;

interface Served {
  readonly port: number;
  /** How many answers have left. */
  readonly left: () => number;
  /** How many connections there are. */
  readonly connections: () => Promise<number>;
}

/** A server that plays the same answer to everybody. */
async function serve(play: WirePlay): Promise<Served> {
  let left = 0;
  const server = createServer({ IncomingMessage: PushedRequest }, (incoming, outgoing) => {
    const going = new AbortController();
    outgoing.once("close", () => going.abort(new Error("gone")));
    playOnSocket(outgoing, { answer, play, signal: going.signal, silenceMs: 1000 }).then(() => left++);
    if (incoming.headers["x-read"]) incoming.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  return { port: (server.address() as AddressInfo).port, left: () => left, connections };
}

const stopping = (stop: WireStop): WirePlay => ({ stop, time: bareSession("instant") });

describe.each([
  ["close", "FIN"],
  ["reset", "ECONNRESET"],
] as const)("an answer that ends by %s", (by, end) => {
  it("has sent nothing before its headers", async () => {
    const { port } = await serve(stopping({ at: "before-headers", by }));
    expect(await lineEnd(port, get)).toEqual({ received: "", end });
  });

  it("has sent a part of its headers within them", async () => {
    const { port } = await serve(stopping({ at: "within-headers", by }));
    const outcome = await lineEnd(port, get);
    expect(outcome.end).toBe(end);
    expect(outcome.received).toMatch(/^HTTP\/1\.1 200 /);
    expect(outcome.received).not.toContain("\r\n\r\n");
  });

  it.each([0, 1, 17, 299])("has sent its headers and %i bytes", async (at) => {
    const { port } = await serve(stopping({ at, by }));
    const outcome = await lineEnd(port, get);
    expect(outcome.end).toBe(end);
    expect(outcome.received).toMatch(wholeHead);
    expect(outcome.received.replace(wholeHead, "")).toBe(body.slice(0, at));
  });

  it("ends so while its caller is still uploading", async () => {
    const { port, connections } = await serve(stopping({ at: "before-headers", by }));
    const upload = `${postHead("/", "Content-Length: 10000000")}${"x".repeat(300_000)}`;
    expect(await lineEnd(port, upload)).toEqual({ received: "", end });
    // And lets go of the connection when the caller has.
    while ((await connections()) > 0) await nextTurn();
  });
});

describe("an answer that hangs", () => {
  it.each<[WireStop["at"], RegExp]>([
    ["before-headers", /^$/],
    ["within-headers", /^HTTP\/1\.1 200 (?!.*\r\n\r\n)/s],
    [0, /\r\n\r\n$/],
    [12, /\r\n\r\n012345678901$/],
  ])("leaves the connection open, and says no more: %s", async (at, received) => {
    const { port, left } = await serve(stopping({ at, by: "hang" }));
    const client = await SocketClient.open(port);
    await client.send(get);
    while (left() === 0) await nextTurn();
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    expect([client.closed, client.received]).toEqual([false, expect.stringMatching(received)]);
    client.destroy();
  });
});

describe("a slow answer", () => {
  it("goes out whole in its time, and leaves the connection usable", async () => {
    const time = bareSession("instant");
    const { port } = await serve({ bytesPerSecond: 100, time });
    const client = await SocketClient.open(port);
    for (const turn of [1, 2]) {
      await client.send(get);
      await client.until((it) => it.received.split(body).length > turn);
      expect(time.clock.now()).toBe(testStart + 3000 * turn);
    }
    client.destroy();
  });

  it("goes out piece by piece as time is moved on", async () => {
    const time = bareSession("manual");
    const { port, left } = await serve({ bytesPerSecond: 100, time });
    const client = await SocketClient.open(port);
    await client.send(get);
    await client.until((it) => it.received.endsWith("\r\n\r\n"));
    for (const seconds of [1, 2]) {
      await time.paced.advance(1000);
      await client.until((it) => it.received.endsWith(body.slice(0, 100 * seconds)));
    }
    expect(left()).toBe(0);
    await time.paced.advance(1000);
    await client.until((it) => it.received.endsWith(body));
    client.destroy();
  });

  it("ends when its caller leaves", async () => {
    const time = bareSession("manual");
    const { port, left } = await serve({ bytesPerSecond: 100, time });
    const client = await SocketClient.open(port);
    await client.send(get);
    await client.until((it) => it.received.endsWith("\r\n\r\n"));
    client.destroy();
    while (left() === 0) await nextTurn();
    expect(await time.activity.idle()).toBeUndefined();
  });

  it("has no body where only its head is asked for", async () => {
    const { port } = await serve({ bytesPerSecond: 100, time: bareSession("instant") });
    const client = await SocketClient.open(port);
    await client.send(get.replace("GET", "HEAD"));
    await client.until((it) => it.received.endsWith("\r\n\r\n"));
    expect(client.received).toMatch(wholeHead);
    client.destroy();
  });
});
