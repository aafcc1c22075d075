import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rootCertificates } from "node:tls";
import { fileURLToPath } from "node:url";
import { credentialVariables, probePicture, vendors } from "@graycard/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { type ProgramTerminal, type ProgramTerminalOptions, programTerminal } from "../testing/program-terminal.js";
import type { RunRecord } from "./run-record.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const portrait = "examples/images/portrait.jpg";
const real = "https://techsz.aoscdn.com";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran extends ProgramTerminal {
  readonly code: number;
}

/** Runs a program against a mock; `call` is all of the command line, a word each. */
async function run(call: readonly string[], options: ProgramTerminalOptions = {}): Promise<Ran> {
  const terminal = programTerminal(["run", ...call], { cwd: root, ...options });
  return { ...terminal, code: await runCli(terminal) };
}

/** The same with a program in Node.js, which has `call(path, init)` for calls under `base`. */
function runNode(text: string, flags: readonly string[] = [], options: ProgramTerminalOptions = {}): Promise<Ran> {
  return run([...flags, "--", process.execPath, "-e", `${prelude}${text}`], options);
}

const prelude = `
  const { readFileSync } = require("node:fs");
  const base = process.env.BASE ?? ${JSON.stringify(real)};
  const call = (path, init) => fetch(base + path, init);
  const key = process.env.GRAYCARD_PICWISH_API_KEY;
  function submit(headers = { "x-api-key": key }, sync = "1") {
    const body = new FormData();
    body.set("image_file", new Blob([readFileSync("${portrait}")]), "photo.jpg");
    body.set("type", "clean");
    body.set("sync", sync);
    return call("/api/tasks/visual/scale", { method: "POST", headers, body });
  }
  async function enlarge() {
    const { data } = await (await submit()).json();
    return new Uint8Array(await (await fetch(data.image)).arrayBuffer());
  }
`;

async function fileOf(name: string, json: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof json === "string" ? json : JSON.stringify(json));
  return path;
}

function widthOf(bytes: Uint8Array): number | undefined {
  const probe = probePicture(bytes);
  return probe.ok ? probe.facts.width : undefined;
}

