import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GRAYCARD_")));

/** Sends a request as it stands, and gives every byte of the answer. */
async function exchange(port: number, head: string, body = ""): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const lines = [head, "Host: mock.test", "Connection: close", "X-API-KEY: demo", `Content-Length: ${body.length}`];
  socket.write(`${lines.join("\r\n")}\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n${body}`);
  return text(socket);
}

async function advance(port: number): Promise<void> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"advanceMs":60000}' };
  expect((await fetch(`http://127.0.0.1:${port}/_graycard/clock`, init)).status).toBe(200);
}

/** All bytes that one run of the built command answers with, and what it prints about them. */
async function transcript(...flags: readonly string[]): Promise<readonly string[]> {
  const args = [bin, "mock", "--port", "0", "--json", "--log", "all", "--public-url", "http://mock.test", ...flags];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env });
  const printed: string[] = [];
  const lines = createInterface(child.stdout).on("line", (line) => printed.push(line));
  const over = once(lines, "close");
  await once(lines, "line");
  const { port } = JSON.parse(printed[0] ?? "");
  const path = "/api/tasks/visual/scale";
  const picture = "type=clean&image_url=https%3A%2F%2Ffiles.test%2Fportrait.jpg&sync=0";
  const submitted = await exchange(port, `POST ${path} HTTP/1.1`, picture);
  const id = /"task_id":"([^"]+)"/.exec(submitted)?.[1];
  const running = await exchange(port, `GET ${path}/${id} HTTP/1.1`);
  await advance(port);
  const ended = await exchange(port, `GET ${path}/${id} HTTP/1.1`);
  const link = /"image":"http:\/\/mock\.test([^"]+)"/.exec(ended)?.[1];
  const file = await exchange(port, `GET ${link} HTTP/1.1`);
  const refused = await exchange(port, `POST ${path} HTTP/1.1`, "typ=clean");
  child.kill("SIGINT");
  await over;
  // The first line says which port and process it is, which is another each time.
  return [submitted, running, ended, file, refused, ...printed.slice(1)];
}

describe("the built command, twice", () => {
  it.each(["instant", "manual"])(
    "gives the same bytes for the same seed and start, at pace %s",
    { timeout: 60_000 },
    async (pace) => {
      const flags = ["--seed", "shop", "--start-at", "2027-01-31T12:00:00Z", "--pace", pace];
      const [first, second] = await Promise.all([transcript(...flags), transcript(...flags)]);
      expect(first).toHaveLength(10);
      expect(first[2]).toContain('"state":1');
      expect(first[3]).toMatch(/^HTTP\/1\.1 200 /);
      expect(first[0]).toContain("Sun, 31 Jan 2027 12:00:00 GMT");
      expect(second).toEqual(first);
      expect(await transcript("--seed", "other", ...flags.slice(2))).not.toEqual(first);
    },
  );

  it("refuses a start that is no time", async () => {
    const child = spawn(process.execPath, [bin, "mock", "--start-at", "tomorrow"], {
      stdio: ["ignore", "ignore", "pipe"],
      env,
    });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect([code, said]).toEqual([64, expect.stringContaining('it is "tomorrow"')]);
  });
});
