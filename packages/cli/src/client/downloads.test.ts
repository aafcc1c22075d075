import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fetchTransport } from "@graycard/core/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { canaries, failureOf, leaksOf, portClient, queryClient } from "./testing/port-client.js";
import { httpAnswer, rawServer } from "./testing/raw-server.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { picture } from "./testing/world.js";

refuseUnhandledRejections();

const live = "?Expires=4000000000&OSSAccessKeyId=k&Signature=s";
const png = { headers: { "content-type": "image/png" } };

/** A host of results that answers everything alike. */
async function resultHost(answer: Buffer | ((asked: number) => Buffer)) {
  return rawServer((_request, socket, { requests }) => {
    socket.end(typeof answer === "function" ? answer(requests.length) : answer);
  });
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "graycard-results-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

describe("a link", () => {
  test.each([
    ["as it is", "&"],
    ["with its ampersands as escapes", "\\u0026"],
    ["with its ampersands as capital escapes", "\\U0026"],
    ["with its ampersands for a page", "&amp;"],
    ["with its ampersands as numbers", "&#38;"],
  ])("%s is fetched as its vendor meant it", async (_, separator) => {
    const host = await resultHost(httpAnswer(picture, png));
    const link = `${host.url}/a.png${live.replaceAll("&", separator)}`;
    const { facts } = await portClient(host.url).download(link);
    expect(facts).toMatchObject({ format: "png", width: 12, height: 12 });
    expect(host.requests.map(({ path }) => path)).toEqual([`/a.png${live}`]);
  });

  const yesterday = new Date(Date.now() - 86_400_000);
  const basic = yesterday.toISOString().replace(/[-:]|\.\d+/g, "");
  test.each([
    ["V1", `?Expires=${Math.floor(yesterday.getTime() / 1000)}&OSSAccessKeyId=k&Signature=s`],
    ["V1, escaped", `?Expires=${Math.floor(yesterday.getTime() / 1000)}\\u0026OSSAccessKeyId=k\\u0026Signature=s`],
    ["V4", `?x-oss-date=${basic}&x-oss-expires=3600&x-oss-signature=s&x-oss-signature-version=OSS4-HMAC-SHA256`],
  ])("past its life in the form %s is not even asked for", async (_, query) => {
    const host = await resultHost(httpAnswer(picture, png));
    const error = await failureOf(portClient(host.url).download(`${host.url}/a.png${query}`));
    expect(error).toMatchObject({ code: "GC_LINK_EXPIRED", charged: "yes", expiredAt: expect.any(Number) });
    expect(error.message).toMatch(/expired \d+ (?:s|min|h|days) ago, at 20.*Ask for/);
    expect(host.connections()).toBe(0);
  });

  test.each([
    "",
    "no link",
    "ftp://a.example/a.png",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "//a.example/a.png",
    "data:image/png;base64,AAAA",
  ])("that is none is not fetched: %s", async (link) => {
    const client = portClient("http://127.0.0.1:1");
    expect(await failureOf(client.download(link))).toMatchObject({ code: "GC_LINK_REFUSED", httpStatus: undefined });
  });

  const xml = (code: string, message: string) =>
    httpAnswer(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`, {
      status: "403 Forbidden",
    });
  test.each<[string, Buffer, string, string, number]>([
    ["expired", xml("AccessDenied", "Request has expired."), live, "GC_LINK_EXPIRED", 1],
    ["damaged", xml("SignatureDoesNotMatch", "The signature differs."), live, "GC_LINK_REFUSED", 1],
    ["without its query", xml("AccessDenied", "No right."), "", "GC_LINK_REFUSED", 1],
    ["of nothing", httpAnswer("", { status: "404 Not Found" }), live, "GC_LINK_REFUSED", 1],
    ["to a host that is unwell", httpAnswer("", { status: "503 Slow Down" }), live, "GC_LINK_REFUSED", 5],
  ])("that is %s says so", async (_, answer, query, code, asked) => {
    const host = await resultHost(answer);
    const error = await failureOf(portClient(host.url).download(`${host.url}/a.png${query}`));
    expect(error.code).toBe(code);
    expect(host.requests).toHaveLength(asked);
  });

  test("that sends on to elsewhere is not followed", async () => {
    const elsewhere = await resultHost(httpAnswer(picture, png));
    const host = await resultHost(
      httpAnswer("", { status: "302 Found", headers: { location: `${elsewhere.url}/b.png` } }),
    );
    const error = await failureOf(portClient(host.url).download(`${host.url}/a.png${live}`));
    expect(error).toMatchObject({ code: "GC_LINK_REFUSED", httpStatus: 302, retryable: false });
    expect(error.message).toContain(new URL(elsewhere.url).host);
    expect(elsewhere.connections()).toBe(0);
  });
});

describe("a download", () => {
  test.each([
    ["a header", portClient],
    ["the query", queryClient],
  ])("sends no credential along that travels in %s", async (_, client) => {
    const host = await resultHost(httpAnswer(picture, png));
    await client(host.url).download(`${host.url}/a.png${live}`);
    const [request] = host.requests;
    const names = [...(request?.headers ?? [])].map(([name]) => name);
    expect(names.filter((name) => !["host", "connection"].includes(name))).toEqual([]);
    expect(leaksOf(request?.text)).toEqual([]);
    expect(canaries.join()).toMatch(/key.*secret/);
  });

  test.each([
    ["undici", undefined],
    ["fetch", fetchTransport()],
  ])("sends no name and password along that stand in the link: %s", async (_, transport) => {
    const host = await resultHost(httpAnswer(picture, png));
    const link = `${host.url.replace("http://", "http://some:body@")}/a.png${live}`;
    const { facts } = await portClient(host.url, { ...(transport ? { transport } : {}) }).download(link);
    expect(facts.format).toBe("png");
    expect(host.requests.map(({ headers }) => headers.has("authorization"))).toEqual([false]);
  });

  const endless = Buffer.concat([
    httpAnswer("", { headers: { "content-length": "9999999999" } }),
    picture,
    Buffer.alloc(300_000),
  ]);
  test.each<[string, Buffer, string, number]>([
    ["a page", httpAnswer("<h1>Wait</h1>", { headers: { "content-type": "image/png" } }), "no-picture", 1],
    [
      "a picture of another format",
      httpAnswer(Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64")),
      "wrong-format",
      1,
    ],
    ["half a picture that calls itself whole", httpAnswer(picture.slice(0, 60), png), "cut-short", 5],
    ["more than is allowed", endless, "too-large", 1],
    [
      "more than is allowed, in small packing",
      httpAnswer(gzipSync(Buffer.alloc(3_000_000)), { headers: { "content-encoding": "gzip" } }),
      "too-large",
      1,
    ],
  ])("that brings %s is refused", async (_, answer, fault, asked) => {
    const host = await resultHost(answer);
    const client = portClient(host.url);
    const error = await failureOf(client.download(`${host.url}/a.png${live}`, { mostBytes: 200_000 }));
    expect(error).toMatchObject({ code: "GC_RESULT_FILE", fault, charged: "yes" });
    expect(host.requests).toHaveLength(asked);
  });

  test("that breaks off is fetched again, and whole the next time", async () => {
    const whole = httpAnswer(picture, png);
    const host = await resultHost((asked) => (asked < 3 ? whole.subarray(0, -20) : whole));
    const { bytes } = await portClient(host.url).download(`${host.url}/a.png${live}`);
    expect([Buffer.from(bytes).equals(picture), host.requests.length]).toEqual([true, 3]);
  });

  test("that always breaks off gives up in the end", async () => {
    const host = await resultHost(httpAnswer(picture, png).subarray(0, -20));
    const error = await failureOf(portClient(host.url).download(`${host.url}/a.png${live}`));
    expect(error).toMatchObject({ code: "GC_CALL_CONNECTION", charged: "yes", retryable: true });
    expect(host.requests).toHaveLength(5);
  });

  test("of a result that came packed is unpacked", async () => {
    const host = await resultHost(httpAnswer(gzipSync(picture), { headers: { "content-encoding": "gzip" } }));
    const { bytes } = await portClient(host.url).download(`${host.url}/a.png${live}`);
    expect(Buffer.from(bytes).equals(picture)).toBe(true);
  });

  test("that its caller gives up says so", async () => {
    const giveUp = new AbortController();
    const host = await rawServer((_request, socket) => {
      socket.write(httpAnswer(picture, png).subarray(0, -20));
      setImmediate(() => giveUp.abort());
    });
    const error = await failureOf(portClient(host.url).download(`${host.url}/a.png${live}`, { signal: giveUp.signal }));
    expect(error).toMatchObject({ code: "GC_CALL_ABORTED", operation: "fetch-result" });
  });
});

describe("a file that is written", () => {
  test("is the picture, and stands alone", async () => {
    const host = await resultHost(httpAnswer(picture, png));
    const to = join(folder(), "out.png");
    await portClient(host.url).download(`${host.url}/a.png${live}`, { to });
    expect(readFileSync(to).equals(picture)).toBe(true);
    expect(readdirSync(join(to, ".."))).toEqual(["out.png"]);
  });

  test("replaces one that was there", async () => {
    const host = await resultHost(httpAnswer(picture, png));
    const to = join(folder(), "out.png");
    writeFileSync(to, "before");
    await portClient(host.url).download(`${host.url}/a.png${live}`, { to });
    expect(readFileSync(to).equals(picture)).toBe(true);
  });

  test("stays as it was when what comes is no picture", async () => {
    const host = await resultHost(httpAnswer("<h1>Wait</h1>"));
    const to = join(folder(), "out.png");
    writeFileSync(to, "before");
    await failureOf(portClient(host.url).download(`${host.url}/a.png${live}`, { to }));
    expect([readFileSync(to, "utf8"), readdirSync(join(to, ".."))]).toEqual(["before", ["out.png"]]);
  });

  test("is not there where it could not be put in its place, nor is anything beside it", async () => {
    const host = await resultHost(httpAnswer(picture, png));
    const here = folder();
    // A folder of that name with something in it: the rename fails when all bytes are written.
    mkdirSync(join(here, "out.png", "full"), { recursive: true });
    const error = await failureOf(
      portClient(host.url).download(`${host.url}/a.png${live}`, { to: join(here, "out.png") }),
    );
    expect(error).toMatchObject({ code: "GC_RESULT_FILE", fault: "not-written", retryable: true });
    expect(readdirSync(here)).toEqual(["out.png"]);
  });

  test("is not made where its folder is not", async () => {
    const host = await resultHost(httpAnswer(picture, png));
    const to = join(folder(), "none", "out.png");
    const error = await failureOf(portClient(host.url).download(`${host.url}/a.png${live}`, { to }));
    expect(error).toMatchObject({ code: "GC_RESULT_FILE", fault: "not-written" });
    expect(error.message).toMatch(/could not be written to .*ENOENT/);
    expect(existsSync(to)).toBe(false);
  });
});
