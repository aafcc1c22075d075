import https from "node:https";
import type { LookupFunction } from "node:net";
import type { TLSSocket } from "node:tls";
import { ManualClock } from "@graycard/core";
import { generate } from "selfsigned";
import { describe, expect, it, vi } from "vitest";
import { nextTurn } from "#platform/next-turn";
import type { Source } from "../tasks/source.js";
import { gate } from "../testing/gate.js";
import { listening, pictureServer, wordForWord } from "../testing/picture-server.js";
import { type SendOptions, sendRequest } from "./request-once.js";
import { createSourceFetcher, type SourceFetcherOptions } from "./source-fetcher.js";

const limits = { mostBytes: 1000, mostMs: 10_000 };
const here = async () => ["127.0.0.1"];

/** A fetcher whose clock stands still, to which every name is this machine, and pictures.test may be. */
function fetcherOf(options: SourceFetcherOptions = {}) {
  const clock = new ManualClock({ startAt: 0 });
  return createSourceFetcher({ resolve: here, allow: ["pictures.test"], clock, ...options });
}

async function fetched(url: string, options: SourceFetcherOptions = {}): Promise<string> {
  return told(await fetcherOf(options).fetch(new URL(url), limits));
}

/** A source in one line: what it holds, or the reason why not. */
function told(source: Source): string {
  return source.ok ? new TextDecoder().decode(source.bytes) : `${source.failure.reason}: ${source.failure.because}`;
}

const unless = "and nothing is fetched from there unless it is allowed";

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
  async function stalling(part: "nothing" | "headers" | "a byte") {
    const reached = gate();
    const port = await pictureServer((_, response) => {
      if (part !== "nothing") response.writeHead(200, { "content-length": 10 });
      if (part === "a byte") response.write("x");
      response.flushHeaders();
      if (part === "nothing") reached.open();
      else setImmediate(reached.open);
    });
    return { port, reached: reached.opened };
  }

  it.each(["nothing", "headers", "a byte"] as const)("is over at its limit, when %s has come", async (part) => {
    const clock = new ManualClock({ startAt: 0 });
    const { port, reached } = await stalling(part);
    const outcomes: string[] = [];
    const download = fetcherOf({ clock }).fetch(new URL(`http://pictures.test:${port}/`), limits);
    const noted = download.then((source) => outcomes.push(told(source)));
    await reached;
    await clock.advance(9_999);
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    expect(outcomes).toEqual([]);
    await clock.advance(1);
    await noted;
    expect(outcomes).toEqual(["source-download: the download was not done after 10000 ms"]);
  });

  it("counts the search for the host", async () => {
    const clock = new ManualClock({ startAt: 0 });
    const never = () => new Promise<never>(() => {});
    const download = fetcherOf({ clock, resolve: never }).fetch(new URL("http://pictures.test/"), limits);
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
    const download = fetcher.fetch(new URL(`http://pictures.test:${port}/`), limits);
    await reached;
    fetcher.close();
    expect(told(await download)).toBe("source-download: the mock was closed during the download");
  });
});

