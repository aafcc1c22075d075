import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { probePicture } from "@graycard/core";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const pictures = ["blurry.jpg", "portrait.jpg", "product.png", "watermarked-mask.png", "watermarked.jpg"];

describe("the shipped pictures", () => {
  it.each(pictures)("%s is a picture, and the one the mock has built in", async (name) => {
    const shipped = await readFile(join(here, "images", name));
    expect(probePicture(new Uint8Array(shipped)).ok).toBe(true);
    expect(shipped.equals(await readFile(join(builtInPictures, name)))).toBe(true);
  });

  it("are all of the pictures the mock has built in", async () => {
    expect((await readdir(builtInPictures)).sort()).toEqual(pictures);
  });
});

/** Runs a program to its end; the message says what to install when it is not there. */
async function run(program, args, env = {}) {
  try {
    return await promisify(execFile)(program, args, { env: { ...process.env, ...env }, cwd: here });
  } catch (error) {
    if (error.code === "ENOENT") throw new Error(`${program} is missing, and an example needs it: install ${program}.`);
    throw new Error(`${program} ${args.join(" ")} failed: ${error.stderr || error.message}\n${error.stdout}`);
  }
}

const portrait = join(here, "images", "portrait.jpg");

describe("an example", () => {
  const mock = createMock({ pace: "instant", seed: 1 });
  let folder;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "graycard-"));
  });
  afterAll(async () => {
    await mock.close();
    await rm(folder, { recursive: true });
  });

  /** Programs that take a base URL, a picture and a file for the result. */
  const clients = [
    ["first-client.mjs", process.execPath],
    ["careful-client.mjs", process.execPath],
    ["enlarge.py", "python3"],
    ["enlarge.sh", "bash"],
  ];

  async function expectEnlarged(result) {
    const before = probePicture(new Uint8Array(await readFile(portrait)));
    const after = probePicture(new Uint8Array(await readFile(result)));
    expect(before.ok && after.ok && after.facts.width === before.facts.width * 2).toBe(true);
  }

  it.each(clients)("%s enlarges a picture", async (name, program) => {
    const { url } = await mock.listen();
    const result = join(folder, `${name}.jpg`);
    const { stdout } = await run(program, [join(here, name), url, portrait, result], { POLL_SECONDS: "0" });
    expect(stdout).toMatch(/is ready \(task [0-9a-f-]{36}\)/);
    await expectEnlarged(result);
  });

  it.each([
    ["first-client.mjs", process.execPath, "NODE_EXTRA_CA_CERTS"],
    ["careful-client.mjs", process.execPath, "NODE_EXTRA_CA_CERTS"],
    ["enlarge.py", "python3", "SSL_CERT_FILE"],
    ["enlarge.sh", "bash", "CURL_CA_BUNDLE"],
  ])("%s trusts the certificate of the mock when it is told to", async (name, program, variable) => {
    const { url, certificate } = await mock.listen({ tls: true });
    const trusted = join(folder, `${name}.pem`);
    await writeFile(trusted, certificate);
    const result = join(folder, `${name}.tls.jpg`);
    const args = [join(here, name), url, portrait, result];
    await expect(run(program, args, { POLL_SECONDS: "0" })).rejects.toThrow(/certificate|fetch failed/i);
    await run(program, args, { POLL_SECONDS: "0", [variable]: trusted });
    await expectEnlarged(result);
  });

  it("msw.mjs enlarges a picture at the vendor's real host", async () => {
    const result = join(folder, "msw.jpg");
    const { stdout } = await run(process.execPath, [join(here, "msw.mjs"), portrait, result]);
    expect(stdout).toMatch(/is ready .* from techsz\.aoscdn\.com/);
    await expectEnlarged(result);
  });

  it("node-test.mjs passes", async () => {
    const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap", join(here, "node-test.mjs")]);
    expect(stdout).toMatch(/^# pass 2$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  it("is run by one of these tests, and listed in the README", async () => {
    const readme = await readFile(join(here, "README.md"), "utf8");
    const ran = [...clients.map(([name]) => name), "msw.mjs", "node-test.mjs", "vitest"];
    const kept = ["README.md", "examples.test.mjs", "images", "package.json", "vitest.config.ts"];
    const found = (await readdir(here)).filter((name) => !name.startsWith(".") && name !== "node_modules");
    expect(found.sort()).toEqual([...ran, ...kept].sort());
    // The config of this package runs what ends in .test.mjs, also in folders.
    expect(await readdir(join(here, "vitest"))).toContain("enlarge.test.mjs");
    for (const name of ran) expect(readme).toContain(`(${name}`);
  });
});
