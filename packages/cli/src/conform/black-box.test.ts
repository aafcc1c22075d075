import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capabilityNames as known, type Run, runSchema } from "@graycard/conformance";
import { createMock, type Mock, type MockOptions } from "@graycard/mock-server";
import { afterEach, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { capabilityNames } from "./conform-options.js";

const opened: Mock[] = [];
afterEach(async () => {
  for (const mock of opened.splice(0)) await mock.close();
});

async function mockUrl(options: MockOptions = {}): Promise<string> {
  const mock = createMock({ pace: "instant", qps: "off", ...options });
  opened.push(mock);
  return (await mock.listen()).url;
}

async function conform(call: string, cwd = "/"): Promise<{ code: number; run: Run; out: string; error: string }> {
  const terminal = fakeTerminal(`conform --json ${call}`.split(" "), { cwd, now: Date.now });
  const code = await runCli(terminal);
  const { out, error } = terminal.printed;
  return {
    code,
    out,
    error,
    run: out.startsWith("{") ? (runSchema.parse(JSON.parse(out)) as unknown as Run) : never(error),
  };
}

/** What is judged by a rate that the mock does not have here. */
const aboutRate = /request-rate|rate-allowed/;

function never(error: string): never {
  throw new Error(`There is no report: ${error}`);
}

const openChecks = ({ checks }: Run) => checks.filter(({ verdict }) => !["pass", "warn", "fail"].includes(verdict));

/** What goes by URL, lives long, or is otherwise hard to find out from outside; not what takes its time in real time. */
const hard = [
  ...["auth", "validation", "envelope", "limits", "result", "rules"].map((area) => `aliyun-market/*/${area}/*`),
  ...["immediate-answer", "failed-work", "own-failures", "source-download"].map((id) => `aliyun-market/*/task/${id}`),
  ...["picwish/scale/result/*", "picwish/scale/task/*"],
]
  .map((pattern) => `--select ${pattern}`)
  .join(" ");

describe("our own mock by its URL", () => {
  it("is judged in everything, links after their life too, where its control plane is found", async () => {
    const { code, run } = await conform(`--subject ${await mockUrl()} --qps off ${hard}`);
    // Its rate is off, so it cannot be shown to keep one.
    const open = openChecks(run).filter(({ id }) => !aboutRate.test(id));
    // And its time leaps, so that it cannot be seen at work.
    expect(open.filter(({ id }) => !id.includes("running-states"))).toEqual([]);
    expect(run.checks.map(({ clause }) => clause)).toContain("aliyun-market.link.expired-forbidden");
    expect([code, run.summary.fail]).toEqual([exitCodes.ok, 0]);
  });

  it("is judged as a black box in all but what only time brings, where it may come for pictures", async () => {
    const url = await mockUrl({ fetchUrls: { allow: ["127.0.0.1"] } });
    const { run } = await conform(`--subject ${url} --qps off --without control ${hard}`);
    const left = openChecks(run).filter(({ id }) => !aboutRate.test(id));
    // Of a black box nobody can ask for what no request brings about.
    const unasked = left.filter(({ verdict }) => verdict === "not-applicable");
    expect(unasked.length).toBeGreaterThan(0);
    for (const { reason } of unasked) expect(reason).toMatch(/offers no way to ask for/);
    const open = left.filter((check) => !unasked.includes(check));
    const clauses = open.map(({ clause }) => clause).sort();
    expect(clauses).toEqual(["aliyun-market.link.expired-forbidden", "picwish.link.expired-forbidden"]);
    expect(
      open.every(({ verdict, reason }) => verdict === "inconclusive" && /--patience \d+ waits/.test(reason ?? "")),
    ).toBe(true);
  });
});

describe("what a subject was declared to be without", () => {
  it("does not apply, with the reason, and is not asked for", async () => {
    const { code, run } = await conform(
      `--without base64 --without binary --select picwish/scale/result/result-picture`,
    );
    expect(run.checks.map(({ clause, verdict }) => [clause, verdict])).toEqual([
      ["picwish.request.return-type-link", "pass"],
      ["picwish.request.return-type-base64", "not-applicable"],
      ["picwish.request.return-type-binary", "not-applicable"],
    ]);
    expect(run.checks[1]?.reason).toContain("--without base64");
    expect(run.spend.submits).toBe(1);
    expect(code).toBe(exitCodes.ok);
  });

  it("leaves a run in which nothing applies undecided, not green", async () => {
    const { code, run } = await conform("--without async --select picwish/scale/task/async-flow");
    expect(new Set(run.checks.map(({ verdict }) => verdict))).toEqual(new Set(["not-applicable"]));
    expect(code).toBe(exitCodes.inconclusive);
  });

  it("has the names that the suite knows", () => {
    expect(capabilityNames).toEqual(known);
  });
});

describe("pictures at a place of the user's", () => {
  it("are written out, looked at, and used; one that is not there is held against nobody", async () => {
    const folder = await mkdtemp(join(tmpdir(), "graycard-pictures-"));
    const select = "--select aliyun-market/watermark/task/immediate-answer";
    const terminal = fakeTerminal(`conform --write-pictures ${folder} ${select}`.split(" "));
    expect(await runCli(terminal)).toBe(exitCodes.ok);
    const names = await readdir(folder);
    expect(names.length).toBeGreaterThan(0);
    const asked: string[] = [];
    const server = createServer(async (request, response) => {
      asked.push(request.url ?? "");
      const file = await readFile(join(folder, request.url ?? "")).catch(() => undefined);
      response.writeHead(file ? 200 : 404).end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const url = await mockUrl({ fetchUrls: { allow: ["127.0.0.1"] } });
    const found = await conform(`--subject ${url} --qps off --image-base ${base} ${select}`);
    expect(found.run.summary).toMatchObject({ pass: 2, fail: 0, inconclusive: 0 });
    expect(asked).toEqual(names.flatMap((name) => [`/${name}`, `/${name}`]));
    await rm(folder, { recursive: true });
    const lost = await conform(`--subject ${url} --qps off --image-base ${base} ${select}`);
    expect(lost.run.checks[0]).toMatchObject({
      verdict: "inconclusive",
      reason: expect.stringMatching(/HTTP 404.*--write-pictures/),
    });
    server.close();
    server.closeAllConnections();
  });
});

describe("a second subject", () => {
  it("gets the same scenarios, and the code is the first one's", async () => {
    const mock = createMock({ pace: "instant", qps: "off" });
    opened.push(mock);
    mock.faults.script([{ fault: "skip-check", with: { check: "authenticate" }, times: "always" }]);
    const { url } = await mock.listen();
    const { code, run } = await conform(`--against ${url} --qps off --select picwish/scale/auth/*`);
    expect(code).toBe(exitCodes.ok);
    expect(run.against?.subject).toBe(url);
    expect(run.against?.differences).toHaveLength(2);
    const turned = await conform(`--subject ${url} --against mock --qps off --select picwish/scale/auth/*`);
    expect(turned.code).toBe(exitCodes.findings);
  });

  it("that is not there is not compared with, and the code says so", async () => {
    const mock = createMock({ qps: "off" });
    const { url, close } = await mock.listen();
    await close();
    const { code, run } = await conform(`--against ${url} --qps off --select picwish/scale/auth/*`);
    expect([code, run.summary.fail]).toEqual([exitCodes.unreachable, 0]);
  });
});