describe("a program that has the vendor's host built in", () => {
  it.each([
    ["Node.js", process.execPath, "first-client.mjs"],
    ["Python", "python3", "enlarge.py"],
    ["curl", "bash", "enlarge.sh"],
  ])("is answered by the mock, down to the picture: %s", async (name, program, example) => {
    const result = join(folder, `${name}.jpg`);
    const call = ["--pace", "instant", "--", program, `examples/${example}`, real, portrait, result];
    const { code, program: printed, printed: own } = await run(call, { env: { POLL_SECONDS: "0" } });
    expect({ code, error: printed.error }).toEqual({ code: exitCodes.ok, error: "" });
    expect(printed.out).toMatch(/is ready/);
    const [before, after] = await Promise.all([readFile(join(root, portrait)), readFile(result)]);
    expect(widthOf(after)).toBe((widthOf(before) ?? 0) * 2);
    expect(own.out).toBe("");
    expect(own.error).toMatch(/^graycard run: \S+ ended with code 0/);
    expect(own.error).toMatch(/requests +picwish scale +1 x submit, (\d+ x poll, )?1 x fetch-result/);
    expect(own.error).toMatch(/ledger +picwish: 1 submit, 1 delivered; 2 credits/);
    // These have a key of their own.
    expect(own.error).toMatch(/sessions +keys of the program's own; 0 requests came with the one it was given/);
  });

  it("is answered in processes and threads that it starts, and by every way to ask in Node.js", async () => {
    const ask = `
      const answered = (name) => ({ statusCode }) => console.log(name, statusCode);
      require("node:https").get("${real}/api/tasks/visual/scale/x", answered("https"));
      require("node:http").get({ host: "techsz.aoscdn.com", path: "/api/tasks/visual/scale/x" }, answered("http"));
      const raw = require("node:net").connect(80, "techsz.aoscdn.com", () => console.log("net 401"));
      raw.once("connect", () => raw.destroy());
    `;
    const { code, program } = await run([
      "--",
      process.execPath,
      "-e",
      `new (require("node:worker_threads").Worker)(${JSON.stringify(ask)}, { eval: true });
       require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(ask)}], { stdio: "inherit" });`,
    ]);
    expect(program.error).toBe("");
    const lines = program.out.trim().split("\n").sort();
    expect(lines).toEqual(["http 401", "http 401", "https 401", "https 401", "net 401", "net 401"]);
    expect(code).toBe(exitCodes.ok);
  });
});

describe("a program that can be told where to go", () => {
  it("has the address of the mock, and a key to a session of its own", async () => {
    const report = join(folder, "told.json");
    const flags = ["--pace", "instant", "--report", `json=${report}`];
    const text =
      "(async () => { for (const base of Object.keys(process.env).filter((n) => n.endsWith('BASE_URL'))) { if ((await fetch(process.env[base])).ok) console.log(base); } })().then(enlarge)";
    const { code, program, printed } = await runNode(text, flags, { env: { BASE: undefined } });
    expect(program.error).toBe("");
    expect(program.out.trim().split("\n").sort()).toEqual([
      "GRAYCARD_ALIYUN_MARKET_BASE_URL",
      "GRAYCARD_BASE_URL",
      "GRAYCARD_MEITU_BASE_URL",
      "GRAYCARD_PICWISH_BASE_URL",
    ]);
    expect(code).toBe(exitCodes.ok);
    expect(printed.error).not.toContain("sessions");
    const { sessions }: RunRecord = JSON.parse(await readFile(report, "utf8"));
    expect(sessions).toMatchObject([
      { given: true, exchanges: [{ operation: "submit" }, { operation: "fetch-result" }] },
    ]);
  });

  it("reaches this machine's own services", async () => {
    const service = createServer((_, outgoing) => outgoing.end("here")).listen(0, "127.0.0.1");
    await new Promise((resolve) => service.once("listening", resolve));
    const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
    const text = `enlarge().then(() => fetch("${url}")).then(async (answer) => console.log(await answer.text()))`;
    const { code, program } = await runNode(text, ["--pace", "instant"]);
    service.close();
    expect({ code, ...program }).toEqual({ code: 0, out: "here\n", error: "" });
  });
});

describe("any other host", () => {
  const node = [process.execPath, "-e"];
  const say = "on('error', (error) => console.log(error.message))";
  it.each([
    ["fetch", node, "fetch('https://shop.example/').catch(({ cause }) => console.log((cause.cause ?? cause).message))"],
    ["https", node, `require("https").get("https://shop.example/").${say}`],
    ["net", node, `require("net").connect(5432, "shop.example").${say}`],
    [
      "urllib",
      ["python3", "-c"],
      'import urllib.request\ntry: urllib.request.urlopen("https://shop.example/")\nexcept OSError as e: print(e)',
    ],
    ["curl", ["bash", "-c"], "curl -sS http://shop.example/"],
    [
      "curl with a tunnel",
      ["bash", "-c"],
      "curl -sS -w 'There is no way: %{http_connect}' https://shop.example/ 2>&1 || true",
    ],
  ])("is out of reach of %s, which is told why", async (_, program, text) => {
    const { program: printed, printed: own } = await run(["--", ...program, text]);
    // A Node.js that takes notice of HTTPS_PROXY tells what the proxy answered in words of its own.
    expect(printed.out).toMatch(/There is no way to shop\.example|There is no way: 403|Proxy response \(403\)/);
    expect(printed.error).toBe("");
    expect(own.error).toMatch(/hosts +shop\.example was out of reach \(1 x\)/);
  });
});

describe("the exit code", () => {
  it("is the program's own when it has something to say", async () => {
    expect((await runNode("process.exitCode = 7")).code).toBe(7);
  });

  it("is that of a shell when a signal ended it", async () => {
    const { code, printed } = await runNode("process.kill(process.pid, 'SIGTERM')");
    expect(code).toBe(128 + 15);
    expect(printed.error).toContain("was ended by SIGTERM");
  });

  it("is 2 when nothing came to the mock: then nothing was shown", async () => {
    const { code, printed } = await runNode("");
    expect(code).toBe(exitCodes.inconclusive);
    expect(printed.error).toMatch(/requests +none came to the mock/);
  });

  it("is 1 when a planned fault was not used up", async () => {
    const faults = await fileOf("stuck.json", [{ fault: "stuck-task" }, { fault: "latency", with: { ms: 1 } }]);
    const { code, printed } = await runNode("submit(undefined, '0')", ["--pace", "instant", "--faults", faults]);
    expect(code).toBe(exitCodes.findings);
    expect(printed.error).toMatch(/faults +1 of 2 planned were used up/);
    expect(printed.error).toMatch(/findings +unused-faults: 1 planned fault was not used up:/);
  });

  it("is 1 when the program called what no vendor has, and says what is near", async () => {
    const { code, printed } = await runNode(
      "call('/api/tasks/visual/scales', { method: 'POST', headers: { 'x-api-key': key } })",
    );
    expect(code).toBe(exitCodes.findings);
    expect(printed.error).toMatch(/wrong +POST \/api\/tasks\/visual\/scales -> 404 .*scale/);
    expect(printed.error).toMatch(/findings +unknown-address: 1 request went to addresses that no vendor has/);
  });

  it("is 1 when work was paid for in vain, where that is asked for", async () => {
    const twice = "enlarge().then(enlarge)";
    const flags = ["--pace", "instant", "--qps", "off"];
    const allowed = await runNode(twice, flags);
    expect(allowed.code).toBe(exitCodes.ok);
    expect(allowed.printed.error).toMatch(/2 submits, 1 delivered, 1 duplicate; 4 credits, 2 of them for nothing/);
    const asked = await runNode(twice, [...flags, "--waste", "none"]);
    expect(asked.code).toBe(exitCodes.findings);
    expect(asked.printed.error).toMatch(/findings +waste: 1 paid submit came to nothing/);
  });

  it("is 64 for a program that is not there, with a sentence", async () => {
    const { code, printed, started } = await run(["--", "graycard-no-such-program"]);
    expect(code).toBe(exitCodes.usage);
    expect(printed.error).toMatch(/^graycard: Cannot start "graycard-no-such-program": there is no such program/);
    expect(existsSync(dirname(started[0]?.env.SSL_CERT_FILE ?? "/"))).toBe(false);
  });
});

describe("planned faults", () => {
  it("meet programs with keys of their own, too", async () => {
    const faults = await fileOf("plan.json", { faults: [{ fault: "refuse", with: { fault: "rate-limited" } }] });
    const text =
      "submit({ 'x-api-key': 'a key of its own' }).then(({ status }) => { console.log(status); return enlarge() })";
    const { code, program, printed } = await runNode(text, ["--pace", "instant", "--faults", faults]);
    expect({ code, ...program }).toEqual({ code: 0, out: "429\n", error: "" });
    expect(printed.error).toMatch(/faults +1 of 1 planned were used up/);
    expect(printed.error).toMatch(/wrong +POST \/api\/tasks\/visual\/scale -> 429/);
  });

  it.each([
    ["nonsense", /is not JSON/],
    ["{}", /takes a file with a list of planned faults/],
    ["[]", /takes a file with a list of planned faults/],
    ['[{ "fault": "nothing-like-it" }]', /There is no fault "nothing-like-it"/],
  ])("are checked before anything is started: %s", async (text, about) => {
    const { code, printed, started } = await run(["--faults", await fileOf("wrong.json", text), "--", "true"]);
    expect(code).toBe(exitCodes.usage);
    expect(printed.error).toMatch(about);
    expect(started).toEqual([]);
  });
});

describe("the report", () => {
  it("has the journal and the ledger of every session, and no secret", async () => {
    const report = join(folder, "run.json");
    const own = { GRAYCARD_MEITU_API_KEY: "canary-env-key", GRAYCARD_TOKEN: "canary-token-1234567" };
    const text = `submit({ "x-api-key": "canary-own-key" }).then(async (answer) => {
      const { image } = (await answer.json()).data;
      await (await fetch(image)).arrayBuffer();
      await fetch(image.replace(/Expires=\\d+/, "Expires=1"));
      await call("/api/tasks/visual/scale/nothing?api_key=canary-query", {});
      await fetch("https://shop.example/").catch(() => {});
      console.log(new URL(image).searchParams.get("Signature"), process.env.GRAYCARD_PICWISH_API_KEY);
    }); // canary-argument`;
    const ran = await runNode(text, ["--pace", "instant", "--report", `json=${report}`], { env: own });
    expect({ code: ran.code, error: ran.program.error }).toEqual({ code: 0, error: "" });
    const written = await readFile(report, "utf8");
    const record: RunRecord = JSON.parse(written);
    expect(record).toMatchObject({
      tool: "graycard",
      command: "run",
      startedAt: "2026-01-01T00:00:00.000Z",
      program: { name: "node", code: 0, signal: null },
      exitCode: 0,
      findings: [],
      requests: [
        { vendor: "picwish", endpoint: "scale", operation: "submit", requests: 1, wrong: 0 },
        { vendor: "picwish", endpoint: "scale", operation: "fetch-result", requests: 2, wrong: 1 },
        { vendor: "picwish", endpoint: "scale", operation: "poll", requests: 1, wrong: 1 },
      ],
      problems: [
        { operation: "fetch-result", status: 403 },
        { operation: "poll", status: 401 },
      ],
      refusedHosts: [{ host: "shop.example", times: 1 }],
      faults: [],
      ledger: { picwish: { submits: 1, credits: 2, fates: { delivered: 1 } } },
    });
    expect(record.sessions.map(({ given, exchanges }) => [given, exchanges.length])).toEqual([
      [true, 0],
      [false, 3],
      [false, 1],
    ]);
    expect(ran.printed.error).toMatch(/links +GET \S+\.jpg -> 403 /);
    const given = Object.entries(ran.started[0]?.env ?? {}).filter(([name]) =>
      /^GRAYCARD_.*(KEY|APPCODE|SECRET)$/.test(name),
    );
    expect(given).toHaveLength(vendors.flatMap(({ auth }) => credentialVariables(auth)).length);
    const secrets = [...given.map(([, value]) => value ?? ""), ...ran.program.out.trim().split(" ")];
    for (const secret of [...secrets, "canary"]) {
      expect(secret.length).toBeGreaterThan(5);
      for (const text of [written, ran.printed.error]) expect(text).not.toContain(secret);
      for (const text of [written, ran.printed.error]) expect(text).not.toContain(encodeURIComponent(secret));
    }
  });
});

describe("a certificate that the program does not trust", () => {
  it("is named as the reason", async () => {
    const other = join(folder, "other.pem");
    await writeFile(other, rootCertificates[0] ?? "");
    const { printed } = await run(["--", "curl", "-sS", "--cacert", other, real]);
    expect(printed.error).toMatch(/trust +1 connection was given up by the program/);
  });
});

describe("what was made for the program", () => {
  it("is gone when it has ended, also by a signal that was passed on to it", async () => {
    const terminal = programTerminal(
      ["run", "--", process.execPath, "-e", "setInterval(() => {}, 1000); console.log(process.env.SSL_CERT_FILE)"],
      { cwd: root },
    );
    const ended = runCli(terminal);
    await terminal.spoken;
    const trusted = terminal.program.out.trim();
    expect(await readFile(trusted, "utf8")).toMatch(/^-----BEGIN CERTIFICATE-----/);
    terminal.signal("SIGINT");
    expect(await ended).toBe(128 + 2);
    expect(existsSync(dirname(trusted))).toBe(false);
    const url = terminal.started[0]?.env.GRAYCARD_BASE_URL;
    expect(url).toMatch(/^http:/);
    await expect(fetch(url ?? "")).rejects.toThrow("fetch failed");
  });
});
