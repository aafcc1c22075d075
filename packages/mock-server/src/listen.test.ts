import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { MockApp } from "./app.js";
import { listen } from "./listen.js";
import type { Answer } from "./pipeline/answer.js";
import { SpentExchange } from "./pipeline/spent-exchange.js";
import { Caller } from "./testing/caller.js";
import { discFile } from "./testing/pictures.js";
import { SocketClient } from "./testing/socket-client.js";
import { testMock, testSession } from "./testing/test-mock.js";

const open: Server[] = [];

/** Takes a free port, and keeps it until the test ends. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))));
});

describe("a mock on a port", () => {
  it("takes a free one on this machine alone, unless told otherwise", async () => {
    await using mock = testMock().mock;
    const listening = await mock.listen();
    expect(listening.url).toBe(`http://127.0.0.1:${listening.port}`);
    const response = await fetch(`${listening.url}/_graycard/health`);
    expect(response.status).toBe(200);
  });

  it("keeps one exchange that is over, so that there always is one", async () => {
    await using mock = testMock().mock;
    const { port } = await mock.listen();
    const keep = vi.spyOn(SpentExchange.prototype, "keep");
    onTestFinished(() => keep.mockRestore());
    for (let turn = 0; turn < 3; turn++) {
      const client = await SocketClient.open(port);
      await client.send("GET /_graycard/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      await client.until(({ closed }) => closed);
      expect(client.received).toContain("200 OK");
    }
    const keepers = [...new Set(keep.mock.contexts as SpentExchange[])];
    expect([keep.mock.calls.length, keepers.length]).toEqual([3, 1]);
    expect(keepers[0]?.last?.outgoing).toBe(keep.mock.calls[2]?.[1]);
  });

  it("answers as it does without one", async () => {
    const { mock, session } = testSession();
    const listening = await mock.listen();
    const caller = new Caller((request) => fetch(request), session.credentials, listening.url);
    const data = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    expect((await caller.download(data.image)).status).toBe(200);
    await mock.close();
  });

  it("plays the vendor whose host is asked for", async () => {
    await using mock = testMock().mock;
    const client = await SocketClient.open((await mock.listen()).port);
    await client.send("GET /anything HTTP/1.1\r\nHost: openapi.mtlab.meitu.com\r\nConnection: close\r\n\r\n");
    await client.until((it) => it.closed);
    expect(client.received).toContain('"ErrorCode":90002');
  });

  it("leaves the runtime's own Request and Response as they are", async () => {
    const before = [globalThis.Request, globalThis.Response];
    await using mock = testMock().mock;
    await mock.listen();
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });

  it.each([
    ["at once", undefined],
    ["as a fault plays it", { bytesPerSecond: 1000, time: {} as never }],
  ])("stays when an answer cannot be sent, and tells its operator: %s", async (_, wire) => {
    const reported: unknown[] = [];
    const answer: Answer = { status: 200, headers: { "x-odd": "a\nb" }, body: "{}", ...(wire && { wire }) };
    const broken: MockApp = {
      answer: (request) => (request.method === "POST" ? request.readBody(() => {}).then(() => answer) : answer),
      fetch: () => new Response(null),
      mistake: (error) => {
        reported.push(error);
        return { status: 500, headers: {}, body: "" };
      },
    };
    const listening = await listen(broken, { port: 0, host: "127.0.0.1" });
    const asked = [fetch(listening.url), fetch(listening.url), fetch(listening.url, { method: "POST", body: "{}" })];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([500, 500, 500]);
    expect(reported).toEqual(Array(3).fill(expect.objectContaining({ code: "ERR_INVALID_CHAR" })));
    await listening.close();
  });

  it.each([
    [204, undefined],
    [304, undefined],
    [205, undefined],
    [204, { bytesPerSecond: 1e9, time: { clock: { now: () => 0 } } as never }],
  ])("sends no body with a status that has none, and goes on: %i", async (status, wire) => {
    const answer: Answer = { status, headers: {}, body: "{}", ...(wire && { wire }) };
    const mistake = () => ({ ...answer, status: 500 });
    const app: MockApp = { answer: () => answer, fetch: () => new Response(null), mistake };
    const { port, close } = await listen(app, { port: 0, host: "127.0.0.1" });
    const client = await SocketClient.open(port);
    for (let turn = 1; turn <= 2; turn++) {
      await client.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
      await client.until(({ received }) => received.split("\r\n\r\n").length > turn);
    }
    const heads = client.received.split("\r\n\r\n");
    expect(heads).toHaveLength(3);
    for (const head of heads.slice(0, 2)) {
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(/content-length: (\d+)/i.exec(head)?.[1]).toBe(status === 205 ? "0" : undefined);
    }
    client.destroy();
    await close();
  });

  it("may be on several", async () => {
    await using mock = testMock().mock;
    const both = [await mock.listen(), await mock.listen()];
    for (const { url } of both) expect((await fetch(url)).status).toBe(200);
    expect(both[0]?.port).not.toBe(both[1]?.port);
  });
});

describe("a port that is taken", () => {
  it("is a mistake, and names itself", async () => {
    await using mock = testMock().mock;
    const port = await takenPort();
    await expect(mock.listen({ port })).rejects.toMatchObject({ code: "EADDRINUSE", port });
  });

  it("gives way to the next ones, when those may be tried", async () => {
    await using mock = testMock().mock;
    const port = await takenPort();
    const { port: found } = await mock.listen({ port, tryNext: 50 });
    expect(found).toBeGreaterThan(port);
    expect(found).toBeLessThanOrEqual(port + 50);
  });

  it("is not tried twice, and no other mistake is tried again", async () => {
    await using mock = testMock().mock;
    const address = mock.listen({ host: "203.0.113.1", tryNext: 20 });
    await expect(address).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
  });
});

describe("closing", () => {
  it("ends connections that are open, and callers that wait", async () => {
    const { mock, session, caller, reports } = testSession({ pace: "manual" });
    const listening = await mock.listen();
    session.faults.script([{ fault: "slow-task", with: { workMs: 1000 } }]);
    const idle = await SocketClient.open(listening.port);
    const there = new Caller((request) => fetch(request), caller.credentials, listening.url);
    const waiting = there.finish("scale", { image_file: await discFile(), type: "clean" }).catch(() => "cut off");
    // Work takes time; a fault that was used up shows that the submit has arrived.
    while (session.faults.unused().length > 0) await new Promise((resolve) => setImmediate(resolve));
    await mock.close();
    expect(await waiting).toBe("cut off");
    await idle.until((it) => it.closed);
    await expect(fetch(listening.url)).rejects.toThrow();
    expect(reports).toEqual([]);
  });

  it("may be done twice, and in any order", async () => {
    const { mock } = testMock();
    const listening = await mock.listen();
    await listening.close();
    await Promise.all([mock.close(), listening.close()]);
    await mock.close();
  });

  it("comes with the end of a scope", async () => {
    let url: string;
    {
      await using mock = testMock().mock;
      url = (await mock.listen()).url;
    }
    await expect(fetch(url)).rejects.toThrow();
  });
});
