import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { type RequestOptions, request } from "node:https";
import { connect } from "node:net";
import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import type { Listening } from "../listen.js";
import type { TaskBody } from "../testing/caller.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";
import { selfSigned } from "./self-signed.js";

const hosts = vendors.flatMap((vendor) => vendor.hosts);

/** Lets a mock listen with TLS for as long as `use` takes. */
async function withTls(use: (listening: Listening & { readonly certificate: string }) => Promise<void>): Promise<void> {
  const { mock, reports } = testMock();
  await using closing = mock;
  const listening = await closing.listen({ tls: true });
  expect(listening.url).toBe(`https://127.0.0.1:${listening.port}`);
  await use({ ...listening, certificate: listening.certificate ?? "" });
  expect(reports).toEqual([]);
}

interface Heard {
  readonly status: number | undefined;
  readonly bytes: Uint8Array;
}

/** Asks the port for a URL of a vendor's, as a program does whose name resolution leads to this machine. */
async function ask(port: number, url: URL, options: RequestOptions, init: RequestInit = {}): Promise<Heard> {
  const { method, headers, body } = new Request(url, init);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  return new Promise((resolve, reject) => {
    const { hostname, pathname, search } = url;
    const fields = { ...Object.fromEntries(headers), host: url.host };
    const place = { host: "127.0.0.1", port, servername: hostname, path: pathname + search, agent: false };
    const asking = request({ ...place, method, headers: fields, ...options }, (answer) => {
      const chunks: Uint8Array[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, bytes: new Uint8Array(Buffer.concat(chunks)) }));
    });
    asking.on("error", reject).end(bytes);
  });
}

describe("a port with TLS", () => {
  it("is a vendor's own host to a client that trusts its certificate, down to the picture", async () => {
    await withTls(async ({ port, certificate: ca }) => {
      const form = new FormData();
      form.set("image_file", new Blob([(await discFile()) as Uint8Array<ArrayBuffer>]), "disc.jpg");
      form.set("type", "clean");
      form.set("sync", "1");
      const init = { method: "POST", headers: { "x-api-key": "k" }, body: form };
      const submit = new URL("https://techsz.aoscdn.com/api/tasks/visual/scale");
      const { data } = JSON.parse(new TextDecoder().decode((await ask(port, submit, { ca }, init)).bytes)) as TaskBody;
      const link = new URL(data?.image ?? "");
      expect(link.origin).toBe("https://techsz.aoscdn.com");
      expect(sizeOf((await ask(port, link, { ca })).bytes)).toBe("jpg 384x288");
    });
  });

  it("stands for every host of every vendor, and for this machine by each of its names", async () => {
    await withTls(async ({ certificate }) => {
      const shown = new X509Certificate(certificate);
      for (const host of [...hosts, "localhost"]) expect(shown.checkHost(host), host).toBe(host);
      for (const address of ["127.0.0.1", "::1"]) expect(shown.checkIP(address), address).toBe(address);
      expect(shown.checkHost("example.com")).toBeUndefined();
      expect(shown.ca).toBe(false);
    });
  });

  it("is refused by clients that do not trust it, or that meant another host", async () => {
    await withTls(async ({ port, certificate: ca }) => {
      const own = new URL("https://techsz.aoscdn.com/");
      await expect(ask(port, own, {})).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
      const foreign = new URL("https://shop.example/");
      await expect(ask(port, foreign, { ca })).rejects.toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    });
  });

  it("tells a caller of plain HTTP what is wrong, however much it has begun to send", async () => {
    await withTls(async ({ port }) => {
      const plain = await fetch(`http://127.0.0.1:${port}/`);
      expect(plain.status).toBe(400);
      expect(await plain.text()).toContain("https://");
      const long = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: new Uint8Array(4 * 1024 ** 2) });
      expect(long.status).toBe(400);
    });
  });

  it("closes on callers that have said nothing yet, and on those in the middle of a handshake", async () => {
    const { mock } = testMock();
    const { port, close } = await mock.listen({ tls: true });
    const [silent, halfway] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
    await Promise.all([once(silent, "connect"), once(halfway, "connect")]);
    halfway.write(new Uint8Array([0x16, 0x03]));
    // How the end is heard, as one or as a break, is the system's choice.
    const ends = [silent, halfway].map(
      (socket) =>
        new Promise((ended) =>
          socket
            .on("error", () => {})
            .once("close", ended)
            .resume(),
        ),
    );
    await close();
    expect(await Promise.all(ends)).toHaveLength(2);
  });
});

describe("a certificate", () => {
  it("is valid from a day before the given time, for no longer than clients accept", async () => {
    const now = Date.UTC(2026, 4, 6);
    const { validFrom, validTo } = new X509Certificate((await selfSigned(["a.example"], now)).certificate);
    expect(Date.parse(validFrom)).toBe(now - 24 * 3_600_000);
    expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThan(398 * 24 * 3_600_000);
  });

  it("has a key of its own every time, and never says it", async () => {
    const { mock } = testMock();
    await using closing = mock;
    const [one, other] = [await closing.listen({ tls: true }), await closing.listen({ tls: true })];
    expect(one.certificate).not.toBe(other.certificate);
    expect(JSON.stringify([one, other])).not.toContain("PRIVATE");
    expect((await closing.listen()).certificate).toBeUndefined();
  });
});
