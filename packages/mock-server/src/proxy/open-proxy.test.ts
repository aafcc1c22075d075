import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { request as requestTls } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import type { Mock, MockOptions } from "../mock.js";
import { NoPortsError } from "../no-ports-error.js";
import { openProxy as openInBrowser } from "../platform/browser/proxy.js";
import type { TaskBody } from "../testing/caller.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";
import type { Proxying } from "./proxying.js";

const real = "techsz.aoscdn.com";

interface Setting {
  readonly mock: Mock;
  readonly proxy: Proxying;
}

/** Opens a proxy for as long as `use` takes, and makes sure that the mock made no mistake. */
async function withProxy(use: (setting: Setting) => Promise<void>, options: MockOptions = {}): Promise<void> {
  const { mock, reports } = testMock(options);
  await using closing = mock;
  await use({ mock, proxy: await closing.proxy() });
  expect(reports).toEqual([]);
}

/** Asks for a tunnel; gives the connection, or the answer where there is none. */
async function tunnel(port: number, target: string): Promise<Socket | { readonly refused: string }> {
  const asking = request({ host: "127.0.0.1", port, method: "CONNECT", path: target, agent: false }).end();
  const [answer, socket] = (await once(asking, "connect")) as [IncomingMessage, Socket, Buffer];
  if (answer.statusCode === 200) return socket;
  return { refused: `${answer.statusCode} ${answer.statusMessage}` };
}

async function openTunnel(port: number, target: string): Promise<Socket> {
  const opened = await tunnel(port, target);
  if ("refused" in opened) throw new Error(`No tunnel to ${target}: ${opened.refused}`);
  return opened;
}

interface Heard {
  readonly status: number | undefined;
  readonly text: string;
  readonly bytes: Uint8Array;
}

async function heard(asking: ReturnType<typeof request>, body?: Uint8Array): Promise<Heard> {
  asking.end(body);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  const bytes = new Uint8Array(await new Response(answer as unknown as ReadableStream).arrayBuffer());
  return { status: answer.statusCode, text: new TextDecoder().decode(bytes), bytes };
}

/** Asks as clients of a proxy do without a tunnel: the request line has all of the URL. */
function askAbsolute(port: number, url: string, init: RequestInit = {}): Promise<Heard> {
  return ask({ host: "127.0.0.1", port, path: url, agent: false }, url, init);
}

async function askTunnelled({ port, certificate }: Proxying, url: string, init: RequestInit = {}): Promise<Heard> {
  const { hostname } = new URL(url);
  const socket = await openTunnel(port, `${hostname}:443`);
  const secure = connectTls({ socket, servername: hostname, ca: certificate });
  return ask({ createConnection: () => secure }, url, init);
}

async function ask(place: object, url: string, init: RequestInit): Promise<Heard> {
  const { method, headers, body } = new Request(url, init);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  const { host, pathname, search } = new URL(url);
  const fields = { ...Object.fromEntries(headers), host };
  return heard(request({ path: pathname + search, ...place, method, headers: fields }), bytes);
}

async function submission(): Promise<RequestInit> {
  const body = new FormData();
  body.set("image_file", new Blob([(await discFile()) as Uint8Array<ArrayBuffer>]), "disc.jpg");
  body.set("type", "clean");
  body.set("sync", "1");
  return { method: "POST", headers: { "x-api-key": "a key of its own" }, body };
}

function linkIn({ text }: Heard): string {
  return (JSON.parse(text) as TaskBody).data?.image ?? "";
}

