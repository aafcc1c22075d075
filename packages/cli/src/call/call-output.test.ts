import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { call, callsInFolder, folder, imagesOf, put, scale, summaryOf, url } from "../testing/calls-in-folder.js";

callsInFolder();

describe("a line of JSON", () => {
  it("has the same names for every picture, and for all of them", async () => {
    await put("in/a.bmp", 1);
    const ran = await call(`${scale} --image in -o out --json`);
    const [image] = imagesOf(ran);
    const path = join(folder, "out/a.png");
    expect(image).toEqual({
      ...{ type: "image", image: "in/a.bmp", status: "done", submitted: true, charged: "yes", resumable: false },
      ...{ taskId: expect.any(String), error: null },
      outputs: [{ name: "image", path, format: "png", width: 64, height: 64, bytes: (await stat(path)).size }],
    });
    expect(summaryOf(ran)).toEqual({
      ...{ type: "summary", vendor: "picwish", endpoint: "scale", origin: url, images: 1 },
      ...{ done: 1, already: 0, failed: 0, unknown: 0, left: 0, resumable: 0, submits: 1, credits: 2, stopped: null },
      ...{ journal: join(folder, "out/.graycard-call.jsonl"), durationMs: expect.any(Number), exitCode: 0 },
    });
    expect(ran.out.trimEnd().split("\n")).toHaveLength(2);
    expect(ran.error).toBe("");
  });
});

describe("a progress bar", () => {
  it("is drawn where somebody watches, and lines go by above it", async () => {
    await put("in/a.bmp", 1);
    await put("in/b.bmp", 2);
    await writeFile(join(folder, "in/c.jpg"), "no picture");
    let drawn = "";
    const { Writable } = await import("node:stream");
    const errorStream = Object.assign(
      new Writable({
        write(chunk, _, done) {
          drawn += chunk;
          done();
        },
      }),
      { isTTY: true, columns: 120 },
    );
    const { code, out } = await call(`${scale} --image in -o out`, { errorStream, isTerminal: true });
    expect(code).toBe(exitCodes.findings);
    expect(out).toBe("");
    expect(drawn).toMatch(/3\/3/);
    expect(drawn).toContain("in/c.jpg: picwish/scale: image_file is no picture");
  });
});
