import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "./exit-codes.js";
import { runCli } from "./run-cli.js";
import { fakeTerminal } from "./testing/fake-terminal.js";

const failing = "picwish/scale/auth/missing-credential#picwish.auth.api-key";
const entry = (check: string, more = "") =>
  `version: 1\nfailing:\n  - check: "${check}"\n    reason: our stand-in knows no keys\n    expires: 2026-06-30\n${more}`;

/** Takes any request, with or without a key. */
const server = createServer((request, response) => {
  const body = '{"status":200,"message":"success","data":{"state":1}}';
  request.resume().on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(body));
});
let url = "";
let folder = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), "graycard-baseline-"));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function conform(call: string, baseline?: string) {
  if (baseline !== undefined) await writeFile(join(folder, "known.yaml"), baseline);
  const flags = baseline === undefined ? "" : " --baseline known.yaml";
  const terminal = fakeTerminal(`conform ${call}${flags}`.split(" "), { cwd: folder });
  return { code: await runCli(terminal), ...terminal.printed };
}

const broken = () => `--subject ${url} --qps off --select picwish/scale/auth/missing-credential`;

describe("graycard conform --baseline", () => {
  it("runs what is known to fail, shows it as such, and ends with 0", async () => {
    const { code, out } = await conform(broken(), entry("picwish/*/auth/missing-credential"));
    expect(out).toContain(`FAIL  ${failing} (known)`);
    expect(out).toContain("known to be failing until 2026-06-30: our stand-in knows no keys");
    expect(out).toContain("1 failed, 0 warned, 0 inconclusive as known");
    expect(code).toBe(exitCodes.ok);
  });

  it.each([
    ["stale", "picwish/scale/auth/*", "passes"],
    ["unmatched", "picwish/scale/auth/mising-credential", "no check has an id like"],
  ])("ends with 1 for an entry that is %s, and says where it stands", async (kind, check, words) => {
    const { code, out } = await conform("--select picwish/scale/auth/*", entry(check));
    expect(out).toContain(`BASELINE  ${kind}\n      known.yaml:3: `);
    expect(out).toContain(words);
    expect(code).toBe(exitCodes.findings);
  });

  it("lets an entry about a check that was not selected be", async () => {
    const { code } = await conform("--select picwish/scale/auth/*", entry("meitu/aiquality/auth/**"));
    expect(code).toBe(exitCodes.ok);
  });

  it("ends with 1 on the day after the last", async () => {
    const late = entry(failing).replace("2026-06-30", "2025-12-31");
    const { code, out } = await conform(broken(), late);
    expect(out).toContain("BASELINE  expired\n      known.yaml:3: ");
    expect(out).toContain(`FAIL  ${failing}\n`);
    expect(code).toBe(exitCodes.findings);
  });

  it("lets what is flaky pass and fail", async () => {
    const flaky = entry(failing).replace("failing:", "flaky:");
    expect(await conform(broken(), flaky)).toMatchObject({ code: exitCodes.ok });
    expect(await conform("--select picwish/scale/auth/*", flaky)).toMatchObject({ code: exitCodes.ok });
  });

  it("does not take a failure for what is known to be inconclusive", async () => {
    const other = entry(failing).replace("    reason", "    verdict: inconclusive\n    reason");
    expect(await conform(broken(), other)).toMatchObject({ code: exitCodes.findings });
  });

  it.each([
    ["no YAML", "version: 1\nfailing: [\n", /known\.yaml:3: /],
    ["an alias", "version: 1\nflaky: &all []\nfailing: *all\n", /known\.yaml:3: \*all: write out/],
    ["an alias of itself", "version: 1\nfailing: &all [*all]\n", /known\.yaml:2: \*all: write out/],
    ["a name that clears the screen", 'version: 1\n"\\e[2J": 1\n', /Unrecognized key: "\\x1b\[2J"/],
    ["parts in parts without end", `version: ${"[".repeat(50_000)}`, /The baseline is not YAML/],
    [
      "no reason",
      entry(failing).replace("our stand-in knows no keys", '""'),
      /known\.yaml:4: failing\.0\.reason: is empty/,
    ],
    [
      "a reason that is still to be said",
      entry(failing).replace("our stand-in", "TODO"),
      /known\.yaml:4: .*still TODO/,
    ],
    ["no date", entry(failing).replace("2026-06-30", "soon"), /known\.yaml:5: failing\.0\.expires: is no date/],
    ["an unknown field", entry(failing, "    owner: me\n"), /known\.yaml:3: failing\.0: .*owner/],
    ["another version", entry(failing).replace("version: 1", "version: 2"), /known\.yaml:1: version: is not 1/],
  ])("refuses a file with %s, with the line", async (_, text, words) => {
    const { code, error } = await conform("--select picwish/scale/auth/*", text);
    expect(error).toMatch(words);
    expect(code).toBe(exitCodes.usage);
  });

  it("says so when the file is not there", async () => {
    const { code, error } = await conform("--baseline missing.yaml --select picwish/scale/auth/*");
    expect(error).toContain("--baseline: cannot read ");
    expect(code).toBe(exitCodes.usage);
  });
});

describe("graycard conform --write-baseline", () => {
  it("starts a file that is good as soon as every reason is said", async () => {
    const { code, error } = await conform(`${broken()} --write-baseline new.yaml`);
    expect(code).toBe(exitCodes.findings);
    expect(error).toContain("new.yaml is written");
    const text = await readFile(join(folder, "new.yaml"), "utf8");
    expect(text).toContain("# expected: the request is refused (code 401)");
    expect(await conform(broken(), text)).toMatchObject({ code: exitCodes.usage });
    const said = text.replace("reason: TODO", "reason: no keys yet");
    expect(await conform(broken(), said)).toMatchObject({ code: exitCodes.ok });
  });

  it("does not write over a file", async () => {
    await writeFile(join(folder, "there.yaml"), "");
    const { code, error } = await conform("--select picwish/scale/auth/* --write-baseline there.yaml");
    expect(error).toContain("there.yaml is there already");
    expect(code).toBe(exitCodes.usage);
  });
});
