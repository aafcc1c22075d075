import { channel } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { nextTurn } from "#platform/next-turn";
import type { Listening } from "../listen.js";
import type { Pace } from "../sessions/pace.js";
import { type SocketLimits, usualSocketLimits } from "../socket-limits.js";
import { Caller, dataOf } from "../testing/caller.js";
import { picture } from "../testing/pictures.js";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { postHead } from "../testing/socket-client.js";
import { type TestSession, testSession } from "../testing/test-mock.js";
import { rawSocket } from "./testing/raw-socket.js";

const path = "/api/tasks/visual/scale";
/** Over before anybody notices, and yet longer than a request of this machine to itself takes. */
const soon = { headersMs: 150, requestMs: 300, idleMs: 150, stalledMs: 150, checkEveryMs: 10 };

interface World extends TestSession {
  readonly server: Listening;
  readonly key: string;
  /** Another caller, by a port of the same mock that has the usual limits. */
  readonly other: Caller;
}

async function open(sockets: Partial<SocketLimits> = {}, pace: Pace = "instant"): Promise<World> {
  const world = testSession({ qps: "off", pace });
  const server = await world.mock.listen({ sockets });
  onTestFinished(async () => {
    await world.mock.close();
    expect(world.reports).toEqual([]);
  });
  const { url } = await world.mock.listen();
  const other = new Caller((request) => fetch(request), world.mock.session().credentials, url);
  return { ...world, server, other, key: `X-API-KEY: ${world.session.credentials.picwish?.[0]}` };
}

const multipart = `Content-Type: multipart/form-data; boundary=${usualBoundary}`;

async function upload(): Promise<Buffer> {
  const file = part('name="image_file"; filename="a.jpg"', await picture(20, 16));
  return rawMultipart([part('name="type"', "clean"), part('name="sync"', "1"), file]);
}

/** Another caller's whole task, which a mock in good health serves at once. */
async function expectHealth({ other }: World): Promise<void> {
  const { state } = dataOf(await other.picwish("scale", { image_file: await picture(20, 16), type: "clean", sync: 1 }));
  expect(state).toBe(1);
}

/** The server's end of the next connection. */
function nextServerSocket(): Promise<Socket> {
  return new Promise((resolve) => {
    const arrivals = channel("net.server.socket");
    const onArrival = (message: unknown) => {
      arrivals.unsubscribe(onArrival);
      resolve((message as { socket: Socket }).socket);
    };
    arrivals.subscribe(onArrival);
  });
}

