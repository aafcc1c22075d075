import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { probePicture, vendors } from "@graycard/core";
import { builtInPictures } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal, printed } from "../testing/fake-terminal.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Runs the mock for as long as `use` takes, and gives its exit code. */
async function withMock(call: string, use: (out: string) => Promise<void>): Promise<number> {
  const terminal = fakeTerminal(`mock ${call}`.split(" "), { cwd: root });
  const ended = runCli(terminal);
  try {
    await Promise.race([
      use(
        await Promise.race([printed(terminal, (out) => out.endsWith("\n")), ended.then(() => terminal.printed.error)]),
      ),
      ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${terminal.printed.error}`))),
    ]);
  } finally {
    terminal.interrupt();
  }
  return ended;
}

describe("graycard mock", () => {
  it("prints one line of JSON when it is ready, and ends with code 0", async () => {
    const code = await withMock("--port 0 --json", async (out) => {
      expect(out.trim().split("\n")).toHaveLength(1);
      const ready = JSON.parse(out);
      expect(Object.keys(ready)).toEqual(["url", "port", "pid"]);
      expect(ready).toMatchObject({ url: `http://127.0.0.1:${ready.port}`, pid: 4242 });
      expect((await fetch(`${ready.url}/_graycard/health`)).status).toBe(200);
    });
    expect(code).toBe(exitCodes.ok);
  });

  it("says what it listens on in under a screen", async () => {
    await withMock("--port 0 --files examples/images", async (out) => {
      expect(out.split("\n").length).toBeLessThanOrEqual(24);
      for (const vendor of vendors) expect(out).toContain(vendor.id);
      for (const endpoint of vendors.flatMap((vendor) => Object.values(vendor.endpoints))) {
        expect(out).toContain(endpoint.routes.submit.path);
      }
    });
  });

  it("prints curl lines that work as they stand", { timeout: 60_000 }, async () => {
    await withMock("--port 0 --pace instant --files examples/images", async (out) => {
      const lines = out.split("\n").filter((line) => line.startsWith("  curl "));
      expect(lines).toHaveLength(vendors.flatMap((vendor) => Object.values(vendor.endpoints)).length);
      for (const line of lines) {
        const { stdout } = await promisify(execFile)("/bin/sh", ["-c", line], { cwd: root });
        const link = /http:\/\/127\.0\.0\.1[^"]+/.exec(stdout)?.[0];
        expect(link, `${line} answers ${stdout}`).toBeDefined();
        const file = await fetch(link ?? "");
        expect(file.status).toBe(200);
        expect(probePicture(new Uint8Array(await file.arrayBuffer())).ok).toBe(true);
      }
    });
  });

  it("speaks HTTPS under a certificate that the printed curl lines trust, or skip", async () => {
    const folder = await mkdtemp(join(tmpdir(), "graycard-"));
    const file = join(folder, "mock.pem");
    const given = [`--tls --tls-cert ${file}`, "--tls", `--tls-cert ${file}`];
    for (const flags of given) {
      await withMock(`--port 0 --pace instant ${flags}`, async (out) => {
        expect(out).toContain("graycard mock on https://127.0.0.1:");
        const line = out.split("\n").find((each) => each.startsWith("  curl ")) ?? "";
        expect(line).toContain(flags === "--tls" ? " -k " : ` --cacert ${file} `);
        const { stdout } = await promisify(execFile)("/bin/sh", ["-c", line], { cwd: root });
        expect(stdout).toContain("https://127.0.0.1:");
      });
    }
    expect(new X509Certificate(await readFile(file)).checkHost("techsz.aoscdn.com")).toBe("techsz.aoscdn.com");
    expect(await readdir(folder)).toEqual(["mock.pem"]);
    await rm(folder, { recursive: true });
  });

  it("hands the certificate to programs in its line of JSON, and never the key", async () => {
    await withMock("--port 0 --tls --json", async (out) => {
      const ready = JSON.parse(out);
      expect(ready.url).toBe(`https://127.0.0.1:${ready.port}`);
      expect(new X509Certificate(ready.certificate).checkIP("127.0.0.1")).toBe("127.0.0.1");
      expect(out).not.toContain("PRIVATE");
    });
  });

  it("does not start when the certificate has nowhere to go", async () => {
    const terminal = fakeTerminal(["mock", "--port", "0", "--tls-cert", "no/such/folder/mock.pem"]);
    expect(await runCli(terminal)).toBe(exitCodes.usage);
    expect(terminal.printed.error).toContain("--tls-cert takes a file that can be written");
  });

  it("takes the next port when the usual one is taken, and says so", async () => {
    const taken = createServer().listen(4010, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve).once("error", resolve));
    try {
      await withMock("--pace instant", async (out) => expect(out).toMatch(/:40[1-3]\d \(port 4010 is taken\)/));
    } finally {
      taken.close();
    }
  });

  it("does not take another port than the one that was asked for", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as AddressInfo;
    const terminal = fakeTerminal(["mock", "--port", String(port)]);
    expect(await runCli(terminal)).toBe(exitCodes.usage);
    expect(terminal.printed.error).toBe(
      `graycard: Cannot listen on 127.0.0.1:${port}: it is taken. Choose another with --port, or --port 0 for a free one.\n`,
    );
    taken.close();
  });

  describe("pictures from elsewhere", () => {
    /** What comes of a picture that a server of this test has, named to a mock that was called like this. */
    async function outcomeOf(call: string) {
      const picture = await readFile(join(builtInPictures, "portrait.jpg"));
      const server = createServer((_, response) => response.end(picture)).listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      const { port } = server.address() as AddressInfo;
      let state: unknown;
      const flags = `--port 0 --json --pace instant ${call.replace("PORT", String(port))}`.trim();
      await withMock(flags, async (out) => {
        const answer = await fetch(`${JSON.parse(out).url}/api/tasks/visual/scale`, {
          method: "POST",
          headers: { "X-API-KEY": "k" },
          body: new URLSearchParams({ sync: "1", type: "clean", image_url: `http://127.0.0.1:${port}/elsewhere.jpg` }),
        });
        state = (await answer.json()).data.state;
      });
      server.close();
      return state;
    }

    it.each([
      ["", -3],
      ["--fetch-urls", -3],
      ["--fetch-urls --allow-host other.test --allow-host 10.0.0.0/8", -3],
      ["--fetch-urls --allow-host 127.0.0.1:1", -3],
      ["--fetch-urls --allow-host other.test --allow-host 127.0.0.1:PORT", 1],
    ])("are fetched only where that is allowed: %s", async (call, state) => {
      expect(await outcomeOf(call)).toBe(state);
    });

    it("are spoken of before anything else is", async () => {
      const firstLine = async (call: string) => {
        let line = "";
        await withMock(call, async (out) => {
          line = out.split("\n")[0] ?? "";
        });
        return line;
      };
      expect(await firstLine("--port 0")).toContain("pace. Nothing leaves this machine, nothing is charged.");
      expect(await firstLine("--port 0 --fetch-urls")).toContain(
        "pace. It downloads what image_url names; nothing else leaves this machine, nothing is charged.",
      );
    });
  });

  it("plays the readings it is told to", async () => {
    await withMock("--port 0 --json --pace instant --reading picwish:scale.type-missing=clean", async (out) => {
      const body = new FormData();
      body.set("sync", "1");
      const { url } = JSON.parse(out);
      const picture = await (await fetch(`${url}/_graycard/files/portrait.jpg`)).blob();
      body.set("image_file", picture, "portrait.jpg");
      const answer = await fetch(`${url}/api/tasks/visual/scale`, {
        method: "POST",
        headers: { "X-API-KEY": "k" },
        body,
      });
      expect(await answer.json()).toMatchObject({ status: 200, data: { state: 1, type: "clean" } });
    });
  });
});
