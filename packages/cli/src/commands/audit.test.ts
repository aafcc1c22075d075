import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Run, runSchema } from "@graycard/conformance";
import { createMock } from "@graycard/mock-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-audit-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function graycard(...args: readonly string[]) {
  const terminal = fakeTerminal(args, { cwd: folder });
  return { code: await runCli(terminal), ...terminal.printed };
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return name;
}

const ruled = (run: Run) =>
  Object.fromEntries(run.checks.filter(({ id }) => id.includes("/rules/")).map(({ id, verdict }) => [id, verdict]));

describe("graycard conform --record", () => {
  it.each(["documented", "observed"])(
    "writes what an audit comes to the same verdicts about, in the %s edition",
    async (edition) => {
      const args = ["--edition", edition, "--json"];
      const conform = await graycard(
        "conform",
        ...args,
        "--record",
        "run.har",
        "--select",
        "picwish/inpaint/**",
        "--select",
        "meitu/**",
      );
      expect(conform.code).toBe(exitCodes.ok);
      const audit = await graycard("audit", "run.har", "--side", "vendor", ...args);
      const [lived, recorded] = [JSON.parse(conform.out), JSON.parse(audit.out)] as [Run, Run];
      expect(Object.keys(ruled(recorded)).length).toBeGreaterThan(40);
      expect(ruled(recorded)).toEqual(ruled(lived));
      expect(recorded.spend.exchanges).toBe(lived.spend.exchanges);
      expect(runSchema.safeParse(recorded).success).toBe(true);
      const text = await readFile(join(folder, "run.har"), "utf8");
      expect(text).not.toMatch(/Signature=(?!(?:\[|%5B)withheld)/);
    },
  );

  it("is refused before anything is run when it cannot be written", async () => {
    const { code, error } = await graycard("conform", "--record", "no/such/run.har", "--select", "meitu/*/auth/*");
    expect([code, error]).toEqual([exitCodes.usage, expect.stringContaining("Cannot write the recording")]);
  });
});

/** A caller that polls on after the end, and never downloads. */
async function careless(baseUrl: string): Promise<void> {
  const key = { "x-api-key": "audit-test-0123456789" };
  const body = new URLSearchParams({ image_url: "https://pictures.invalid/x.jpg", type: "clean" });
  const path = `${baseUrl}/api/tasks/visual/scale`;
  const submitted = await fetch(path, { method: "POST", headers: key, body });
  const { data } = (await submitted.json()) as { data: { task_id: string } };
  for (let polls = 0; polls < 8; polls++) await fetch(`${path}/${data.task_id}`, { headers: key });
}

describe("graycard audit --mock", () => {
  it("judges the callers of a mock by its journal", async () => {
    const mock = createMock({ pace: "instant", qps: "off" });
    const { url } = await mock.listen();
    await careless(url);
    const { code, out } = await graycard(
      "audit",
      "--mock",
      url,
      "--side",
      "client",
      "--select",
      "picwish/scale/client/polls-end",
    );
    await mock.close();
    expect(out).toContain("FAIL  picwish/scale/client/polls-end#picwish.poll.ends-at-success-or-failure");
    expect(code).toBe(exitCodes.findings);
  });

  it("needs the token of a mock that has one", async () => {
    const mock = createMock({ pace: "instant", qps: "off", controlToken: "let-me-in-0123456" });
    const { url } = await mock.listen();
    await careless(url);
    const refused = await graycard("audit", "--mock", url);
    const { code, out } = await graycard(
      "audit",
      "--mock",
      url,
      "--token",
      "let-me-in-0123456",
      "--select",
      "picwish/scale/client/pace",
    );
    await mock.close();
    expect([refused.code, refused.error]).toEqual([exitCodes.usage, expect.stringMatching(/token/i)]);
    expect([code, out]).toEqual([exitCodes.findings, expect.stringContaining("picwish.limit.qps")]);
  });

  it("ends with code 5 when nobody answers", async () => {
    const { code, error } = await graycard("audit", "--mock", "http://127.0.0.1:1");
    expect([code, error]).toEqual([exitCodes.unreachable, expect.stringContaining("check that the mock runs there")]);
  });

  it("does not take a part for the whole", async () => {
    const mock = createMock({ pace: "instant", qps: "off", journalBytes: 6000 });
    const { url } = await mock.listen();
    await careless(url);
    const select = ["--select", "picwish/scale/rules/listed-status"];
    const { code, error, out } = await graycard("audit", "--mock", url, ...select, "--json");
    await mock.close();
    expect([code, error]).toEqual([exitCodes.inconclusive, expect.stringMatching(/no longer tells of \d+ exchange/)]);
    const { outcome, missing, summary } = JSON.parse(out);
    expect([outcome, summary.inconclusive]).toEqual(["inconclusive", 0]);
    expect(missing).toBeGreaterThan(0);
  });
});

describe("graycard audit FILE", () => {
  it("is not green for a recording without a known vendor, and says what was in it and what to do", async () => {
    const har = {
      log: {
        version: "1.2",
        entries: [
          {
            startedDateTime: "2026-01-01T00:00:00Z",
            request: { method: "GET", url: "https://other.example/" },
            response: { status: 200 },
          },
        ],
      },
    };
    const { code, error } = await graycard("audit", await file("other.har", JSON.stringify(har)));
    expect(code).toBe(exitCodes.inconclusive);
    expect(error).toMatch(/other\.har has 1 request\(s\), and none of them to a vendor .* --base-url picwish=URL/s);
  });

  it("finds a vendor behind an address that is named", async () => {
    const json = JSON.stringify({ status: 200, message: "success", data: { task_id: "t-1", state: 77 } });
    const entry = {
      startedDateTime: "2026-01-01T00:00:00Z",
      request: { method: "GET", url: "https://proxy.example/v/api/tasks/visual/scale/t-1", headers: [] },
      response: { status: 200, headers: [], content: { size: json.length, mimeType: "application/json", text: json } },
    };
    const name = await file("proxy.har", JSON.stringify({ log: { version: "1.2", entries: [entry] } }));
    expect((await graycard("audit", name)).code).toBe(exitCodes.inconclusive);
    const { code, out } = await graycard(
      "audit",
      name,
      "--base-url",
      "picwish=https://proxy.example/v",
      "--side",
      "vendor",
    );
    expect(code).toBe(exitCodes.findings);
    expect(out).toContain("FAIL  picwish/scale/rules/listed-states#picwish.response.state");
  });

  it("counts what nothing shows as inconclusive, unless told that it does not apply", async () => {
    await graycard("conform", "--select", "picwish/scale/auth/*", "--record", "auth.har");
    const strict = await graycard("audit", "auth.har", "--side", "vendor");
    expect(strict.out).toContain("Nothing in the recording shows it.");
    expect(strict.code).toBe(exitCodes.inconclusive);
    const mild = await graycard("audit", "auth.har", "--side", "vendor", "--unseen", "not-applicable");
    expect(mild.code).toBe(exitCodes.ok);
  });

  it("writes the same reports as conform", async () => {
    await graycard("conform", "--select", "meitu/*/auth/*", "--record", "again.har");
    await graycard("audit", "again.har", "--report", "junit=a.xml", "--report", "json=a.json");
    expect(await readFile(join(folder, "a.xml"), "utf8")).toContain("<testsuite");
    expect(runSchema.safeParse(JSON.parse(await readFile(join(folder, "a.json"), "utf8"))).success).toBe(true);
  });

  it.each([
    ["neither a file nor a mock", [], /takes a file to judge, or --mock/],
    ["both", ["x.har", "--mock", "http://127.0.0.1:1"], /one of them/],
    ["a file that is not there", ["none.har"], /Cannot read the recording/],
    ["a vendor that is not there", ["x.har", "--vendor", "acme"], /There is no vendor "acme"/],
    ["an address that is none", ["--mock", "localhost"], /--mock takes the address/],
    ["a base URL without a vendor", ["x.har", "--base-url", "http://127.0.0.1"], /--base-url takes vendor=URL/],
  ])("explains what is wrong with %s", async (_, args, message) => {
    const { code, error } = await graycard("audit", ...args);
    expect([code, error]).toEqual([exitCodes.usage, expect.stringMatching(message)]);
  });

  it("explains a pattern that selects nothing, and a file that is no recording", async () => {
    await graycard("conform", "--select", "meitu/*/auth/*", "--record", "some.har");
    const none = await graycard("audit", "some.har", "--select", "meitu/*/no-such/*");
    expect([none.code, none.error]).toEqual([
      exitCodes.usage,
      expect.stringContaining("No check of what the recording has"),
    ]);
    const text = await graycard("audit", await file("notes.txt", "hello"));
    expect([text.code, text.error]).toEqual([exitCodes.usage, expect.stringContaining("Expected exchanges as JSON")]);
  });
});