describe("a connection that keeps the server waiting", () => {
  it("is ended when it says nothing at all", async () => {
    const world = await open(soon);
    const { closed } = await rawSocket(world.server.port);
    expect(await closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
    await expectHealth(world);
  });

  it("is ended when it says nothing at all where TLS is expected", async () => {
    const world = testSession();
    const server = await world.mock.listen({ tls: true, sockets: soon });
    const { closed } = await rawSocket(server.port);
    expect(await closed).toBe("");
    await world.mock.close();
  });

  it("is ended when its headers do not come to an end", async () => {
    const world = await open(soon);
    const { socket, closed } = await rawSocket(world.server.port, `POST ${path} HTTP/1.1\r\nHost: mock.test\r\n`);
    const trickle = setInterval(() => socket.write("X: 1\r\n"), 5);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(trickle);
    await expectHealth(world);
  });

  it("is ended when its body does not come to an end, and stands in the journal without an answer", async () => {
    const world = await open(soon);
    const head = postHead(path, world.key, multipart, "Content-Length: 100000");
    const { socket, closed } = await rawSocket(world.server.port, head);
    const trickle = setInterval(() => socket.write("-"), 5);
    expect(await closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
    clearInterval(trickle);
    while (world.session.journal.exchanges().length === 0) await nextTurn();
    const [exchange] = world.session.journal.exchanges();
    expect([exchange?.response, exchange?.fault]).toEqual([undefined, "the body broke off before its end"]);
    await expectHealth(world);
  });

  it("is ended when it has no more requests", async () => {
    const world = await open(soon);
    const { closed } = await rawSocket(world.server.port, "GET / HTTP/1.1\r\nHost: mock.test\r\n\r\n");
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("is ended when it does not read its answers", async () => {
    const world = await open(soon);
    const arrival = nextServerSocket();
    const { socket } = await rawSocket(world.server.port);
    const served = await arrival;
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nHost: mock.test\r\n\r\n".repeat(30_000));
    await new Promise((resolve) => served.once("close", resolve));
    expect(served.destroyed).toBe(true);
    await expectHealth(world);
  });

  it("is not ended while the server works on its answer", async () => {
    const world = await open(soon);
    world.session.faults.script([{ fault: "hang" }]);
    const hung = postHead(path, world.key, "Content-Length: 0");
    const { socket, received } = await rawSocket(world.server.port, hung);
    // Longer than any of the limits: as long as a connection takes to be found out that waits for nothing.
    const { closed } = await rawSocket(world.server.port);
    await closed;
    const next = await rawSocket(world.server.port);
    await next.closed;
    expect([socket.destroyed, received()]).toEqual([false, ""]);
  });
});

describe("a caller who is refused in the middle of an upload", () => {
  const length = 40_000_000;
  const beginning = Buffer.concat([
    rawMultipart([part('name="image_file"; filename="a.jpg"', "")], { unfinished: true }),
    Buffer.alloc(length / 2),
  ]);

  it.each([["close"], ["keep-alive"]])("hears why though it reads nothing before all was sent: %s", async (kept) => {
    const world = await open();
    for (let turn = 0; turn < 5; turn++) {
      const headers = [world.key, multipart, `Connection: ${kept}`, `Content-Length: ${length}`];
      const { socket, received, closed } = await rawSocket(world.server.port, postHead(path, ...headers));
      socket.pause();
      socket.write(beginning);
      await new Promise((sent) => socket.write(Buffer.alloc(length - beginning.byteLength), sent));
      socket.resume();
      if (kept === "close") await closed;
      while (received() === "") await nextTurn();
      expect(received()).toMatch(/^HTTP\/1\.1 413 /);
    }
    await expectHealth(world);
  });

  it.each([
    ["HEAD", 404],
    ["GET", 204],
    ["GET", 304],
  ])("hears an answer without a body at once: %s, %i", async (method, status) => {
    const world = await open();
    if (status !== 404) world.session.faults.script([{ fault: "rewrite-answer", with: { status } }]);
    const target = status === 404 ? "/nowhere" : `${path}/none`;
    const head = postHead(target, world.key, "Content-Length: 100").replace("POST", method);
    const { received } = await rawSocket(world.server.port, head);
    while (received() === "") await nextTurn();
    expect(received()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it("does not keep earlier requests of its connection from their answers", async () => {
    const world = await open({ idleMs: 50 }, "realtime");
    world.session.faults.script([{ fault: "latency", with: { ms: 1000 } }]);
    const slow = `GET ${path}/none HTTP/1.1\r\nHost: mock.test\r\n${world.key}\r\n\r\n`;
    const refused = postHead("/nowhere", world.key, "Content-Length: 100");
    const { received, closed } = await rawSocket(world.server.port, slow + refused);
    // Silent for longer than any connection may be: as long as others take that say nothing.
    const { closed: other } = await rawSocket(world.server.port, refused);
    expect(await other).toMatch(/^HTTP\/1\.1 404 /);
    expect(received()).toBe("");
    await world.session.advance(1000);
    expect((await closed).match(/HTTP\/1\.1 404 /g)).toHaveLength(2);
  });

  it("may be silent as long as it likes where connections may", async () => {
    const world = await open({ idleMs: 0 });
    const head = postHead("/nowhere", world.key, "Content-Length: 3");
    const { socket, received } = await rawSocket(world.server.port, head);
    while (received() === "") await nextTurn();
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    socket.write("abcGET / HTTP/1.1\r\nHost: mock.test\r\n\r\n");
    while (!received().includes(" 200 ")) await nextTurn();
    expect(received()).toMatch(/^HTTP\/1\.1 404 /);
  });

  it.each([["close"], ["keep-alive"]])("is not waited for when it says nothing more: %s", async (kept) => {
    const world = await open({ idleMs: 150 });
    const headers = [world.key, multipart, `Connection: ${kept}`, `Content-Length: ${length}`];
    const { socket, closed } = await rawSocket(world.server.port, postHead(path, ...headers));
    socket.write(beginning);
    expect(await closed).toMatch(/^HTTP\/1\.1 413 /);
    await expectHealth(world);
  });
});

describe("a connection of which one half has ended", () => {
  it("is ended in the middle of a body, which nobody answers", async () => {
    const world = await open();
    const body = await upload();
    const head = postHead(path, world.key, multipart, `Content-Length: ${body.byteLength}`);
    const { socket, closed } = await rawSocket(world.server.port, head);
    socket.end(body.subarray(0, -40));
    expect(await closed).toMatch(/^(HTTP\/1\.1 400 Bad Request|$)/);
    while (world.session.journal.exchanges().length === 0) await nextTurn();
    expect(world.session.journal.exchanges()[0]?.response).toBeUndefined();
    await expectHealth(world);
  });

  it("is ended behind a whole request, answered or not", async () => {
    const world = await open();
    const { socket, closed } = await rawSocket(world.server.port);
    socket.end("GET / HTTP/1.1\r\nHost: mock.test\r\n\r\n");
    expect(await closed).toMatch(/^(HTTP\/1\.1 200 |$)/);
    await expectHealth(world);
  });
});

describe("a thousand connections that say nothing", () => {
  it("do not keep anybody from being served, and end with the server", async () => {
    const world = await open();
    const idle = await Promise.all(Array.from({ length: 1000 }, () => rawSocket(world.server.port)));
    const { credentials } = world.mock.session();
    const caller = new Caller((request) => fetch(request), credentials, world.server.url);
    const created = dataOf(await caller.picwish("scale", { image_file: await picture(20, 16), type: "clean" }));
    for (let poll = 0; poll < 50; poll++) {
      expect((await caller.poll("scale", created.task_id)).status).toBe(200);
    }
    expect(idle.filter(({ socket }) => socket.destroyed)).toEqual([]);
    await world.mock.close();
    const ends = await Promise.all(idle.map(({ closed }) => closed));
    expect(ends.filter((said) => said !== "")).toEqual([]);
  });

  it("are no more than the server takes", async () => {
    const world = await open({ mostConnections: 3 });
    const idle = await Promise.all([1, 2, 3].map(() => rawSocket(world.server.port)));
    const { closed } = await rawSocket(world.server.port);
    expect(await closed).toBe("");
    idle[0]?.socket.destroy();
    await idle[0]?.closed;
    await nextTurn();
    const again = await rawSocket(world.server.port, "GET / HTTP/1.1\r\nHost: mock.test\r\nConnection: close\r\n\r\n");
    expect(await again.closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("are ten thousand unless said", () => {
    expect(usualSocketLimits.mostConnections).toBe(10_000);
  });
});

describe("uploads that break off", () => {
  it("a hundred at once, anywhere, are nobody's mistake and leave nothing behind", async () => {
    const world = await open();
    const body = await upload();
    const text = postHead(path, world.key, multipart, `Content-Length: ${body.byteLength}`);
    const whole = Buffer.concat([Buffer.from(text), body]);
    // Never all of it: a request that is complete is served, whoever waits for the answer.
    const lengths = Array.from({ length: 100 }, (_, at) => Math.floor(((at + 1) / 102) * whole.byteLength));
    await Promise.all(
      lengths.map(async (length, at) => {
        const { socket, closed } = await rawSocket(world.server.port, whole.subarray(0, length));
        if (at % 3 === 0) socket.end();
        else if (at % 3 === 1) socket.resetAndDestroy();
        else socket.destroy();
        await closed;
      }),
    );
    await expectHealth(world);
    await world.session.advance(1000);
    const answered = world.session.journal.exchanges().filter(({ response }) => response);
    expect([answered, world.session.ledger.entries()]).toEqual([[], []]);
  });

  it("because the server is closed let it close", async () => {
    const world = await open();
    const head = postHead(path, world.key, multipart, "Content-Length: 10000000");
    const uploads = await Promise.all(Array.from({ length: 20 }, () => rawSocket(world.server.port, head)));
    for (const { socket } of uploads) socket.write(new Uint8Array(100_000));
    await nextTurn();
    await world.mock.close();
    expect(await Promise.all(uploads.map(({ closed }) => closed))).toEqual(uploads.map(() => ""));
  });
});
