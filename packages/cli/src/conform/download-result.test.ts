import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resultDownload } from "./download-result.js";
import type { Network } from "./network.js";
import { pinnedFetch } from "./pinned-fetch.js";

let server: Server;
let port: number;
const seen: { host: string; headers: NodeJS.Dict<string | string[]> }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ host: request.headers.host ?? "", headers: request.headers });
    const hop = Number(/^\/hop\/(\d+)/.exec(request.url ?? "")?.[1] ?? 0);
    if (request.url?.startsWith("/to-metadata")) response.writeHead(302, { location: "http://metadata.test/" }).end();
    else if (hop > 0) response.writeHead(302, { location: `http://results.test/hop/${hop - 1}` }).end();
    else response.writeHead(200).end("picture");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names lead to the server; that of a cloud's metadata and a private one are what they are elsewhere. */
const network: Network = {
  async resolve(name) {
    if (name === "metadata.test") return ["169.254.169.254"];
    return name === "private.test" ? ["10.0.0.5"] : ["127.0.0.1"];
  },
  portOf: () => port,
};

function downloadFor(onlyPublic: boolean) {
  const own = pinnedFetch(["127.0.0.1"], network);
  return resultDownload({ network, origin: "http://subject.test", own, onlyPublic });
}

const get = (url: string, onlyPublic = false) => downloadFor(onlyPublic)(new Request(url));

describe("a result is fetched", () => {
  it("from whatever host its link names, without a credential", async () => {
    seen.length = 0;
    const request = new Request("http://results.test/a.jpg", {
      headers: { "X-API-KEY": "secret", authorization: "s" },
    });
    expect(await (await downloadFor(false)(request)).text()).toBe("picture");
    expect(seen[0]?.host).toBe("results.test");
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(["x-api-key"]));
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });

  it("through some redirects, and not through many", async () => {
    expect(await (await get("http://results.test/hop/5")).text()).toBe("picture");
    await expect(get("http://results.test/hop/6")).rejects.toThrow(/more than 5 redirects/);
  });

  it.each(["http://metadata.test/", "http://results.test/to-metadata", "http://subject.test/to-metadata"])(
    "never from where machines keep their secrets: %s",
    async (url) => {
      await expect(get(url)).rejects.toThrow(/metadata\.test, which is 169\.254\.169\.254/);
    },
  );

  it("in a live run only from public places and from the vendor's own host", async () => {
    await expect(get("http://private.test/", true)).rejects.toThrow(/private\.test, which is 10\.0\.0\.5/);
    await expect(get("http://results.test/", true)).rejects.toThrow(/which is 127\.0\.0\.1/);
    expect((await get("http://subject.test/", true)).status).toBe(200);
  });
});
