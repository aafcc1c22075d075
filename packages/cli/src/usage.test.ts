import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "./exit-codes.js";
import { runCli } from "./run-cli.js";
import { fakeTerminal } from "./testing/fake-terminal.js";

/** A wrong call, and what its one sentence has to speak of. */
const wrongCalls: readonly (readonly [call: string, about: RegExp])[] = [
  ["mock --prt 1", /unknown option '--prt'/],
  ["mock --port abc", /whole number from 0 to 65535/],
  ["mock --port 70000", /whole number from 0 to 65535/],
  ["mock --pace slow", /realtime, manual, instant/],
  ["mock --edition other", /documented, observed/],
  ["mock --qps none", /requests per second above 0, or "off"/],
  ["mock --qps 0", /above 0/],
  ["mock --files nowhere", /--files takes a folder/],
  ["mock --allow-host localhost", /--allow-host says what --fetch-urls may reach/],
  ["mock --fetch-urls --allow-host http://localhost", /"http:\/\/localhost" cannot be allowed: give a host name/],
  ["mock --reading nonsense", /vendor:erratum=reading/],
  ["mock --reading picwish:nothing=here", /no switchable erratum "nothing"/],
  ["mock --reading picwish:size.megabyte=here", /no reading "here"; it has mebi, mega/],
  ["mock --public-url nonsense", /starts with http/],
  ["mock surplus", /too many arguments/],
  ["mock --chaos 2", /--chaos .*from 0 to 1/],
  ["mock --chaos some", /from 0 to 1/],
  ["triggers --vendor nobody", /picwish, aliyun-market, meitu/],
  ["run", /missing required argument 'program'/],
  ["run --pass-host techsz.aoscdn.com -- true", /techsz\.aoscdn\.com is played by the mock/],
  ["run --pass-host https://db.example -- true", /no host that can be let through/],
  ["run --faults nowhere.json -- true", /--faults: cannot read/],
  ["run --waste some -- true", /none, allowed/],
  ["run --report pdf=x -- true", /formats json, not/],
  ["run --report json=/nowhere/run.json -- true", /Cannot write the report/],
  ["conform --vendor nobody", /no vendor "nobody"; there are picwish/],
  ["conform --select nothing/like/this", /No check has an id like nothing\/like\/this/],
  ["conform --subject ftp://x", /starts with http/],
  ["conform --subject https://techsz.aoscdn.com", /is the vendor itself.*--live .* and GRAYCARD_LIVE=1/],
  ["conform --subject live", /needs --vendor/],
  ["conform --against live", /needs --vendor/],
  ["conform --without anything", /async, base64, binary/],
  ["conform --price scale=2", /vendor\/endpoint=credits/],
  ["conform --image-base here --subject http://127.0.0.1:9", /--image-base takes the address of a folder/],
  ["conform --subject http://127.0.0.1.example.com", /is not this machine/],
  ["conform --subject http://user:pw@127.0.0.1:9", /without a user or password/],
  ["conform --report json=/nowhere/run.json", /Cannot write the report/],
  ["conform --report nonsense", /format=path/],
  ["conform --report pdf=x", /formats json, junit, html/],
  ["conform --subject http://127.0.0.1:9 --vendor meitu --credential meitu=one", /takes 2 part/],
  ["nothing", /unknown command 'nothing'/],
  ["--config nowhere.json conform --list", /--config: cannot read/],
];

describe("a wrong call", () => {
  it.each(wrongCalls)("graycard %s ends with code 64 and says what is wrong", async (call, about) => {
    // Any name leads to an address that nobody has.
    const network = { resolve: async (name: string) => [name === "127.0.0.1" ? name : "203.0.113.7"] };
    const terminal = fakeTerminal(call.split(" "), { network });
    expect(await runCli(terminal)).toBe(exitCodes.usage);
    expect(terminal.printed.error).toMatch(about);
    expect(terminal.printed.error).not.toMatch(/\n\s+at /);
    expect(terminal.printed.out).toBe("");
  });
});

describe("a right call", () => {
  it.each(["--help", "--version", "mock --help", "run --help", "conform --help", "triggers --help"])(
    "graycard %s ends with code 0",
    async (call) => {
      const terminal = fakeTerminal(call.split(" "));
      expect(await runCli(terminal)).toBe(exitCodes.ok);
      expect(terminal.printed.out.length).toBeGreaterThan(4);
    },
  );
});

describe("the configuration file", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "graycard-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function list(config: unknown, call: string, env = {}): Promise<{ code: number; out: string; error: string }> {
    const text = typeof config === "string" ? config : JSON.stringify(config);
    await writeFile(join(folder, "graycard.json"), text);
    const terminal = fakeTerminal(call.split(" "), { cwd: folder, env });
    return { code: await runCli(terminal), ...terminal.printed };
  }

  it("gives flags their values", async () => {
    const { out } = await list({ conform: { vendor: "meitu" } }, "conform --list");
    expect(out).toMatch(/^meitu\//);
    expect(out).not.toMatch(/^picwish\//m);
  });

  it("gives way to the command line", async () => {
    const { out } = await list({ conform: { vendor: "meitu" } }, "conform --list --vendor picwish");
    expect(out).toMatch(/^picwish\//);
    expect(out).not.toMatch(/^meitu\//m);
  });

  it("gives way to the environment", async () => {
    const env = { GRAYCARD_VENDOR: "picwish" };
    const { out } = await list({ conform: { vendor: "meitu" } }, "conform --list", env);
    expect(out).toMatch(/^picwish\//);
    expect(out).not.toMatch(/^meitu\//m);
  });

  it.each([
    [{ GRAYCARD_EDITION: "third" }, /GRAYCARD_EDITION: --edition: .*documented, observed/],
    [{ GRAYCARD_QPS: "many" }, /GRAYCARD_QPS: --qps: A rate is a number/],
  ])("is not needed for a sentence about %j", async (env, about) => {
    const { code, error } = await list({}, "conform --list", env);
    expect(code).toBe(exitCodes.usage);
    expect(error).toMatch(about);
  });

  it.each([
    ["{", /is not JSON/],
    [{ conform: { nonsense: 1 } }, /no flag "nonsense"; it has/],
    [{ conform: { qps: "many" } }, /--qps: A rate is a number/],
    [{ conform: { edition: "third" } }, /--edition: .*documented, observed/],
    [{ conform: 7 }, /does not hold flags by command/],
  ])("is refused with a sentence when it holds %j", async (config, about) => {
    const { code, error } = await list(config, "conform --list");
    expect(code).toBe(exitCodes.usage);
    expect(error).toMatch(about);
  });
});
