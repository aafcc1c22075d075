import { picwish, writeCredential } from "@graycard/core";
import { createMock, type MockOptions } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal, printed } from "../testing/fake-terminal.js";
import { exchangeLog, type LogLevel } from "./exchange-line.js";

const canary = "CANARY-4f1d9c2b7a";
const scale = picwish.endpoints.scale.routes.submit.path;

/** What is printed about a request that went wrong, one that was taken, and one to nowhere. */
async function printedAt(level: LogLevel, asJson = false, options: MockOptions = {}) {
  const terminal = fakeTerminal([]);
  const onExchange = exchangeLog(terminal, level, asJson);
  const mock = createMock({ pace: "instant", seed: 1, ...options, ...(onExchange ? { onExchange } : {}) });
  const send = async (path: string, init: RequestInit = {}) => {
    const url = new URL(path, "http://mock.test");
    const headers = new Headers({ cookie: canary });
    writeCredential(picwish.auth, [canary], url, headers);
    return mock.fetch(new Request(url, { ...init, headers }));
  };
  const form = new URLSearchParams({ type: "clean", image_url: "http://h/portrait.jpg", scale_facter: "4" });
  await send(`${scale}?token=${canary}`, { method: "POST", body: new URLSearchParams({ typ: canary, [canary]: "1" }) });
  await send(scale, { method: "POST", body: form });
  await send("/favicon.ico");
  return terminal.printed;
}

describe("the lines about exchanges", () => {
  it("are of those that went wrong, with the reason", async () => {
    const { out, error } = await printedAt("problems");
    expect(out).toBe("");
    const [refused, missed, ...more] = error.trimEnd().split("\n");
    expect(refused).toBe(
      `POST ${scale}?token=[withheld] -> 400  the body came as application/x-www-form-urlencoded, and has none of the fields of scale in it. type is required and was not sent. typ is no field of scale; did you mean type? [withheld] is no field of scale, which has image_file, image_url, image_base64, type, scale_factor, fix_face_only, sync, return_type. (picwish.scale.type)`,
    );
    expect(missed).toMatch(/^GET \/favicon\.ico -> 404 {2}nothing answers to GET \/favicon\.ico\./);
    expect(more).toEqual([]);
  });

  it("are of those that were bent on purpose, though they look well, and of words that are none", async () => {
    const terminal = fakeTerminal([]);
    const onExchange = exchangeLog(terminal, "problems", false);
    const mock = createMock({ pace: "instant", seed: 1, ...(onExchange ? { onExchange } : {}) });
    const send = (key: string, picture: string) => {
      const body = new URLSearchParams({ type: "clean", image_url: `http://h/${picture}` });
      return mock.fetch(`http://mock.test${scale}`, { method: "POST", body, headers: { "x-api-key": key } });
    };
    await send("plain", "portrait.jpg");
    await send("my.gc-502", "portrait.jpg");
    await send("my.gc-429", "portrait.jpg");
    for (let call = 0; call < 2; call++) await send("plain", "gc-stcuk/portrait.jpg");
    expect(terminal.printed.error.trimEnd().split("\n")).toEqual([
      `POST ${scale} -> 502  on purpose: rewrite-answer (gc-502 in the key)`,
      `POST ${scale} -> 429  a planned fault: refuse (gc-429 in the key).`,
      `POST ${scale} -> 200  in a file name or address: a word that begins with gc- is no trigger; graycard triggers lists those that are; the nearest is gc-stuck`,
    ]);
  });

  it("say chaos where it was chaos", async () => {
    const chaos = { rate: 1, faults: [{ fault: "latency", with: { ms: 1 } }] };
    expect((await printedAt("problems", false, { chaos })).error).toContain("on purpose: latency (chaos)");
  });

  it("are of all, if that is asked for, with what was ignored", async () => {
    const lines = (await printedAt("all")).error.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe(`POST ${scale} -> 200  scale_facter is no field of scale; did you mean scale_factor?`);
  });

  it("are none, if that is asked for", async () => {
    expect(await printedAt("none")).toEqual({ out: "", error: "" });
  });

  it("are JSON on standard output where that is asked for", async () => {
    const { out, error } = await printedAt("all", true);
    expect(error).toBe("");
    const records = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).exchange);
    expect(records).toMatchObject([
      { vendor: "picwish", endpoint: "scale", operation: "submit", status: 400, clause: "picwish.scale.type" },
      {
        status: 200,
        taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        notes: [expect.stringContaining("scale_facter")],
      },
      { method: "GET", url: "http://mock.test/favicon.ico", status: 404, because: expect.any(String) },
    ]);
    expect(records[1]).not.toHaveProperty("because");
  });

  it.each([false, true])("hold no secret: as JSON %s", async (asJson) => {
    const { out, error } = await printedAt("all", asJson);
    expect(out + error).not.toMatch(new RegExp(canary, "i"));
  });

  it("tell of a listener's own mistake, and the answer comes all the same", async () => {
    const reports: unknown[] = [];
    const mock = createMock({
      report: (error) => reports.push(error),
      onExchange: () => {
        throw new Error("not mine");
      },
    });
    expect((await mock.fetch(new Request("http://mock.test/favicon.ico"))).status).toBe(404);
    expect(reports.map(String)).toEqual(["Error: not mine"]);
  });
});

describe("graycard mock --log", () => {
  async function logged(call: string): Promise<{ readonly out: string; readonly error: string }> {
    const terminal = fakeTerminal(["mock", "--port", "0", "--json", ...call.split(" ").filter((word) => word !== "")]);
    const ended = runCli(terminal);
    const out = await printed(terminal, (text) => text.endsWith("\n"));
    await fetch(`${JSON.parse(out).url}${scale}`, { method: "POST", body: "" });
    terminal.interrupt();
    expect(await ended).toBe(exitCodes.ok);
    return terminal.printed;
  }

  it.each([
    ["", 2],
    ["--log all", 2],
    ["--log none", 1],
  ])("prints what it says: %j", async (call, lines) => {
    expect((await logged(call)).out.trimEnd().split("\n")).toHaveLength(lines);
  });

  it("takes no other word", async () => {
    const terminal = fakeTerminal(["mock", "--log", "some"]);
    expect(await runCli(terminal)).toBe(exitCodes.usage);
    expect(terminal.printed.error).toContain("none, problems, all");
  });
});
