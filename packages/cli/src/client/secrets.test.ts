import type { Socket } from "node:net";
import { LeapingClock, meitu } from "@graycard/core";
import { createClient, fetchTransport } from "@graycard/core/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canaries, failureOf, leaksOf, portClient, queryClient } from "./testing/port-client.js";
import { httpAnswer, type RawRequest, rawServer } from "./testing/raw-server.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { largerPicture, picture } from "./testing/world.js";

refuseUnhandledRejections();

const written: unknown[][] = [];
beforeEach(() => {
  written.length = 0;
  for (const name of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, name).mockImplementation((...values: unknown[]) => void written.push(values));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(leaksOf(written)).toEqual([]);
});

/** Ways to go wrong in which the other side says everything again that it was told. */
const echoes: readonly (readonly [string, (request: RawRequest, socket: Socket) => unknown])[] = [
  ["reset", (_, socket) => socket.resetAndDestroy()],
  ["in words that are no HTTP", ({ text }, socket) => socket.end(text.slice(0, 2000))],
  ["in the head, broken", ({ text }, socket) => socket.end(`HTTP/1.1 abc ${text.slice(0, 1000)}`)],
  ["in the reason", ({ path }, socket) => socket.end(httpAnswer("{}", { status: `500 ${path}` }))],
  [
    "in a redirect",
    ({ path }, socket) => socket.end(httpAnswer("", { status: "302 Found", headers: { location: path } })),
  ],
  ["in a page", ({ text }, socket) => socket.end(httpAnswer(text))],
  [
    "in the message of a refusal",
    ({ headers, path }, socket) => {
      const said = `No such key: ${headers.get("x-api-key") ?? ""} ${path} ${decodeURIComponent(path)}`;
      const body = { status: 401, ErrorCode: 90002, message: said, ErrorMsg: said };
      socket.end(httpAnswer(JSON.stringify(body), { status: "401 Unauthorized" }));
    },
  ],
  [
    "in the message of a failure",
    ({ headers, path }, socket) => {
      const said = `Failed for ${headers.get("x-api-key") ?? ""} ${path} ${decodeURIComponent(path)}`;
      const body = { status: 200, ErrorCode: 20001, ErrorMsg: said, message: said, data: { state: -1, task_id: "t" } };
      socket.end(httpAnswer(JSON.stringify(body)));
    },
  ],
];

describe("a credential", () => {
  test("that the host of a result repeats is told by no error", async () => {
    const told = `Request has expired. ${canaries[0]}, ${encodeURIComponent(canaries[0] ?? "")}`;
    const body = `<Error><Code>AccessDenied</Code><Message>${told}</Message></Error>`;
    const server = await rawServer((_, socket) => socket.end(httpAnswer(body, { status: "403 Forbidden" })));
    const error = await failureOf(portClient(server.url).download(`${server.url}/a.png`));
    expect(error).toMatchObject({ code: "GC_LINK_EXPIRED", message: expect.stringContaining("[withheld]") });
    expect(leaksOf([error, JSON.stringify(error)])).toEqual([]);
  });

  test.each(echoes)("in a header is told by no error and no exchange, repeated %s", async (_, answer) => {
    const server = await rawServer(answer);
    const exchanges: unknown[] = [];
    const client = portClient(server.url, { onExchange: (exchange) => exchanges.push(exchange) });
    const error = await failureOf(client.scale({ image: picture, type: "clean" }));
    expect(server.requests[0]?.headers.get("x-api-key")).toBe(canaries[0]);
    expect(exchanges.length).toBeGreaterThan(0);
    expect(leaksOf([error, JSON.stringify(error), exchanges])).toEqual([]);
  });

  test.each(echoes)("in the query is told by no error and no exchange, repeated %s", async (_, answer) => {
    const server = await rawServer(answer);
    const exchanges: unknown[] = [];
    const client = queryClient(server.url, { onExchange: (exchange) => exchanges.push(exchange) });
    const error = await failureOf(client.aiquality({ image: largerPicture }));
    expect(new URL(server.requests[0]?.path ?? "", server.url).searchParams.get("api_secret")).toBe(canaries[1]);
    expect(exchanges.length).toBeGreaterThan(0);
    expect(leaksOf([error, JSON.stringify(error), exchanges])).toEqual([]);
  });

  test("is told by no error where the way to send requests repeats their address", async () => {
    const transport = fetchTransport((request) =>
      Promise.reject(
        new TypeError(`request to ${request.url} failed`, { cause: new Error(`no route to ${request.url}`) }),
      ),
    );
    const clock = new LeapingClock({ now: Date.now });
    const options = { credentials: [...canaries], baseUrl: "http://vendor.test", transport, clock };
    const error = await failureOf(createClient(meitu, options).aiquality({ image: largerPicture }));
    expect(error.message).toMatch(/request to .*\[withheld\].* failed/);
    expect(leaksOf(error)).toEqual([]);
  });

  test("that cannot be sent is told by no error of the set-up", () => {
    const make = () =>
      createClient(meitu, { credentials: [`${canaries[0]}\n`, canaries[1]], baseUrl: "http://vendor.test" });
    expect(make).toThrow(/has characters that no key has/);
    try {
      make();
    } catch (error) {
      expect(leaksOf(error)).toEqual([]);
    }
  });
});
