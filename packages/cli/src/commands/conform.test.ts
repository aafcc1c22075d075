import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSchema } from "@graycard/conformance";
import { createMock } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";

async function conform(call: string, cwd = "/") {
  const terminal = fakeTerminal(`conform ${call}`.split(" "), { cwd });
  return { code: await runCli(terminal), ...terminal.printed };
}

/** A server that answers everything in one way. */
async function withServer(status: number, body: string, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(status, { "content-type": "application/json" }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("graycard conform", () => {
  it("ends with code 0 for the mock of this package", async () => {
    const { code, out } = await conform("--select picwish/scale/auth/*");
    expect(code).toBe(exitCodes.ok);
    expect(out).toMatch(/^conforms {2}mock, /m);
    expect(out).toMatch(/\b2 passed, 0 failed/);
  });

  it("ends with code 1 for a server that breaks a clause, and shows expected, actual and source", async () => {
    await withServer(200, '{"status":200,"message":"success","data":{"state":1}}', async (url) => {
      const { code, out } = await conform(`--subject ${url} --qps off --select picwish/scale/auth/missing-credential`);
      expect(code).toBe(exitCodes.findings);
      expect(out).toContain("FAIL  picwish/scale/auth/missing-credential#picwish.auth.api-key");
      expect(out).toMatch(/expected {2}the request is refused \(code 401\)/);
      expect(out).toMatch(/actual {4}HTTP 200, succeeded \(code 1\)/);
      expect(out).toMatch(/source {4}picwish-scale, HTTP status codes \(must\)/);
    });
  });

  it("ends with code 2 when a check could not be decided", async () => {
    const mock = createMock({ pace: "instant", qps: "off" });
    const { url } = await mock.listen();
    // This mock fetches nothing from elsewhere, so a picture that is only given by URL never reaches it.
    const { code, out } = await conform(
      `--subject ${url} --qps off --without control --select aliyun-market/watermark/task/immediate-answer`,
    );
    await mock.close();
    expect(out).toMatch(/never came for the picture/);
    expect(code).toBe(exitCodes.inconclusive);
  });

  it("does not judge the rate of the mock that was told to have none", async () => {
    const { code, out } = await conform("--qps off --select picwish/scale/limits/request-rate");
    expect(out).toMatch(/0 failed, .* 2 not applicable/);
    expect(code).toBe(exitCodes.inconclusive);
  });

  it("ends with code 5 when nobody answers", async () => {
    const { code, out } = await conform("--subject http://127.0.0.1:1 --qps off --select picwish/scale/auth/*");
    expect(code).toBe(exitCodes.unreachable);
    expect(out).toMatch(/UNREACHABLE .*\n.*No answer to POST http:\/\/127.0.0.1:1\/api\/tasks\/visual\/\w+: /);
  });

  it("ends with code 1, not 3, for a server that talks nonsense", async () => {
    await withServer(200, "}{", async (url) => {
      const { code } = await conform(`--subject ${url} --qps off --select picwish/scale/auth/*`);
      expect(code).toBe(exitCodes.findings);
    });
  });

  it("lists the ids that patterns select", async () => {
    const { code, out } = await conform("--list --select meitu/*/auth/*");
    expect(code).toBe(exitCodes.ok);
    expect(out.trim().split("\n")).toEqual([
      "meitu/aiquality/auth/missing-credential#meitu.auth.api-key",
      "meitu/aiquality/auth/missing-credential#meitu.auth.api-secret",
      "meitu/aiquality/auth/wrong-credential#meitu.auth.api-key",
      "meitu/aiquality/auth/wrong-credential#meitu.auth.api-secret",
    ]);
  });

  it("has at least 60 checks, over all five endpoints and six areas, and of the rules", async () => {
    const ids = (await conform("--list")).out.trim().split("\n");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids.map((id) => id.split("/")[1]))).toEqual(
      new Set(["scale", "inpaint", "segmentation", "watermark", "aiquality"]),
    );
    expect(new Set(ids.map((id) => id.split("/")[2]))).toEqual(
      new Set(["auth", "validation", "envelope", "task", "limits", "result", "rules"]),
    );
  });

  it("prints and writes reports that keep to their schema", async () => {
    const folder = await mkdtemp(join(tmpdir(), "graycard-"));
    const { out } = await conform(
      "--json --select picwish/scale/task/* --report json=run.json --report console=run.txt",
      folder,
    );
    const run = runSchema.parse(JSON.parse(out));
    expect(run.summary).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(run.summary.pass).toBeGreaterThan(0);
    expect(runSchema.parse(JSON.parse(await readFile(join(folder, "run.json"), "utf8"))).checks).toEqual(run.checks);
    expect(await readFile(join(folder, "run.txt"), "utf8")).toMatch(/^pass {2}picwish\/scale\/task/m);
    await rm(folder, { recursive: true });
  });

  it("says which report it cannot write", async () => {
    const { code, error } = await conform("--select picwish/scale/auth/* --report json=/nowhere/run.json");
    expect(code).toBe(exitCodes.usage);
    expect(error).toMatch(/Cannot write the report \/nowhere\/run.json/);
  });
});
