import { readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import {
  booked,
  call,
  callsInFolder,
  folder,
  imagesOf,
  local,
  mock,
  put,
  scale,
  script,
} from "../testing/calls-in-folder.js";

callsInFolder();

describe("what the journal remembers", () => {
  const batch = `${scale} --image in -o out --json`;
  const journal = () => join(folder, "out/.graycard-call.jsonl");

  beforeEach(async () => {
    await put("in/a.bmp", 1);
  });

  it("is never a credential, and nobody else may read it", async () => {
    const key = "secret-secret-secret";
    await call(batch, { env: { GRAYCARD_PICWISH_API_KEY: key } });
    expect(await readFile(journal(), "utf8")).not.toContain(key);
    expect((await stat(journal())).mode & 0o077).toBe(0);
  });

  it("is an unknown outcome, which is reported and repeated only when it is said", async () => {
    await script({ fault: "lost-response", with: { at: "before-headers" } });
    const lost = await call(batch);
    expect(lost.code).toBe(exitCodes.inconclusive);
    expect(imagesOf(lost)).toMatchObject([{ status: "unknown", submitted: true, charged: "unknown" }]);
    const again = await call(batch);
    expect(again.code).toBe(exitCodes.inconclusive);
    expect(imagesOf(again)).toMatchObject([{ status: "unknown", submitted: false }]);
    expect(imagesOf(again)[0]?.error?.message).toMatch(/add --retry-unknown\.$/);
    expect(booked()).toHaveLength(1);
    expect(await call(`${batch} --retry-unknown`)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(2);
  });

  it("is failed work, which is paid for again only when it is said, and once for two that are the same", async () => {
    await put("in/b.bmp", 1);
    await script({ fault: "task-outcome", with: { code: -7 }, times: 2 });
    const failed = await call(batch);
    expect(failed.code).toBe(exitCodes.findings);
    expect(imagesOf(failed)).toMatchObject([{ status: "failed" }, { status: "failed" }]);
    expect(booked()).toHaveLength(1);
    expect(imagesOf(await call(batch))).toMatchObject([{ status: "failed", submitted: false }, { status: "failed" }]);
    expect(booked()).toHaveLength(1);
    const retried = await call(`${batch} --retry-failed`);
    expect(imagesOf(retried)).toMatchObject([{ status: "failed" }, { status: "failed" }]);
    expect(booked()).toHaveLength(2);
    expect(await call(`${batch} --retry-failed`)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(3);
  });

  it("is not what cost nothing: it is sent again", async () => {
    await script({ fault: "refuse", with: { fault: "too-large" } });
    expect(await call(batch)).toMatchObject({ code: exitCodes.findings });
    expect(booked()).toEqual([]);
    expect(await call(batch)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(1);
  });

  /** Puts a file where the result of the only call is kept until it has its name. */
  async function keep(bytes: Uint8Array): Promise<void> {
    const key = /"key":"([0-9a-f]{16})/.exec(await readFile(journal(), "utf8"))?.[1];
    await writeFile(join(folder, `out/.graycard-${key}-image.part`), bytes);
  }

  it("is a result that a crash kept from replacing a file by force: it does so the next time", async () => {
    expect(await call(batch)).toMatchObject({ code: 0 });
    const result = await readFile(join(folder, "out/a.png"));
    await keep(result);
    await writeFile(join(folder, "out/a.png"), "not of ours");
    const again = await call(`${batch} --force`);
    expect(imagesOf(again)).toMatchObject([{ status: "done", submitted: false, outputs: [{ width: 64 }] }]);
    expect((await readFile(join(folder, "out/a.png"))).equals(result)).toBe(true);
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", "a.png"]);
  });

  it.each([
    ["a part of it", (whole: Buffer) => whole.subarray(0, 40)],
    ["no picture", (whole: Buffer) => Buffer.alloc(whole.length)],
    ["another picture of that size", () => undefined],
  ])("is a result, for which nothing else is taken: %s", async (_, instead) => {
    expect(await call(batch)).toMatchObject({ code: 0 });
    const result = await readFile(join(folder, "out/a.png"));
    const other = Buffer.from(result);
    // In the middle of the picture, where only its content changes.
    const middle = Math.floor(other.length / 2);
    other.writeUInt8(other.readUInt8(middle) ^ 1, middle);
    await writeFile(join(folder, "out/a.png"), instead(result) ?? other);
    const again = await call(batch);
    expect(imagesOf(again)).toMatchObject([{ status: "done", submitted: false }]);
    expect((await readFile(join(folder, "out/a-2.png"))).equals(result)).toBe(true);
    expect(booked()).toHaveLength(1);
  });

  it("is a task: it is asked for again, also when its file was taken away", async () => {
    expect(await call(batch)).toMatchObject({ code: 0 });
    await rm(join(folder, "out/a.png"));
    const again = await call(batch);
    expect(imagesOf(again)).toMatchObject([{ status: "done", submitted: false }]);
    expect(await readdir(join(folder, "out"))).toContain("a.png");
    expect(booked()).toHaveLength(1);
  });

  it("is a task that the vendor does not know any more: it is paid for again only when it is said", async () => {
    expect(await call(batch)).toMatchObject({ code: 0 });
    await rm(join(folder, "out/a.png"));
    const text = await readFile(journal(), "utf8");
    await writeFile(journal(), text.replace(/"taskId":"[^"]*"/, '"taskId":"00000000-0000-4000-8000-000000000000"'));
    const forgotten = await call(batch);
    expect(forgotten.code).toBe(exitCodes.findings);
    expect(imagesOf(forgotten)).toMatchObject([{ status: "failed", charged: "yes", resumable: true }]);
    expect(booked()).toHaveLength(1);
    expect(await call(`${batch} --retry-failed`)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(2);
  });

  it("is a task whose link has expired: a fresh one is asked for", async () => {
    await script({ fault: "early-expired-link", operation: "poll", nth: 1 });
    const ran = await call(batch.replace("--set sync=1", "--set sync=0"));
    expect({ code: ran.code, error: ran.error }).toEqual({ code: 0, error: "" });
    const session = mock.sessions().find(({ ledger }) => ledger.entries().length > 0);
    expect(session?.journal.count({ operation: "poll" })).toBe(2);
    expect(booked()).toMatchObject([{ fate: "delivered" }]);
  });

  it("is a link, where the vendor has no tasks: it is fetched again as long as it lives", async () => {
    const boxes = '--set rectangles=[{"x":1,"y":1,"width":60,"height":40}]';
    const address = "https://x.test/watermarked.jpg";
    const clean = `aliyun-market watermark ${local} --image ${address} ${boxes} -o b.jpg --journal j.jsonl --json`;
    expect(await call(clean)).toMatchObject({ code: 0 });
    // As if it had been killed between the answer and the file.
    const lines = (await readFile(join(folder, "j.jsonl"), "utf8")).split("\n");
    await writeFile(join(folder, "j.jsonl"), lines.filter((line) => !line.includes('"output"')).join("\n"));
    await rm(join(folder, "b.jpg"));
    const again = await call(clean);
    expect(imagesOf(again)).toMatchObject([{ status: "done", submitted: false, charged: "yes" }]);
    expect(booked()).toHaveLength(1);
    // Without the file, and with a link that nobody answers to any more, there is nothing left.
    await rm(join(folder, "b.jpg"));
    const dead = (await readFile(join(folder, "j.jsonl"), "utf8")).replace(/Signature=[^"]*/, "Signature=none");
    await writeFile(join(folder, "j.jsonl"), dead);
    const gone = await call(clean);
    expect(gone.code).toBe(exitCodes.findings);
    expect(imagesOf(gone)).toMatchObject([{ status: "failed", charged: "yes", resumable: false }]);
  });

  it("survives a last line that was cut short", async () => {
    await put("in/b.bmp", 2);
    expect(await call(batch)).toMatchObject({ code: 0 });
    const { size } = await stat(journal());
    await truncate(journal(), size - 7);
    const again = await call(batch);
    expect(again.code).toBe(0);
    expect(imagesOf(again)).toMatchObject([{ submitted: false }, { submitted: false }]);
    expect(booked()).toHaveLength(2);
    expect(
      (await readFile(journal(), "utf8"))
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toBeTruthy();
  });

  it("is refused when a line in it is broken, and for other calls", async () => {
    expect(await call(batch)).toMatchObject({ code: 0 });
    const other = await call(`picwish segmentation ${local} --image in -o out`);
    expect(other.code).toBe(exitCodes.usage);
    expect(other.error).toContain("is the journal of picwish scale");
    const lines = (await readFile(journal(), "utf8")).split("\n");
    await writeFile(journal(), [lines[0], '{"event":"nonsense"}', ...lines.slice(1)].join("\n"));
    const broken = await call(batch);
    expect(broken.code).toBe(exitCodes.usage);
    expect(broken.error).toMatch(/\.jsonl, line 2, is no line of a journal: nothing was sent/);
    await writeFile(journal(), "hello\n");
    expect((await call(batch)).error).toContain("is no journal of graycard call");
  });
});