describe("a proxy", () => {
  it("leads a tunnel for a vendor's host to the mock, under its certificate, down to the picture", async () => {
    await withProxy(async ({ proxy }) => {
      const answer = await askTunnelled(proxy, `https://${real}/api/tasks/visual/scale`, await submission());
      const link = linkIn(answer);
      expect(new URL(link).origin).toBe(`https://${real}`);
      expect(sizeOf((await askTunnelled(proxy, link)).bytes)).toBe("jpg 384x288");
      expect(proxy.refused()).toEqual([]);
    });
  });

  it.each(["http", "https"])("takes requests for it without a tunnel, and links stay at %s", async (scheme) => {
    await withProxy(async ({ proxy }) => {
      const url = `${scheme}://${real}/api/tasks/visual/scale`;
      const link = linkIn(await askAbsolute(proxy.port, url, await submission()));
      expect(new URL(link).origin).toBe(`${scheme}://${real}`);
      expect(sizeOf((await askAbsolute(proxy.port, link)).bytes)).toBe("jpg 384x288");
    });
  });

  it("takes plain HTTP within a tunnel", async () => {
    await withProxy(async ({ proxy }) => {
      const socket = await openTunnel(proxy.port, `${real}:80`);
      const url = `http://${real}/api/tasks/visual/scale`;
      const answer = await ask({ createConnection: () => socket }, url, await submission());
      expect(new URL(linkIn(answer)).origin).toBe(`http://${real}`);
    });
  });

  it("leads to the host of links that are written with another address", async () => {
    await withProxy(
      async ({ proxy }) => {
        const answer = await askTunnelled(proxy, `https://${real}/api/tasks/visual/scale`, await submission());
        expect(linkIn(answer)).toMatch(/^https:\/\/files\.example\//);
        expect(sizeOf((await askTunnelled(proxy, linkIn(answer))).bytes)).toBe("jpg 384x288");
      },
      { publicUrl: "https://files.example" },
    );
  });

  it("is the mock itself on the same port, over HTTP and HTTPS", async () => {
    await withProxy(async ({ proxy }) => {
      const plain = await fetch(`${proxy.url}/_graycard/health`);
      expect(plain.status).toBe(200);
      const place = { host: "127.0.0.1", port: proxy.port, ca: proxy.certificate, agent: false };
      expect((await heard(requestTls({ ...place, path: "/_graycard/health" }))).status).toBe(200);
      const throughItself = await openTunnel(proxy.port, `127.0.0.1:${proxy.port}`);
      const again = { createConnection: () => throughItself };
      expect((await ask(again, `${proxy.url}/_graycard/health`, {})).status).toBe(200);
    });
  });

  it("does not let a vendor's host be a name of the control plane", async () => {
    await withProxy(async ({ proxy }) => {
      expect((await askTunnelled(proxy, `https://${real}/_graycard/sessions`)).status).toBe(403);
      expect((await askAbsolute(proxy.port, `http://${real}/_graycard/sessions`)).status).toBe(403);
    });
  });

  it("refuses every other host with a sentence, and counts", async () => {
    await withProxy(async ({ proxy }) => {
      const refusal = await tunnel(proxy.port, "shop.example:443");
      expect(refusal).toEqual({ refused: "403 There is no way to shop.example" });
      for (const url of ["http://shop.example/x", "https://shop.example/x", "http://other.example/"]) {
        const { status, text } = await askAbsolute(proxy.port, url, { method: "POST", body: "x".repeat(100_000) });
        expect(status).toBe(403);
        expect(text).toContain(`There is no way to ${new URL(url).hostname}: `);
        expect(text).toContain(real);
      }
      expect(await tunnel(proxy.port, "nonsense")).toEqual({ refused: "400 CONNECT takes a host and a port." });
      expect(proxy.refused()).toEqual([
        { host: "shop.example", times: 3 },
        { host: "other.example", times: 1 },
      ]);
    });
  });

  it("refuses to let a vendor's host through", async () => {
    const { mock } = testMock();
    await expect(mock.proxy({ pass: [real] })).rejects.toThrow(RangeError);
    await mock.close();
  });

  it("reaches this machine's own services, with a tunnel and without", async () => {
    const service = createServer((incoming, outgoing) => {
      incoming.resume().once("end", () => outgoing.writeHead(201, { "x-own": "yes" }).end(`${incoming.method} here`));
    }).listen(0, "127.0.0.1");
    await once(service, "listening");
    const { port } = service.address() as AddressInfo;
    await withProxy(async ({ proxy }) => {
      const url = `http://127.0.0.1:${port}/`;
      expect(await askAbsolute(proxy.port, url, { method: "PUT", body: "x" })).toMatchObject({
        status: 201,
        text: "PUT here",
      });
      const socket = await openTunnel(proxy.port, `localhost:${port}`);
      const answer = await ask({ createConnection: () => socket }, url, {});
      expect(answer).toMatchObject({ status: 201, text: "GET here" });
      expect(proxy.refused()).toEqual([]);
    });
    service.close();
    service.closeAllConnections();
    await once(service, "close");
    await withProxy(async ({ proxy }) => {
      const nobody = "127.0.0.1 did not answer (ECONNREFUSED)";
      expect(await tunnel(proxy.port, `127.0.0.1:${port}`)).toEqual({ refused: `502 ${nobody}` });
      expect(await askAbsolute(proxy.port, `http://127.0.0.1:${port}/`)).toMatchObject({ status: 502 });
    });
  });

  it.each([
    ["reset", "ECONNRESET"],
    ["close", "FIN"],
  ])("hands on how the mock ends a connection: by %s", async (by, expected) => {
    await withProxy(async ({ mock, proxy }) => {
      mock.faults.script([{ fault: "drop-connection", with: { at: "before-headers", by }, times: "always" }]);
      const socket = await openTunnel(proxy.port, `${real}:80`);
      const ended = new Promise((resolve) => {
        socket.once("end", () => resolve("FIN")).once("error", (error) => resolve("code" in error && error.code));
      });
      socket.resume().write(`GET /api/tasks/visual/scale/x HTTP/1.1\r\nHost: ${real}\r\nX-API-KEY: k\r\n\r\n`);
      expect(await ended).toBe(expected);
      socket.destroy();
    });
  });

  it("has a certificate for every host of every vendor, and for this machine", async () => {
    await withProxy(async ({ proxy }) => {
      const shown = new X509Certificate(proxy.certificate);
      const hosts = vendors.flatMap((vendor) => vendor.hosts);
      for (const host of [...hosts, "localhost"]) expect(shown.checkHost(host), host).toBe(host);
      expect(shown.checkIP("127.0.0.1")).toBe("127.0.0.1");
      expect(proxy.played).toEqual(hosts);
    });
  });

  it("closes on clients that have said nothing yet, and on open tunnels, and may be closed twice", async () => {
    const { mock } = testMock();
    const { port, close } = await mock.proxy();
    const silent = connect(port, "127.0.0.1");
    await once(silent, "connect");
    const open = await openTunnel(port, `${real}:443`);
    const ends = [silent, open].map(
      (socket) =>
        new Promise((ended) =>
          socket
            .on("error", () => {})
            .once("close", ended)
            .resume(),
        ),
    );
    await Promise.all([close(), close(), mock.close()]);
    expect(await Promise.all(ends)).toHaveLength(2);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
  });

  it("does not exist in a browser", async () => {
    const nothing = { port: 0, played: [], pass: [], tls: { hosts: [], now: 0 } };
    await expect(openInBrowser(undefined as never, nothing)).rejects.toBeInstanceOf(NoPortsError);
  });
});
