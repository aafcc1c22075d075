import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rootCertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTrustFile } from "./run-trust.js";

const [mine = "", users = "", shared = ""] = rootCertificates;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(env: Readonly<Record<string, string>>, withRoots = false): Promise<string> {
  const { path, remove } = await writeTrustFile({ certificate: mine, env, withRoots });
  const text = await readFile(path, "utf8");
  await remove();
  return text;
}

describe("the file of certificates to trust", () => {
  it("has that of the mock alone, and is gone with its folder when it is removed", async () => {
    const { path, remove } = await writeTrustFile({ certificate: mine, env: {}, withRoots: false });
    expect(await readFile(path, "utf8")).toBe(`${mine}\n`);
    expect((await stat(path)).mode & 0o077).toBe(0);
    await remove();
    expect(existsSync(dirname(path))).toBe(false);
    await expect(remove()).resolves.toBeUndefined();
  });

  it("has those of the user, each once, and no key that lies beside them", async () => {
    const [one, other] = [join(folder, "one.pem"), join(folder, "other.pem")];
    const key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----";
    await writeFile(one, `# own\n${users}\n${key}\n${shared}\n`);
    await writeFile(other, shared);
    const text = await written({ SSL_CERT_FILE: one, NODE_EXTRA_CA_CERTS: other, CURL_CA_BUNDLE: join(folder, "no") });
    expect(text).toBe(`${[mine, users, shared].join("\n")}\n`);
  });

  it("has those of the world where something of the world is reached", async () => {
    expect(await written({}, true)).toContain(rootCertificates.at(-1));
  });
});
