import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "./exit-codes.js";
import { runCli } from "./run-cli.js";
import { fakeTerminal } from "./testing/fake-terminal.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-zero-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function graycard(...args: readonly string[]) {
  const terminal = fakeTerminal(args, { cwd: folder });
  return { code: await runCli(terminal), ...terminal.printed };
}

/** What each format says where nothing was found out; never that all is well. */
const red = {
  json: /"outcome": "inconclusive"/,
  junit: /<testsuites [^>]*errors="1"/,
  html: /nothing was found out about it/,
  markdown: /^# \S+ not decided$/m,
  github: /^::error title=nothing-judged/m,
  sarif: /"executionSuccessful": false/,
  tap: /^1\.\.1\nnot ok 1 - /m,
  console: /^not decided {2}/m,
} as const;

describe("a run without a single check", () => {
  it("is refused by conform where patterns select nothing, and leaves no report", async () => {
    const reports = Object.keys(red).flatMap((format) => ["--report", `${format}=refused.${format}`]);
    const { code, error, out } = await graycard("conform", "--select", "picwish/no-such/**", ...reports);
    expect([code, out]).toEqual([exitCodes.usage, ""]);
    expect(error).toMatch(/picwish\/no-such/);
    expect((await readdir(folder)).filter((name) => name.startsWith("refused"))).toEqual([]);
  });

  it.each([
    ["a HAR without entries", { log: { version: "1.2", entries: [] } }],
    ["an empty list of exchanges", []],
  ])("is inconclusive for audit of %s, in every format", async (_, content) => {
    await writeFile(join(folder, "empty.json"), JSON.stringify(content));
    const reports = Object.keys(red).flatMap((format) => ["--report", `${format}=empty.${format}.txt`]);
    const { code, out } = await graycard("audit", "empty.json", ...reports);
    expect(code).toBe(exitCodes.inconclusive);
    expect(out).toMatch(red.console);
    for (const [format, pattern] of Object.entries(red)) {
      expect(await readFile(join(folder, `empty.${format}.txt`), "utf8"), format).toMatch(pattern);
    }
    const json = await graycard("audit", "empty.json", "--json");
    expect([json.code, JSON.parse(json.out).outcome]).toEqual([exitCodes.inconclusive, "inconclusive"]);
  });

  it("is inconclusive for audit where nothing in the recording applies", async () => {
    await writeFile(join(folder, "empty.json"), "[]");
    expect((await graycard("audit", "empty.json", "--unseen", "not-applicable")).code).toBe(exitCodes.inconclusive);
  });

  it("is inconclusive for conform where no selected check applies", async () => {
    const select = ["--select", "picwish/scale/result/result-picture#picwish.request.return-type-link"];
    const { code, out } = await graycard("conform", ...select, "--without", "links", "--report", "junit=links.xml");
    expect(out).toMatch(/0 passed, 0 failed, 0 warned, 0 inconclusive, 1 not applicable/);
    expect(code).toBe(exitCodes.inconclusive);
    expect(await readFile(join(folder, "links.xml"), "utf8")).toMatch(red.junit);
  });
});
