import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { postHead } from "../testing/socket-client.js";
import { type MockProcess, startMockProcess } from "./testing/start-mock-process.js";

const megabyte = 1024 * 1024;
/** What the process may hold on to besides what it did before: its journal, and what the engine keeps for itself. */
const spareBytes = 24 * megabyte;
const path = "/api/tasks/visual/scale";
const multipart = `Content-Type: multipart/form-data; boundary=${usualBoundary}`;
const json = "Content-Type: application/json";
const chunked = "Transfer-Encoding: chunked";

let mock: MockProcess;
/** Before, and after what every process makes once. */
let usualBytes: number;
beforeAll(async () => {
  mock = await startMockProcess(128);
  await poll();
  // The memory for pictures is used again, and not given back: that of a few at once stays.
  await breakOff(10);
  usualBytes = (await mock.memory()).heldBytes;
}, 60_000);

afterAll(() => mock.stop());

async function poll(): Promise<number> {
  const headers = { "x-api-key": "somebody else" };
  const response = await fetch(`http://127.0.0.1:${mock.port}${path}/0`, { headers });
  await response.text();
  return response.status;
}

/**
 * Sends bytes as fast as they are taken, and gives what comes back until the connection ends: when the server ends it,
 * unless it is reset behind them, or ended when they and an answer are through.
 */
function send(pieces: Iterable<string | Uint8Array>, afterwards: "wait" | "reset" | "end" = "wait"): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(mock.port, "127.0.0.1");
    const iterator = pieces[Symbol.iterator]();
    let received = "";
    let sent = false;
    const endIfThrough = () => {
      if (afterwards === "end" && sent && received.length > 0) socket.destroy();
    };
    const more = () => {
      for (;;) {
        const { done, value } = iterator.next();
        if (done) {
          sent = true;
          if (afterwards === "reset") socket.resetAndDestroy();
          return endIfThrough();
        }
        if (!socket.write(value)) return;
      }
    };
    socket.on("connect", more).on("drain", more);
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      endIfThrough();
    });
    socket.on("error", () => {}).on("close", () => resolve(received));
  });
}

const head = (...headers: readonly string[]) => postHead(path, "X-API-KEY: k", "Connection: close", ...headers);
const fileStart = Buffer.from(
  rawMultipart([part('name="image_file"; filename="a"', "")], { unfinished: true }),
).subarray(0, -2);

function* times(count: number, piece: string | Uint8Array): Generator<string | Uint8Array> {
  for (let at = 0; at < count; at++) yield piece;
}

/** Uploads at once that are reset when a third has come. */
async function breakOff(count: number): Promise<void> {
  const pieces = [head(multipart, "Content-Length: 15000000"), fileStart, new Uint8Array(5 * megabyte)];
  await Promise.all(Array.from({ length: count }, () => send(pieces, "reset")));
}

/** The process lives, serves others, and holds hardly more than before. */
async function expectRecovered(): Promise<void> {
  expect(await poll()).toBe(404);
  const { heldBytes } = await mock.memory();
  expect(heldBytes - usualBytes).toBeLessThan(spareBytes);
  expect(mock.alive()).toBe(true);
}

describe("a mock with little memory", () => {
  it("takes a file that comes byte by byte", async () => {
    const start = `${fileStart.byteLength.toString(16)}\r\n${fileStart.toString("latin1")}\r\n`;
    const bytes = "1\r\nx\r\n".repeat(1000);
    const answer = await send([head(multipart, chunked), start, ...times(1000, bytes), "0\r\n\r\n"]);
    expect(answer).toContain("the body ends before its last boundary");
    await expectRecovered();
  });

  it("takes JSON that comes byte by byte", async () => {
    const bytes = "1\r\nx\r\n".repeat(1000);
    const answer = await send([head(json, chunked), '2\r\n{"\r\n', ...times(1000, bytes), "0\r\n\r\n"]);
    expect(answer).toContain("the body is not a JSON object");
    await expectRecovered();
  });

  it("outlives hundreds of uploads that break off", async () => {
    for (let turn = 0; turn < 2; turn++) await breakOff(100);
    await expectRecovered();
  });

  it("outlives bodies that never end", async () => {
    const piece = new Uint8Array(megabyte).fill(0x20);
    for (const type of [json, multipart, "Content-Type: text/plain"]) {
      const answer = await send([head(type, "Content-Length: 999999999999"), ...times(150, piece)], "end");
      expect(answer).toMatch(/^HTTP\/1\.1 4(00|13) /);
    }
    await expectRecovered();
  });

  it("outlives JSON of too many values", async () => {
    for (const value of ["{},", "[[],", '"a":1,', "[", '{"a":']) {
      const body = `{"a":[${value.repeat((20 * megabyte) / value.length)}]}`;
      expect(await send([head(json, `Content-Length: ${body.length}`), body])).toContain("the JSON ");
    }
    await expectRecovered();
  });

  it("outlives a thousand bodies that are none, and a thousand connections that say nothing", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const pieces = [head(multipart, "Content-Length: 20"), `--${usualBoundary}`.slice(0, 20)];
      const answers = await Promise.all(Array.from({ length: 100 }, () => send(pieces)));
      expect(answers.filter((answer) => !answer.startsWith("HTTP/1.1 400 "))).toEqual([]);
    }
    const sockets = Array.from({ length: 1000 }, () => connect(mock.port, "127.0.0.1"));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    expect(await poll()).toBe(404);
    for (const socket of sockets) socket.destroy();
    await expectRecovered();
  });
});
