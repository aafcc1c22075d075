import type { LookupFunction } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { fetched, unless } from "../testing/fetched.js";
import { pictureServer } from "../testing/picture-server.js";
import { type SendOptions, sendRequest } from "./request-once.js";
import { createSourceFetcher } from "./source-fetcher.js";

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
