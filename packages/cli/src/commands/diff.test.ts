import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-diff-"));
  await graycard("conform --select picwish/scale/auth/* --report json=good.json");
  const good = await readFile(join(folder, "good.json"), "utf8");
  const bad = good
    .replace('"verdict": "pass"', '"verdict": "fail"')
    .replace('"actual": "HTTP 401', '"actual": "HTTP 200');
  await writeFile(join(folder, "bad.json"), bad);
});
afterAll(() => rm(folder, { recursive: true }));

async function graycard(call: string) {
  const terminal = fakeTerminal(call.split(" "), { cwd: folder });
  return { code: await runCli(terminal), ...terminal.printed };
}

describe("graycard diff", () => {
  it("ends with 0 and says so when nothing changed", async () => {
    expect(await graycard("diff good.json good.json")).toEqual({
      code: exitCodes.ok,
      out: "nothing changed\n",
      error: "",
    });
  });

  it("ends with 1 when something is worse, and shows what", async () => {
    const { code, out } = await graycard("diff good.json bad.json");
    expect(code).toBe(exitCodes.findings);
    expect(out).toMatch(
      /^worse:\n {2}pass -> fail {2}picwish\/scale\/auth\/missing-credential#picwish\.auth\.api-key\n/,
    );
    expect(out).toMatch(/actual {4}HTTP 401.* -> HTTP 200/);
    expect(out).toMatch(/\nworse\n$/);
  });

  it("sends nothing of a report to the terminal that is more than text", async () => {
    const good = JSON.parse(await readFile(join(folder, "good.json"), "utf8"));
    const [first, ...others] = good.checks;
    const hostile = "\u001b[2J\u202e";
    const checks = [
      { ...first, verdict: "fail", actual: hostile },
      ...others.slice(1),
      { ...first, id: `x${hostile}`, verdict: "fail" },
    ];
    const problems = [{ kind: "harness", scenario: hostile, message: hostile }];
    await writeFile(join(folder, "hostile.json"), JSON.stringify({ ...good, subject: hostile, checks, problems }));
    for (const call of ["diff good.json hostile.json", "diff hostile.json good.json"]) {
      const { out } = await graycard(call);
      expect(out.match(/[^\P{C}\n]/u)).toBeNull();
      expect(out).toContain("\\x1b[2J\\u202e");
    }
  });

  it("ends with 0 when things are better only", async () => {
    const { code, out } = await graycard("diff bad.json good.json --json");
    expect(code).toBe(exitCodes.ok);
    expect(JSON.parse(out)).toMatchObject({ direction: "better", changed: [{ direction: "better" }] });
  });

  it.each(["diff empty.json good.json", "diff empty.json empty.json --json"])(
    "ends with 2 where there is nothing to compare: %s",
    async (call) => {
      const good = JSON.parse(await readFile(join(folder, "good.json"), "utf8"));
      await writeFile(join(folder, "empty.json"), JSON.stringify({ ...good, checks: [] }));
      const { code, error } = await graycard(call);
      expect(error).toMatch(/empty\.json has no checks/);
      expect(code).toBe(exitCodes.inconclusive);
    },
  );

  it.each([
    ["diff good.json missing.json", /Cannot read missing\.json/],
    ["diff good.json", /missing required argument/],
  ])("refuses %s", async (call, words) => {
    const { code, error } = await graycard(call);
    expect(error).toMatch(words);
    expect(code).toBe(exitCodes.usage);
  });
});
