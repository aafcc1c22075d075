import { rmSync, writeFileSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import {
  booked,
  call,
  callsInFolder,
  folder,
  imagesOf,
  local,
  put,
  scale,
  summaryOf,
} from "../testing/calls-in-folder.js";
import { keptPath } from "./place-results.js";

callsInFolder();

describe("an interruption", () => {
  it("ends a run that is still being prepared, whatever is pending", async () => {
    const codes: number[] = [];
    await put("in/a.bmp", 1);
    const env = { GRAYCARD_PICWISH_API_KEY: "k".repeat(32) };
    // Nobody ever answers.
    let interrupt = () => {};
    const interrupted = () => new Promise<void>((resolve) => (interrupt = resolve));
    const ask = () => {
      interrupt();
      return new Promise<string>(() => {});
    };
    const exit = (code: number) => void codes.push(code);
    const flags = "picwish scale --set type=clean --base-url http://nobody.invalid --image in -o out";
    const { code, error } = await call(flags, { env, ask, interrupted, exit });
    expect({ code, codes }).toEqual({ code: exitCodes.interrupted, codes: [exitCodes.interrupted] });
    expect(error).toMatch(/ended; nothing was sent\.\n$/);
  });
});

describe("our own mistakes", () => {
  it("end with the code for them, when what is under way has ended", async () => {
    await put("in/a.bmp", 1);
    const out = () => {
      throw new Error("no more paper");
    };
    const { code, error } = await call(`${scale} --image in -o out`, { out });
    expect(code).toBe(exitCodes.harnessFault);
    expect(error).toContain("no more paper");
  });
});

describe("a folder that cannot be written to", () => {
  it.runIf(process.platform === "linux")("is none that is tried to be made forever", async () => {
    await put("a.bmp", 1);
    const { code, error } = await call(`${scale} --image a.bmp -o /proc/x/z.jpg`);
    expect({ code, error }).toEqual({
      code: exitCodes.usage,
      error: expect.stringContaining("The folder /proc/x cannot be made: ENOENT"),
    });
  });

  it("is found out before anything is paid", async () => {
    await put("in/a.bmp", 1);
    await put("in/deep/b.bmp", 2);
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out/deep"), "a file");
    const ran = await call(`${scale} --image in --recursive --at-once 1 -o out --json`);
    expect(ran.code).toBe(exitCodes.findings);
    expect(imagesOf(ran)).toMatchObject([{ status: "done" }, { status: "failed", error: { code: "GC_CLI_FILES" } }]);
    expect(booked()).toHaveLength(1);
  });
});

describe("a folder that is gone when a result came with the answer", () => {
  it("loses the result, says so, and does not pay again by itself", async () => {
    await mkdir(join(folder, "in"));
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "in/a.jpg"));
    const out = join(folder, "out");
    const bytes = `meitu aiquality ${local} --image in -o out/ --journal j.jsonl --json`;
    let times = 0;
    const now = () => {
      // The second time is that of the intent, right before the submit leaves.
      if (++times === 2) {
        rmSync(out, { recursive: true });
        writeFileSync(out, "a file");
      }
      return Date.now();
    };
    const lost = await call(bytes, { now });
    expect(lost.code).toBe(exitCodes.findings);
    expect(imagesOf(lost)).toMatchObject([{ status: "failed", charged: "yes", resumable: false, submitted: true }]);
    expect(imagesOf(lost)[0]?.error).toMatchObject({
      code: "GC_CLI_FILES",
      message: expect.stringMatching(/came with the answer: it could not be kept\.$/),
    });
    expect(summaryOf(lost)).toMatchObject({ stopped: "files" });
    await rm(out);
    expect(imagesOf(await call(bytes))).toMatchObject([{ status: "failed", submitted: false }]);
    expect(booked()).toHaveLength(1);
    expect(await call(`${bytes} --retry-failed`)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(2);
  });
});

describe("a result that cannot be written", () => {
  /** Puts a folder where the result of the first of two pictures would be kept, as a disk that is full would be. */
  async function blocked(command: string): Promise<string> {
    await call(`${command} --image in/a.jpg -o before.jpg --journal before.jsonl`);
    const [line = ""] = (await readFile(join(folder, "before.jsonl"), "utf8"))
      .split("\n")
      .filter((each) => each.includes('"intent"'));
    const at = keptPath(join(folder, "out"), (JSON.parse(line) as { key: string }).key, "image");
    await mkdir(join(at, "in the way"), { recursive: true });
    return at;
  }

  it("that came with the answer ends the run: no more are paid for and lost", async () => {
    await mkdir(join(folder, "in"));
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "in/a.jpg"));
    await copyFile(join(builtInPictures, "portrait.jpg"), join(folder, "in/b.jpg"));
    const command = `meitu aiquality ${local}`;
    await blocked(command);
    const ran = await call(`${command} --image in -o out --at-once 1 --json`);
    expect(imagesOf(ran)).toMatchObject([
      { status: "failed", charged: "yes", resumable: false, error: { code: "GC_CLI_FILES" } },
      { status: "left", submitted: false },
    ]);
    expect(summaryOf(ran)).toMatchObject({ stopped: "files", submits: 1 });
    expect(booked()).toHaveLength(2);
  });

  it("of a task ends the run, and is fetched by the next one at no cost", async () => {
    await mkdir(join(folder, "in"));
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "in/a.jpg"));
    await copyFile(join(builtInPictures, "portrait.jpg"), join(folder, "in/b.jpg"));
    const at = await blocked(scale);
    const command = `${scale} --image in -o out --at-once 1 --json`;
    const ran = await call(command);
    expect(imagesOf(ran)).toMatchObject([
      { status: "failed", charged: "yes", resumable: true, error: { code: "GC_CLI_FILES" } },
      { status: "left" },
    ]);
    expect(imagesOf(ran)[0]?.error?.message).toMatch(/could not be written: .*Nothing that was paid for is lost/);
    expect(summaryOf(ran)).toMatchObject({ stopped: "files", submits: 1 });
    await rm(at, { recursive: true });
    expect(imagesOf(await call(command))).toMatchObject([
      { status: "done", submitted: false },
      { status: "done", submitted: true },
    ]);
    expect(booked()).toHaveLength(3);
  });
});
