import { Writable } from "node:stream";
import { createMock } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import type { Terminal } from "../terminal.js";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { conformText } from "./conform-progress.js";

/** A terminal of so many columns that remembers what was drawn on it. */
function screen(columns: number) {
  const drawn: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      drawn.push(String(chunk));
      done();
    },
  });
  return { errorStream: Object.assign(stream, { isTTY: true, columns }), drawn };
}

const passing = "conform --select picwish/scale/auth/*";

async function conform(call: string, columns: number, overrides: Partial<Terminal> = {}) {
  const { errorStream, drawn } = screen(columns);
  const terminal = fakeTerminal(call.split(" "), { errorStream, isTerminal: true, ...overrides });
  return { code: await runCli(terminal), drawn: drawn.join(""), chunks: drawn, ...terminal.printed };
}

/** A subject that lets in who has no key. */
async function withFinding(use: (call: string) => Promise<void>): Promise<void> {
  const mock = createMock({ pace: "instant", qps: "off" });
  mock.faults.script([{ fault: "rewrite-answer", with: { set: { status: 418 } }, times: "always" }]);
  const { url } = await mock.listen();
  try {
    await use(`${passing} --subject ${url} --qps off`);
  } finally {
    await mock.close();
  }
}

describe("what is told of a run that goes on", () => {
  const base = { trials: 10, ended: 0, running: [], verdicts: new Map(), elapsedMs: 0 };
  const spend = { exchanges: 0, submits: 0, credits: 0 };

  it("is little before anything happened", () => {
    expect(conformText({ ...base, spend })).toBe("0 requests, 0 credits | 0 s");
  });

  it("is findings first, then what was spent, the time it takes, and the scenario under way", () => {
    const verdicts = new Map([
      ["pass", 7],
      ["fail", 2],
      ["not-applicable", 1],
    ] as const);
    const running = ["picwish/scale/task/async-flow", "picwish/scale/result/repair"];
    const spent = { exchanges: 12, submits: 4, credits: 6.5 };
    expect(conformText({ ...base, ended: 4, running, verdicts, spend: spent, elapsedMs: 20_000 })).toBe(
      "2 failed, 7 passed, 1 not applicable | 12 requests, 6.5 credits | 20 s, 30 s left | picwish/scale/task/async-flow and 1 more",
    );
  });
});

describe("graycard conform on a terminal", () => {
  it("draws how far it is, and takes that away at the end", async () => {
    const { code, drawn, out } = await conform(passing, 120);
    expect(code).toBe(exitCodes.ok);
    expect(drawn).toMatch(/\] 2\/2 {2}2 passed \| \d+ requests, [\d.]+ credits \|/);
    expect(drawn.endsWith("\u001b[0J") || drawn.endsWith("\u001b[?25h\u001b[1G\u001b[0J")).toBe(true);
    expect(out).toMatch(/^\S*conforms/m);
  });

  it("lets each finding go by as it comes", async () => {
    await withFinding(async (call) => {
      const { code, drawn } = await conform(call, 120);
      expect(code).toBe(exitCodes.findings);
      expect(drawn).toContain("picwish/scale/auth/missing-credential#picwish.auth.api-key\n");
      expect(drawn).toContain("expected  the request is refused (code 401)");
    });
  });

  it.each([40, 60, 79, 80])("never draws a line that is longer than %d columns", async (columns) => {
    const { chunks } = await conform(passing, columns);
    const lines = chunks.filter((chunk) => / requests, /.test(chunk));
    expect(lines.length).toBeGreaterThan(0);
    for (const each of lines) expect(each.length).toBeLessThanOrEqual(columns);
  });

  it.each([
    ["is narrow", 39, {}],
    ["is dumb", 120, { env: { TERM: "dumb" } }],
    ["belongs to CI", 120, { env: { CI: "true" } }],
    ["is only there for errors", 120, { isTerminal: false }],
    ["is only there for the report", 120, { errorStream: undefined }],
  ])("draws nothing on one that %s", async (_, columns, overrides) => {
    const { code, drawn, error } = await conform(passing, columns, overrides);
    expect([code, drawn, error]).toEqual([exitCodes.ok, "", ""]);
  });

  it("draws nothing where JSON is asked for", async () => {
    const { drawn, error } = await conform(`${passing} --json`, 120);
    expect([drawn, error]).toEqual(["", ""]);
  });
});

describe("colour", () => {
  const coloured = new RegExp(`${String.fromCharCode(27)}\\[3[0-9]m`);

  it.each([
    [true, "a terminal", {}],
    [false, "a pipe", { isTerminal: false }],
    [false, "a terminal under NO_COLOR", { env: { NO_COLOR: "1" } }],
    [true, "a terminal under an empty NO_COLOR", { env: { NO_COLOR: "" } }],
    [false, "a terminal that is dumb", { env: { TERM: "dumb" } }],
    [true, "a pipe under FORCE_COLOR", { isTerminal: false, env: { FORCE_COLOR: "1" } }],
    [true, "a pipe under FORCE_COLOR and NO_COLOR", { isTerminal: false, env: { FORCE_COLOR: "1", NO_COLOR: "1" } }],
    [false, "a terminal under FORCE_COLOR=0", { env: { FORCE_COLOR: "0" } }],
  ])("is %s for %s", async (expected, _, overrides) => {
    const { out } = await conform(passing, 120, overrides);
    expect(coloured.test(out)).toBe(expected);
  });

  it("is not in the findings that go by, either, under NO_COLOR", async () => {
    await withFinding(async (call) => {
      const { drawn } = await conform(call, 120, { env: { NO_COLOR: "1" } });
      expect(drawn).toContain("FAIL  picwish/scale/auth/");
      expect(drawn).not.toMatch(coloured);
    });
  });
});
