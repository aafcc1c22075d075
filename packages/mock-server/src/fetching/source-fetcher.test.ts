import { ManualClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { fetched, fetcherOf, fetchLimits, told } from "../testing/fetched.js";
import { gate } from "../testing/gate.js";
import { pictureServer, wordForWord } from "../testing/picture-server.js";

describe("a download", () => {
  it("gives the bytes, and says who asks without saying more", async () => {
    const seen: unknown[] = [];
    const port = await pictureServer((request, response) => {
      seen.push(request.url, request.method, Object.fromEntries(Object.entries(request.headers)));
      response.end("a picture");
    });
    expect(await fetched(`http://pictures.test:${port}/a%20b/c.jpg?x=1#part`)).toBe("a picture");
    expect(seen).toEqual([
      "/a%20b/c.jpg?x=1",
      "GET",
      {
        host: `pictures.test:${port}`,
        accept: "image/*, */*;q=0.1",
        "accept-encoding": "identity",
        "user-agent": "graycard",
        connection: "close",
      },
    ]);
  });

  it.each([200, 201, 203, 206])("is whatever comes with %i", async (status) => {
    const port = await pictureServer((_, response) => response.writeHead(status).end("a picture"));
    expect(await fetched(`http://pictures.test:${port}/`)).toBe("a picture");
  });

  it.each([204, 304, 300, 400, 401, 403, 404, 500, 503])("fails with %i", async (status) => {
    const port = await pictureServer((_, response) => response.writeHead(status).end());
    const because = status === 204 ? "" : `source-download: pictures.test:${port} answered ${status}`;
    expect(await fetched(`http://pictures.test:${port}/`)).toBe(because);
  });

  it.each(["gzip", "br", "gzip, identity"])("fails when it comes as %s", async (encoding) => {
    const port = await pictureServer((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end("x"),
    );
    expect(await fetched(`http://pictures.test:${port}/`)).toBe(
      `source-download: pictures.test:${port} sent the picture as ${encoding}, which it was not asked for`,
    );
  });

  it.each([
    ["nobody listens", "", "ECONNREFUSED"],
    ["the answer is no HTTP", "SSH-2.0-OpenSSH_9.9\r\n", "HPE_INVALID_CONSTANT"],
    ["there is no answer", undefined, "ECONNRESET"],
    ["the body is cut short", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nten bytes.", "ECONNRESET"],
    ["a chunk is cut short", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\nten bytes.", "ECONNRESET"],
    ["the length is no number", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx", "HPE_INVALID_CONTENT_LENGTH"],
    ["the headers are too long", `HTTP/1.1 200 OK\r\nA: ${"a".repeat(20_000)}\r\n\r\n`, "HPE_HEADER_OVERFLOW"],
    [
      "another protocol is spoken",
      "HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
      "the connection ended early",
    ],
  ])("fails when %s", async (_, answer, code) => {
    // Nobody listens at a port that needs more rights than a test has.
    const port = answer === "" ? 1 : await wordForWord(answer ?? "");
    expect(await fetched(`http://pictures.test:${port}/`)).toBe(
      `source-download: the download from pictures.test:${port} failed (${code})`,
    );
  });

  it("ends where its length says, whatever follows", async () => {
    const port = await wordForWord("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nten bytes.");
    expect(await fetched(`http://pictures.test:${port}/`)).toBe("ten");
  });

  it("has no address to come from when the name is unknown", async () => {
    const unknown = () => Promise.reject(new Error("ENOTFOUND"));
    const because = "source-download: the host pictures.test has no address";
    expect(await fetched("http://pictures.test/", { resolve: unknown })).toBe(because);
    expect(await fetched("http://pictures.test/", { resolve: async () => [] })).toBe(because);
  });
});

describe("the size of a download", () => {
  const chunk = Buffer.alloc(250, "x");

  it.each([
    ["with a length", { "content-length": "1000" }],
    ["in chunks", {}],
  ])("may be the limit, %s", async (_, headers) => {
    const port = await pictureServer((_request, response) => {
      response.writeHead(200, headers);
      for (let sent = 0; sent < 3; sent++) response.write(chunk);
      response.end(chunk);
    });
    expect(await fetched(`http://pictures.test:${port}/`)).toBe("x".repeat(1000));
  });

  it.each([
    ["with a length", { "content-length": "1001" }],
    ["in chunks", {}],
  ])("may not be a byte more, %s", async (_, headers) => {
    const port = await pictureServer((_request, response) => {
      response.writeHead(200, headers);
      for (let sent = 0; sent < 4; sent++) response.write(chunk);
      response.end("x");
    });
    expect(await fetched(`http://pictures.test:${port}/`)).toBe(
      `source-too-large: pictures.test:${port} sends more than the 1000 bytes that are allowed`,
    );
  });

  it("is refused by its length before any of it has come", async () => {
    const port = await pictureServer((_, response) =>
      response.writeHead(200, { "content-length": 1e9 }).flushHeaders(),
    );
    expect(await fetched(`http://pictures.test:${port}/`)).toMatch(/^source-too-large/);
  });

  it("is counted, so that a sender without an end is hung up on", async () => {
    const hungUp = gate();
    const port = await pictureServer((_, response) => {
      response.on("close", hungUp.open);
      const more = () => response.write(chunk, more);
      more();
    });
    expect(await fetched(`http://pictures.test:${port}/`)).toMatch(/^source-too-large/);
    await hungUp.opened;
  });
});

describe("the time of a download", () => {
  /** A server that says a part of its answer, and a promise of it having done so. */
  async function stalling(part: "nothing" | "headers" | "a byte" | "a byte of a body without a length") {
    const reached = gate();
    const port = await pictureServer((_, response) => {
      if (part === "a byte of a body without a length") response.removeHeader("transfer-encoding");
      else if (part !== "nothing") response.writeHead(200, { "content-length": 10 });
      if (part.startsWith("a byte")) response.write("x");
      response.flushHeaders();
      if (part === "nothing") reached.open();
      else setImmediate(reached.open);
    });
    return { port, reached: reached.opened };
  }

  it.each(["nothing", "headers", "a byte", "a byte of a body without a length"] as const)(
    "is over at its limit, when %s has come",
    async (part) => {
      const clock = new ManualClock({ startAt: 0 });
      const { port, reached } = await stalling(part);
      const outcomes: string[] = [];
      const download = fetcherOf({ clock }).fetch(new URL(`http://pictures.test:${port}/`), fetchLimits);
      const noted = download.then((source) => outcomes.push(told(source)));
      await reached;
      await clock.advance(9_999);
      for (let turn = 0; turn < 5; turn++) await nextTurn();
      expect(outcomes).toEqual([]);
      await clock.advance(1);
      await noted;
      expect(outcomes).toEqual(["source-download: the download was not done after 10000 ms"]);
    },
  );

  it("counts the search for the host", async () => {
    const clock = new ManualClock({ startAt: 0 });
    const never = () => new Promise<never>(() => {});
    const download = fetcherOf({ clock, resolve: never }).fetch(new URL("http://pictures.test/"), fetchLimits);
    await clock.advance(10_000);
    expect(told(await download)).toBe("source-download: the download was not done after 10000 ms");
  });

  it("is one for all redirects together", async () => {
    const clock = new ManualClock({ startAt: 0 });
    const port = await pictureServer(async (request, response) => {
      if (request.url === "/3") return;
      await clock.advance(4000);
      response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    });
    expect(await fetched(`http://pictures.test:${port}/0`, { clock })).toBe(
      "source-download: the download was not done after 10000 ms",
    );
  });

  it("leaves no timer behind when the download is done before", async () => {
    const clock = new ManualClock({ startAt: 0 });
    const port = await pictureServer((_, response) => response.end("a picture"));
    expect(await fetched(`http://pictures.test:${port}/`, { clock })).toBe("a picture");
    expect(clock.nextDueAt()).toBeUndefined();
  });

  it("ends when the fetcher is closed", async () => {
    const fetcher = fetcherOf();
    const { port, reached } = await stalling("a byte");
    const download = fetcher.fetch(new URL(`http://pictures.test:${port}/`), fetchLimits);
    await reached;
    fetcher.close();
    expect(told(await download)).toBe("source-download: the mock was closed during the download");
  });
});