describe("a URL", () => {
  /** Nothing may be asked for, and nobody be connected to. */
  const noCall = {
    resolve: vi.fn(() => Promise.reject(new Error("a name was looked up"))),
    request: vi.fn(() => {
      throw new Error("a request was sent");
    }),
    allow: [],
  };

  it.each([
    ["file:///etc/passwd", "addresses with file: are never fetched, only those with http: and https:"],
    ["data:image/png;base64,AAAA", "addresses with data: are never fetched, only those with http: and https:"],
    ["ftp://pictures.test/a.jpg", "addresses with ftp: are never fetched, only those with http: and https:"],
    ["oss://bucket/a.jpg", "addresses with oss: are never fetched, only those with http: and https:"],
    ["ws://pictures.test/", "addresses with ws: are never fetched, only those with http: and https:"],
    ["javascript:alert(1)", "addresses with javascript: are never fetched, only those with http: and https:"],
    ["blob:http://pictures.test/1", "addresses with blob: are never fetched, only those with http: and https:"],
    ["http://user:pass@93.184.216.34/", "the address carries a user name or a password, and the mock sends none"],
    ["http://user@93.184.216.34/", "the address carries a user name or a password, and the mock sends none"],
    ["http://:pass@93.184.216.34/", "the address carries a user name or a password, and the mock sends none"],
    ["http://93.184.216.34@127.0.0.1/", "the address carries a user name or a password, and the mock sends none"],
    ["http://93.184.216.34:0/", "nobody can be reached at port 0"],
    ["http://127.0.0.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["https://127.0.0.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://2130706433/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://0x7f000001/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://017700000001/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://0177.0.0.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://0x7f.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://127.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://127.0.0.1./", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://%31%32%37.0.0.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://①②⑦.⓪.⓪.①/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://[::1]/", `::1 is a loopback address, ${unless}`],
    ["http://[::ffff:127.0.0.1]/", `::ffff:7f00:1 is a loopback address, ${unless}`],
    ["http://[::127.0.0.1]/", `::7f00:1 is a reserved address, ${unless}`],
    ["http://0/", `0.0.0.0 is the address of no host, ${unless}`],
    ["http://[::]/", `:: is the address of no host, ${unless}`],
    ["http://169.254.169.254/latest/meta-data", `169.254.169.254 is a link-local address, ${unless}`],
    ["http://2852039166/", `169.254.169.254 is a link-local address, ${unless}`],
    ["http://[fe80::1]/", `fe80::1 is a link-local address, ${unless}`],
    [
      "http://[64:ff9b::a9fe:a9fe]/",
      `64:ff9b::a9fe:a9fe is a translated address (NAT64), behind which another one is, ${unless}`,
    ],
    ["http://255.255.255.255/", `255.255.255.255 is a broadcast address, ${unless}`],
    ["http://10.0.0.1:8080/", `10.0.0.1 is a private address, ${unless}`],
  ])("is not fetched, and no name looked up: %s", async (url, because) => {
    expect(await fetched(url, noCall)).toBe(`source-download: ${because}`);
    expect(noCall.resolve).not.toHaveBeenCalled();
    expect(noCall.request).not.toHaveBeenCalled();
  });

  it("with a zone or an empty host is none", () => {
    expect(URL.canParse("http://[fe80::1%25eth0]/")).toBe(false);
    expect(URL.canParse("http://")).toBe(false);
  });

  it.each([
    ["127.0.0.1", "a loopback address"],
    ["10.1.2.3", "a private address"],
    ["::1", "a loopback address"],
    ["::ffff:10.0.0.1", "a private address"],
    ["fe80::1%eth0", "a link-local address"],
    ["169.254.169.254", "a link-local address"],
    ["not an address", "no address"],
  ])("is not fetched when its name leads to %s", async (address, what) => {
    const because = `source-download: evil.test leads to ${address}, ${what}, ${unless}`;
    const request = noCall.request;
    expect(await fetched("http://evil.test/", { resolve: async () => [address], request })).toBe(because);
    // One address that is wrong spoils all of them, wherever it stands.
    const several = async () => ["93.184.216.34", address, "2606:4700::1111"];
    expect(await fetched("http://evil.test/", { resolve: several, request })).toBe(because);
    expect(request).not.toHaveBeenCalled();
  });

  it.each(["localhost", "localhost.", "LOCALHOST"])("is resolved as any other: %s", async (name) => {
    const because = `source-download: localhost leads to 127.0.0.1, a loopback address, ${unless}`;
    expect(await fetched(`http://${name}/`, { allow: [] })).toBe(because);
  });
});

describe("a host that is allowed", () => {
  const answering = () => pictureServer((_, response) => response.end("a picture"));

  it.each(["pictures.test", "pictures.test.", "PICTURES.test"])("by name may be nearby: %s", async (name) => {
    expect(await fetched(`http://${name}:${await answering()}/`)).toBe("a picture");
  });

  it("by name and port may be nearby at that port only", async () => {
    const [allowed, other] = [await answering(), await answering()];
    const allow = [`pictures.test:${allowed}`];
    expect(await fetched(`http://pictures.test:${allowed}/`, { allow })).toBe("a picture");
    expect(await fetched(`http://pictures.test:${other}/`, { allow })).toContain("a loopback address");
  });

  it.each(["169.254.169.254", "0.0.0.0", "::", "224.0.0.1", "255.255.255.255"])(
    "by name may be nearby, but not at %s",
    async (address) => {
      const because = await fetched("http://pictures.test/", { resolve: async () => [address] });
      expect(because).toContain(`source-download: pictures.test leads to ${address}, `);
    },
  );

  it("by name allows no other name for its address", async () => {
    expect(await fetched(`http://other.test:${await answering()}/`)).toContain("a loopback address");
  });

  it("by address may be named in any way", async () => {
    const [port, allow] = [await answering(), ["127.0.0.0/8"]];
    for (const host of ["127.0.0.1", "2130706433", "any.test", "[::ffff:127.0.0.1]"]) {
      expect(await fetched(`http://${host}:${port}/`, { allow })).toBe("a picture");
    }
    expect(await fetched("http://10.0.0.1/", { allow })).toContain("a private address");
  });

  it("is tried at each of its addresses", async () => {
    // The server listens on the second address only.
    const resolve = async () => ["::1", "127.0.0.1"];
    expect(await fetched(`http://pictures.test:${await answering()}/`, { resolve })).toBe("a picture");
  });

  it("is checked when the fetcher is made", () => {
    expect(() => createSourceFetcher({ allow: ["http://localhost"] })).toThrow('"http://localhost" cannot be allowed');
  });
});

describe("a name that leads elsewhere every time it is asked for", () => {
  /** Leads to each of these in turn. */
  const rebinding = (...addresses: readonly string[]) => {
    let asked = 0;
    return vi.fn(async () => [addresses[Math.min(asked++, addresses.length - 1)] ?? ""]);
  };

  /** The addresses that a socket would be given, asked twice. */
  function addressesFor(options: SendOptions): Promise<unknown[]> {
    const lookup = options.lookup as LookupFunction;
    const ask = (all: boolean) =>
      new Promise((resolve) => lookup(options.hostname ?? "", { all }, (...answer) => resolve(answer)));
    return Promise.all([ask(true), ask(false)]);
  }

  it("is asked for once, and connected to where it was when it was checked", async () => {
    const port = await pictureServer((_, response) => response.end("a picture"));
    const given: unknown[] = [];
    const resolve = rebinding("93.184.216.34", "127.0.0.1");
    const request = (options: SendOptions, onResponse: Parameters<typeof sendRequest>[1]) => {
      addressesFor(options).then((addresses) => given.push(...addresses));
      // The public address is played by a server of this machine.
      return sendRequest({ ...options, hostname: "127.0.0.1", port }, onResponse);
    };
    expect(await fetched("http://rebinding.test/", { resolve, request })).toBe("a picture");
    expect(given).toEqual([
      [null, [{ address: "93.184.216.34", family: 4 }]],
      [null, "93.184.216.34", 4],
    ]);
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it("is never looked up behind the back of the check", async () => {
    // The system knows no such name: only the address that was checked can lead there.
    const port = await pictureServer((request, response) => response.end(request.headers.host));
    const url = `http://no-such-name.invalid:${port}/`;
    expect(await fetched(url, { allow: ["127.0.0.1"] })).toBe(`no-such-name.invalid:${port}`);
  });

  it("is checked again when a redirect leads back to it", async () => {
    const asked: (string | undefined)[] = [];
    const port = await pictureServer((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: "/again" }).end();
    });
    const resolve = rebinding("127.0.0.1", "10.0.0.7");
    const because = await fetched(`http://rebinding.test:${port}/`, { resolve, allow: ["127.0.0.1"] });
    expect(because).toBe(
      `source-download: rebinding.test:${port} redirects: rebinding.test leads to 10.0.0.7, a private address, ${unless}`,
    );
    expect([asked, resolve.mock.calls.length]).toEqual([["/"], 2]);
  });
});

describe("a redirect", () => {
  /** A server that redirects to a place, and counts how often it is asked. */
  async function redirecting(status: number, location: string | undefined) {
    const asked: (string | undefined)[] = [];
    const port = await pictureServer((request, response) => {
      asked.push(request.url);
      if (request.url === "/end") return void response.end("a picture");
      response.writeHead(status, location === undefined ? {} : { location }).end();
    });
    return { url: `http://pictures.test:${port}/`, host: `pictures.test:${port}`, asked };
  }

  it.each([301, 302, 303, 307, 308])("is followed: %i", async (status) => {
    const { url, asked } = await redirecting(status, "/end");
    expect(await fetched(url)).toBe("a picture");
    expect(asked).toEqual(["/", "/end"]);
  });

  it.each([
    ["http://169.254.169.254/latest/meta-data", `169.254.169.254 is a link-local address, ${unless}`],
    ["//169.254.169.254/", `169.254.169.254 is a link-local address, ${unless}`],
    ["http://[::1]/", `::1 is a loopback address, ${unless}`],
    ["http://0x7f.1/", `127.0.0.1 is a loopback address, ${unless}`],
    ["http://other.test/", `other.test leads to 127.0.0.1, a loopback address, ${unless}`],
    ["http://user:pass@pictures.test/", "the address carries a user name or a password, and the mock sends none"],
    ["file:///etc/passwd", "addresses with file: are never fetched, only those with http: and https:"],
    ["oss://bucket/a.jpg", "addresses with oss: are never fetched, only those with http: and https:"],
    ["data:,x", "addresses with data: are never fetched, only those with http: and https:"],
  ])("is checked as the first address was: %s", async (location, because) => {
    const { url, host, asked } = await redirecting(302, location);
    expect(await fetched(url)).toBe(`source-download: ${host} redirects: ${because}`);
    expect(asked).toEqual(["/"]);
  });

  it("is followed five times, and not a sixth", async () => {
    const asked: number[] = [];
    const port = await pictureServer((request, response) => {
      const at = Number(request.url?.slice(1));
      asked.push(at);
      if (at === 5) response.end("a picture");
      else response.writeHead(302, { location: `/${at + 1}` }).end();
    });
    expect(await fetched(`http://pictures.test:${port}/0`)).toBe("a picture");
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await fetched(`http://pictures.test:${port}/-1`)).toBe(
      `source-download: pictures.test:${port} redirects more than 5 times`,
    );
  });

  it("in a circle comes to an end", async () => {
    const { url, host, asked } = await redirecting(302, "/");
    expect(await fetched(url)).toBe(`source-download: ${host} redirects more than 5 times`);
    expect(asked).toHaveLength(6);
  });

  it.each([undefined, "http://", "http://[::1"])("to nowhere is a failure: %s", async (location) => {
    const { url, host } = await redirecting(302, location);
    const because = location === undefined ? `${host} answered 302` : `${host} redirects to no address`;
    expect(await fetched(url)).toBe(`source-download: ${because}`);
  });

  it("takes nothing along from where it comes", async () => {
    const seen: unknown[] = [];
    const port = await pictureServer((request, response) => {
      seen.push(request.headers.cookie, request.headers.referer, request.headers.authorization);
      if (request.url === "/") response.writeHead(302, { location: "/end", "set-cookie": "a=1" }).end();
      else response.end("a picture");
    });
    expect(await fetched(`http://pictures.test:${port}/`)).toBe("a picture");
    expect(seen).toEqual(Array(6).fill(undefined));
  });
});

