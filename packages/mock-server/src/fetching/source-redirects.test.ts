import https from "node:https";
import type { TLSSocket } from "node:tls";
import { generate } from "selfsigned";
import { describe, expect, it } from "vitest";
import { fetched, unless } from "../testing/fetched.js";
import { listening, pictureServer } from "../testing/picture-server.js";
import { type SendOptions, sendRequest } from "./request-once.js";

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
