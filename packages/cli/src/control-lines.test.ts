import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { controlLines } from "./control-lines.js";
import { exitCodes } from "./exit-codes.js";
import { runCli } from "./run-cli.js";
import { fakeTerminal, printed } from "./testing/fake-terminal.js";

const token = "a-token-of-this-test";

/** What a mock prints that is called like this, while it runs. */
async function whileMock(
  call: string,
  env: Record<string, string>,
  use: (out: string, error: string) => Promise<void>,
) {
  const terminal = fakeTerminal(["mock", "--port", "0", ...call.split(" ")], { env });
  const ended = runCli(terminal);
  try {
    const started = printed(terminal, (out) => out.endsWith("\n"));
    await Promise.race([
      started,
      ended.then((code) => Promise.reject(new Error(`${code}: ${terminal.printed.error}`))),
    ]);
    await use(terminal.printed.out, terminal.printed.error);
  } finally {
    terminal.interrupt();
  }
  expect(await ended).toBe(exitCodes.ok);
}

function curlIn(out: string): string {
  return /Time stands still .*: (curl .*)/.exec(out)?.[1] ?? "echo there is no such line";
}

describe("time that stands still", () => {
  it.each([
    ["--pace manual", {}],
    ["--pace manual --tls", {}],
    ["--pace manual --host 0.0.0.0", { GRAYCARD_TOKEN: token }],
    [`--pace manual --token ${token}`, { GRAYCARD_TOKEN: token }],
  ])("is moved by the line that is printed, as it stands: %s", async (call, env) => {
    await whileMock(call, env, async (out) => {
      const { stdout } = await promisify(execFile)("/bin/sh", ["-c", `${curlIn(out)} -s`], {
        env: { ...process.env, ...env },
      });
      expect(JSON.parse(stdout)).toEqual({ moved: expect.any(Number) });
    });
  });

  it("is not spoken of at other paces", async () => {
    await whileMock("--pace instant", {}, async (out) => expect(out).not.toContain("Time stands still"));
  });
});

describe("a mock that other machines can reach", () => {
  it("says that its control plane is off without a token, in the banner or beside the line of JSON", async () => {
    await whileMock("--host 0.0.0.0 --pace manual", {}, async (out) => {
      expect(out).toContain("The control plane /_graycard/ is off");
      expect(out).toContain("Time stands still, and nobody can move it.");
    });
    await whileMock("--host 0.0.0.0 --json", {}, async (out, error) => {
      expect(error).toContain("The control plane /_graycard/ is off");
      const { url } = JSON.parse(out);
      expect((await fetch(`${url.replace("0.0.0.0", "127.0.0.1")}/_graycard/sessions`)).status).toBe(403);
    });
  });

  it("takes a token from the environment, and other names by flag, and prints neither token nor warning", async () => {
    const call = "--host 0.0.0.0 --json --control-host localhost --control-host mock.internal";
    await whileMock(call, { GRAYCARD_TOKEN: token }, async (out, error) => {
      const url = JSON.parse(out).url.replace("0.0.0.0", "127.0.0.1");
      const ask = (headers: Record<string, string>) => fetch(`${url}/_graycard/sessions`, { headers });
      expect((await ask({})).status).toBe(401);
      expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200);
      expect([error, out.includes(token)]).toEqual(["", false]);
    });
  });

  it("does not start with a token that anybody could guess, and does not repeat it", async () => {
    const terminal = fakeTerminal(["mock", "--port", "0", "--token", "hunter2"]);
    expect(await runCli(terminal)).toBe(exitCodes.usage);
    expect(terminal.printed.error).toContain("A control token is at least 16 visible ASCII characters");
    expect(terminal.printed.error).not.toContain("hunter2");
  });
});

describe("an address that means everywhere", () => {
  it.each([
    ["http://0.0.0.0:4010", "http://127.0.0.1:4010/_graycard/clock"],
    ["http://[::]:4010", "http://127.0.0.1:4010/_graycard/clock"],
    ["http://10.0.0.1:4010", "http://10.0.0.1:4010/_graycard/clock"],
  ])("is none to send a request to: %s", (url, address) => {
    const [line = ""] = controlLines({ url, timeStands: true, hasToken: false, isOff: false, trust: [] });
    expect(line.split(" ").at(-1)).toBe(address);
  });
});
