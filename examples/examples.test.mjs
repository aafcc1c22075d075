import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
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

describe("first-client.mjs", () => {
  const mock = createMock({ pace: "instant", seed: 1 });
  let server;
  let folder;

  beforeAll(async () => {
    server = await mock.listen();
    folder = await mkdtemp(join(tmpdir(), "graycard-"));
  });
  afterAll(async () => {
    await mock.close();
    await rm(folder, { recursive: true });
  });

  it("enlarges a picture", async () => {
    const result = join(folder, "enlarged.jpg");
    const client = join(here, "first-client.mjs");
    const args = [client, server.url, join(here, "images", "portrait.jpg"), result];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain("is ready");
    const before = probePicture(new Uint8Array(await readFile(join(here, "images", "portrait.jpg"))));
    const after = probePicture(new Uint8Array(await readFile(result)));
    expect(before.ok && after.ok && after.facts.width === before.facts.width * 2).toBe(true);
  });
});