describe("https", () => {
  const certified = generate([{ name: "commonName", value: "pictures.test" }], {
    keySize: 2048,
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "pictures.test" }] }],
  });

  /** A server with a certificate of its own for pictures.test, and what its callers name it. */
  async function secureServer() {
    const { private: key, cert } = await certified;
    const named: unknown[] = [];
    const server = https.createServer({ key, cert }, (request, response) => {
      named.push((request.socket as TLSSocket & { servername: unknown }).servername, request.headers.host);
      response.end("a picture");
    });
    return { port: await listening(server), named, cert };
  }

  const trusting = (ca: string) => (options: SendOptions, onResponse: Parameters<typeof sendRequest>[1]) =>
    sendRequest({ ...options, ca }, onResponse);

  it("names the host, not the address, to the server and in its certificate", async () => {
    const { port, named, cert } = await secureServer();
    for (const host of ["pictures.test", "pictures.test."]) {
      expect(await fetched(`https://${host}:${port}/`, { request: trusting(cert) })).toBe("a picture");
    }
    expect(named).toEqual(["pictures.test", `pictures.test:${port}`, "pictures.test", `pictures.test.:${port}`]);
  });

  it.each([
    ["is not trusted", "pictures.test", false, "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["is for another name", "other.test", true, "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["is not for the address", "127.0.0.1", true, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("fails when the certificate %s", async (_, host, trusted, code) => {
    const { port, named, cert } = await secureServer();
    const options = { allow: ["127.0.0.1"], ...(trusted ? { request: trusting(cert) } : {}) };
    expect(await fetched(`https://${host}:${port}/`, options)).toBe(
      `source-download: the download from ${host}:${port} failed (${code})`,
    );
    expect(named).toEqual([]);
  });

  it("fails when the other side does not speak it", async () => {
    const port = await pictureServer((_, response) => response.end("a picture"));
    expect(await fetched(`https://pictures.test:${port}/`)).toMatch(
      /^source-download: the download from .* failed \(E/,
    );
  });
});
