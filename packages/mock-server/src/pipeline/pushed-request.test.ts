import type { createServer, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { pushedClient } from "../testing/pushed-client.js";
import { postHead, type SocketClient } from "../testing/socket-client.js";
import type { BodyTaker, PushedRequest } from "./pushed-request.js";

interface Arrived {
  readonly request: PushedRequest;
  readonly response: ServerResponse;
  readonly client: SocketClient;
}

/** The next request of a server, of which the head and these bytes are sent. */
async function arrived(bytes: string, take: (arrived: PushedRequest) => void = () => {}): Promise<Arrived> {
  const { server, client } = await pushedClient();
  const coming = new Promise<Arrived>((resolve) => {
    server.once("request", (request, response) => {
      take(request);
      resolve({ request, response, client });
    });
  });
  await client.send(postHead("/", "Transfer-Encoding: chunked") + bytes);
  return coming;
}

/** Writes down what it is told; waits after every piece where that is asked for. */
function listener(waits = false) {
  const told: string[] = [];
  const taker: BodyTaker = {
    take(chunk) {
      told.push(chunk.toString("latin1"));
      return !waits;
    },
    end: () => told.push("end"),
    broken: () => told.push("broken"),
  };
  return { told, taker };
}

const pieces = (...texts: readonly string[]) =>
  texts.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`).join("");
const last = "0\r\n\r\n";

describe("a body that is pushed", () => {
  it("comes piece by piece, and ends once", async () => {
    const { told, taker } = listener();
    await arrived(pieces("one", "two") + last, (request) => request.takeBody(taker));
    while (!told.includes("end")) await nextTurn();
    expect(told).toEqual(["one", "two", "end"]);
  });

  it("comes with what had come before anybody took it", async () => {
    const { told, taker } = listener();
    const { request, client } = await arrived(pieces("one", "two"));
    while (request.readableLength < 6) await nextTurn();
    request.takeBody(taker);
    await client.send(pieces("three") + last);
    while (!told.includes("end")) await nextTurn();
    // What a stream has may be read in one piece or in several.
    expect([told.slice(0, -1).join(""), told.at(-1)]).toEqual(["onetwothree", "end"]);
  });

  it("comes when all of it had come before anybody took it", async () => {
    const { told, taker } = listener();
    const { request } = await arrived(pieces("one") + last);
    while (!request.complete) await nextTurn();
    request.takeBody(taker);
    expect(told).toEqual(["one", "end"]);
  });

  it("waits after a piece, with all that comes meanwhile", async () => {
    const { told, taker } = listener(true);
    const { request, client } = await arrived(pieces("one", "two"), (each) => each.takeBody(taker));
    await client.send(pieces("three") + last);
    while (!request.complete) await nextTurn();
    expect(told).toEqual(["one"]);
    while (!told.includes("end")) {
      const before = told.length;
      request.goOn();
      expect(told).toHaveLength(before + 1);
      // Time for a stream to end and be gone, as one does of which all has been read.
      for (let turn = 0; turn < 5; turn++) await nextTurn();
    }
    request.goOn();
    expect([told.slice(0, -1).join(""), told.at(-1)]).toEqual(["onetwothree", "end"]);
  });

  it("is told to be broken when the caller leaves", async () => {
    const { told, taker } = listener();
    const { client } = await arrived(pieces("one"), (request) => request.takeBody(taker));
    while (told.length === 0) await nextTurn();
    client.destroy();
    while (told.length < 2) await nextTurn();
    expect(told).toEqual(["one", "broken"]);
  });

  it("is told to be broken when the caller left before", async () => {
    const { told, taker } = listener();
    const { request, client } = await arrived(pieces("one"));
    client.destroy();
    while (!request.destroyed) await nextTurn();
    request.takeBody(taker);
    expect(told).toEqual(["broken"]);
  });

  it("is told to be broken when what came of it can no longer be read", async () => {
    const { told, taker } = listener(true);
    const { request } = await arrived(pieces("one", "two"), (each) => each.takeBody(taker));
    while (request.readableLength < 3) await nextTurn();
    request.destroy();
    while (told.length < 2) await nextTurn();
    expect(told).toEqual(["one", "broken"]);
  });

  it("goes into the stream from when it is left", async () => {
    const { told, taker } = listener();
    const { request, client } = await arrived(pieces("one"), (each) => each.takeBody(taker));
    while (told.length === 0) await nextTurn();
    request.leaveBody();
    await client.send(pieces("two") + last);
    const rest: string[] = [];
    for await (const chunk of request) rest.push(String(chunk));
    expect([told, rest]).toEqual([["one"], ["two"]]);
  });

  it("leaves a connection that serves the next request", async () => {
    const { told, taker } = listener();
    const { response, client } = await arrived(pieces("one") + last, (request) => request.takeBody(taker));
    while (!told.includes("end")) await nextTurn();
    response.end("first");
    await client.until((it) => it.received.includes("first"));
    const next = once(response);
    await client.send("GET /next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    expect(await next).toBe("/next");
  });
});

/** The target of the next request on the server of an answer. */
function once({ req }: ServerResponse): Promise<string | undefined> {
  const { server } = req.socket as typeof req.socket & { server: ReturnType<typeof createServer> };
  return new Promise((resolve) => server.once("request", ({ url }) => resolve(url)));
}
