import { createServer } from "node:net";
import { credentialVariables, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { systemSurroundings } from "../doctor/system-surroundings.js";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { healthySurroundings, systemError } from "../testing/healthy-surroundings.js";

async function doctor(call: string, surroundings = healthySurroundings()) {
  const terminal = fakeTerminal(`doctor ${call}`.trim().split(" "), { surroundings });
  return { code: await runCli(terminal), ...terminal.printed };
}

describe("graycard doctor", () => {
  it("ends with 0 where nothing fails, and says that nothing was sent", async () => {
    const { code, out, error } = await doctor("");
    expect({ code, error }).toEqual({ code: exitCodes.ok, error: "" });
    expect(out).toMatch(
      /\n\d+ looked at: \d+ ok, 0 warn, 0 fail, 1 not checked\. Nothing was sent to any network\.\n$/,
    );
  });

  it("ends with 0 where something can go wrong, and with 1 where it does", async () => {
    const warned = await doctor("", healthySurroundings({ tryPort: async () => "EADDRINUSE" }));
    expect(warned.out).toMatch(/^ {2}WARN {9}port 4010 .*\n {15}The mock tries/m);
    expect(warned.code).toBe(exitCodes.ok);
    const failed = await doctor("", healthySurroundings({ nodeVersion: "18.0.0" }));
    expect(failed.out).toMatch(/^ {2}FAIL {9}the version of Node\.js/m);
    expect(failed.code).toBe(exitCodes.findings);
  });

  it("prints the same as JSON", async () => {
    const { code, out } = await doctor("--json", healthySurroundings({ nodeVersion: "18.0.0" }));
    const { findings, summary } = JSON.parse(out);
    expect(code).toBe(exitCodes.findings);
    expect(findings[0]).toEqual({
      check: "node-version",
      level: "fail",
      looked: "the version of Node.js, which has to be >=20.19",
      found: "it is 18.0.0",
      advice: "Install Node.js 20.19 or later.",
    });
    expect(summary).toEqual({ ok: findings.length - 2, warn: 0, fail: 1, "not-checked": 1 });
  });

  it.each([
    "secret-canary",
    "Bearer secret-canary",
    "APPCODE secret-canary",
    '"secret-canary"',
    "secret-canary\nsecret-canary",
    "your-secret-canary",
    "x-api-key: secret-canary",
    "secret-canary.gc-429",
    "http://secret-canary:secret-canary@proxy.test",
    "https://secret-canary@x.test/secret-canary?secret-canary",
  ])("never shows what a variable holds, such as %j", async (value) => {
    const names = [
      ...vendors.flatMap(({ auth }) => credentialVariables(auth)),
      ...["HTTP_PROXY", "https_proxy", "ALL_PROXY", "NO_PROXY", "NODE_DEBUG", "DEBUG", "NODE_OPTIONS"],
      ...["GRAYCARD_LIVE", "GRAYCARD_PICWISH_BASE_URL", "NODE_EXTRA_CA_CERTS", "GRAYCARD_PORT"],
    ];
    const surroundings = healthySurroundings({
      env: Object.fromEntries(names.map((name) => [name, value])),
      disk: { read: () => Promise.reject(systemError("ENOENT")), tryWrite: () => Promise.reject(systemError("EIO")) },
      tryPictures: () => Promise.reject(systemError("ERR_DLOPEN_FAILED")),
    });
    for (const flag of ["", "--json"]) {
      const { out, error, code } = await doctor(flag, surroundings);
      expect(code).toBe(exitCodes.findings);
      expect(out + error).not.toContain("canary");
    }
  });
});

describe("this machine, as the doctor sees it", () => {
  const machine = () => systemSurroundings(fakeTerminal([], { cwd: process.cwd() }));

  it("has a picture library that works, a folder to write to, and dates", async () => {
    const { tryPictures, disk, tempFolder, datedFiles, nodeVersion, nodeWanted } = await machine();
    expect(await tryPictures()).toMatch(/^\d+\.\d+/);
    await disk.tryWrite(tempFolder);
    expect(await disk.freeBytes(tempFolder)).toBeGreaterThan(0);
    for (const { path } of datedFiles) expect(await disk.modifiedAt(path)).toBeGreaterThan(0);
    expect(nodeVersion).toBe(process.versions.node);
    expect(nodeWanted).toBe(">=20.19");
  });

  it("tells a port that is taken from one that is free", async () => {
    const { tryPort } = await machine();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await tryPort(port)).toBe("EADDRINUSE");
    await new Promise((resolve) => server.close(resolve));
    expect(await tryPort(port)).toBeUndefined();
  });

  it("says by name why a folder takes no file", async () => {
    const { disk } = await machine();
    await expect(disk.tryWrite("/nowhere/at/all")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
