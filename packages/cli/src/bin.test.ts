import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
/** Whatever the developer has set for the command is nothing to these tests. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GRAYCARD_")));

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

describe("the built command", () => {
  it("is there: this test runs after the build", () => {
    expect(existsSync(bin)).toBe(true);
    expect(manifest.bin.graycard).toBe("dist/bin.js");
  });

  it("starts with a line that names node, so that a shell can run it", () => {
    expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it.each([
    [["--version"], 0],
    [["conform", "--nonsense"], 64],
    [["conform", "--select", "meitu/*/auth/*"], 0],
  ] as const)("graycard %j ends with code %i", async (args, expected) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: "ignore", env });
    const [code] = await once(child, "exit");
    expect(code).toBe(expected);
  });

  it("looks through its memory at once while it plays, and not bit by bit", async () => {
    const fill = `process.once("message", () => {
      globalThis.kept = Array.from({ length: 2e6 }, (_, at) => ({ at }));
      process.send("filled");
    });`;
    const traced = [
      "--trace-gc",
      "--trace-incremental-marking",
      "--import",
      `data:text/javascript,${encodeURIComponent(fill)}`,
    ];
    const child = spawn(process.execPath, [...traced, bin, "mock", "--port", "0", "--json"], {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
      env,
    });
    let printed = "";
    child.stdout?.on("data", (text) => {
      printed += text;
    });
    while (!printed.includes('"port"')) await once(child.stdout as NonNullable<typeof child.stdout>, "data");
    child.send("fill");
    await once(child, "message");
    child.kill("SIGTERM");
    await once(child, "close");
    expect(printed).toContain("Mark-Compact");
    expect(printed).not.toContain("[IncrementalMarking] Start");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends the mock cleanly on %s", async (signal) => {
    const child = spawn(process.execPath, [bin, "mock", "--port", "0", "--json"], {
      stdio: ["ignore", "pipe", "inherit"],
      env,
    });
    const [line] = await once(child.stdout, "data");
    expect(JSON.parse(String(line))).toMatchObject({ pid: child.pid });
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("runs a program with the streams it was given, and ends it on SIGTERM", async () => {
    const program = "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready')";
    const child = spawn(process.execPath, [bin, "run", "--", process.execPath, "-e", program], {
      stdio: ["ignore", "pipe", "ignore"],
      env,
    });
    const [line] = await once(child.stdout, "data");
    expect(String(line)).toBe("ready\n");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([9, null]);
  });
});
