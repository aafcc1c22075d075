import { afterEach, describe, expect, it } from "vitest";
import type { Mock, MockOptions } from "../mock.js";
import { rawRequest, sendAll } from "../testing/pipelined-client.js";
import { testMock } from "../testing/test-mock.js";
import { createControlClient } from "./client.js";
import { Guard } from "./guard.js";
import type { RouteShape } from "./route.js";
import { controlRoutes } from "./routes/index.js";

const token = "c4nary-token-of-this-test";
const mocks: Mock[] = [];
afterEach(async () => {
  await Promise.all(mocks.splice(0).map((mock) => mock.close()));
});

/** A mock on a port, and a way to ask it under any name and with any token. */
async function listening(host: string, options: MockOptions = {}) {
  const { mock, reports } = testMock(options);
  mocks.push(mock);
  const { port } = await mock.listen({ host });
  const ask = async (path: string, name = "127.0.0.1", authorization?: string) => {
    const header = authorization === undefined ? [] : [`Authorization: ${authorization}`];
    const [answer] = await sendAll(port, [rawRequest("GET", `/_graycard${path}`, [`Host: ${name}`, ...header])]);
    return [answer?.status, JSON.parse(answer?.body ?? "{}").error?.code];
  };
  return { mock, port, ask, reports, url: `http://127.0.0.1:${port}` };
}

describe("a mock that other machines can reach, without a token", () => {
  it("has no control plane but for its health, and plays the vendors all the same", async () => {
    const { mock, ask, url } = await listening("0.0.0.0");
    expect(mock.controlIsOff).toBe(true);
    expect(await ask("/health")).toEqual([200, undefined]);
    for (const { path } of controlRoutes.filter(({ id }) => id !== "health.read")) {
      expect([path, ...(await ask(path))]).toEqual([path, 403, "GC_CONTROL_OFF"]);
    }
    const poll = await fetch(`${url}/api/tasks/visual/scale/t-1`, { headers: { "X-API-KEY": "k" } });
    expect(((await poll.json()) as { status: number }).status).not.toBe(403);
  });

  it("has none within its process either, once the port is open", async () => {
    const { mock } = testMock();
    mocks.push(mock);
    const look = async () => (await mock.fetch(new Request("http://localhost/_graycard/sessions"))).status;
    expect([await look(), mock.controlIsOff]).toEqual([200, false]);
    await mock.listen({ host: "0.0.0.0" });
    expect([await look(), mock.controlIsOff]).toEqual([403, true]);
  });
});

describe("a mock with a token", () => {
  it.each(["0.0.0.0", "127.0.0.1"])("asks for it on %s, for all but its health", async (host) => {
    const { mock, ask, url } = await listening(host, { controlToken: token });
    expect(mock.controlIsOff).toBe(false);
    expect(await ask("/health")).toEqual([200, undefined]);
    const refused = [
      undefined,
      "",
      "Bearer",
      "Bearer ",
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
      token,
    ];
    for (const authorization of refused) {
      for (const path of ["/sessions", "/openapi.json", "/files/portrait.jpg", "/nowhere"]) {
        expect([authorization, path, ...(await ask(path, "localhost", authorization))]).toEqual([
          authorization,
          path,
          401,
          "GC_CONTROL_TOKEN",
        ]);
      }
    }
    expect(await ask("/sessions", "localhost", `bearer ${token}`)).toEqual([200, undefined]);
    const control = createControlClient({ baseUrl: url, token });
    expect((await control.sessions.create()).session.tasks).toBe(0);
    await expect(createControlClient({ baseUrl: url }).sessions.list()).rejects.toMatchObject({
      code: "GC_CONTROL_TOKEN",
    });
  });

  it("is asked by address from elsewhere, and by no name that it was not told", async () => {
    const { ask } = await listening("0.0.0.0", { controlToken: token, controlHosts: ["Mock.internal"] });
    const bearer = `Bearer ${token}`;
    for (const name of ["192.168.7.7:4010", "[fe80::1]", "mock.internal:4010", "localhost"]) {
      expect([name, ...(await ask("/sessions", name, bearer))]).toEqual([name, 200, undefined]);
    }
    for (const name of ["evil.test", "mock.internal.evil.test", "0.0.0.0", "[::]"]) {
      expect([name, ...(await ask("/sessions", name, bearer))]).toEqual([name, 403, "GC_CONTROL_FOREIGN"]);
    }
  });

  it("is asked under another machine's address only where it can be reached from there", async () => {
    const { ask } = await listening("127.0.0.1", { controlToken: token });
    expect(await ask("/sessions", "192.168.7.7", `Bearer ${token}`)).toEqual([403, "GC_CONTROL_FOREIGN"]);
  });

  it("repeats it nowhere", async () => {
    const { mock, port, reports } = await listening("127.0.0.1", { controlToken: token });
    const session = mock.session();
    const requests = (controlRoutes as readonly RouteShape[]).map(({ method, path }) =>
      rawRequest(
        method,
        `/_graycard${path}?token=${token}`,
        ["Host: localhost", "Content-Type: application/json", `Authorization: Bearer ${token}`],
        JSON.stringify({ [token]: token, vendor: token }),
      ),
    );
    const answers = await sendAll(port, requests);
    const unknownField = /Unrecognized key|error/;
    const said = answers.map(({ body }) => body).filter((body) => body.includes(token));
    // Whoever writes it where a field's name belongs reads it there again, and nobody else does.
    expect(said.every((body) => unknownField.test(body))).toBe(true);
    const kept = [mock.journal.exchanges(), session.journal.exchanges(), reports];
    expect(JSON.stringify(kept)).not.toContain(token);
  });
});

describe("a page of an origin that was allowed", () => {
  it("may change something, under a known name", async () => {
    const { port } = await listening("127.0.0.1", { controlOrigins: ["https://mock.example"] });
    const post = (...lines: readonly string[]) =>
      rawRequest("POST", "/_graycard/reset", [
        "Content-Type: application/json",
        "Sec-Fetch-Site: cross-site",
        ...lines,
      ]);
    const answers = await sendAll(port, [
      post("Host: localhost", "Origin: https://mock.example"),
      post("Host: localhost", "Origin: https://mock.example.evil.test"),
      post("Host: evil.test", "Origin: https://mock.example"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403]);
  });
});

describe("what the guard is told", () => {
  it.each(["", "short", "with a space in it", "tab\tin the middle of it", "ünïcode-in-the-token"])(
    "is no token: %j",
    (wrong) => {
      expect(() => new Guard({ token: wrong })).toThrow(RangeError);
      if (wrong !== "") expect(() => new Guard({ token: wrong })).not.toThrow(wrong);
    },
  );

  it.each(["mock.internal:4010", "http://mock.internal", "", "a b"])("is no host: %j", (host) => {
    expect(() => new Guard({ hosts: [host] })).toThrow(RangeError);
  });

  it.each(["mock.example", "https://mock.example/", "file://", "null", "HTTPS://mock.example"])(
    "is no origin: %j",
    (origin) => {
      expect(() => new Guard({ origins: [origin] })).toThrow(RangeError);
    },
  );
});
