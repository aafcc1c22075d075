import { rmSync, writeFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { probePicture } from "@graycard/core";
import { builtInPictures, createMock, type Mock, type ScriptedFault } from "@graycard/mock-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import type { Terminal } from "../terminal.js";
import type { ImageLine } from "../testing/call-process.js";
import { type FakeTerminal, fakeTerminal } from "../testing/fake-terminal.js";
import { smallPicture } from "../testing/small-picture.js";

let folder = "";
let mock: Mock;
let url = "";
/** Nothing listens there. */
const nobody = "http://127.0.0.1:1";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
  mock = createMock({ pace: "instant", qps: "off", seed: "call", report: () => {}, filesFolder: builtInPictures });
  ({ url } = await mock.listen());
});

afterEach(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly terminal: FakeTerminal;
}

/** Runs `graycard call` in the folder, with `{url}` for the mock; it answers at once unless the call says otherwise. */
async function call(text: string, overrides: Partial<Terminal> = {}): Promise<Ran> {
  const args = `call ${text}`.split(" ").map((word) => word.replace("{url}", url));
  const terminal = fakeTerminal(args, { cwd: folder, pid: process.pid, now: Date.now, ...overrides });
  const code = await runCli(terminal);
  return { code, ...terminal.printed, terminal };
}

const local = "--base-url {url} --qps off";
/** Enlarges; `sync` is what makes it quick here. */
const scale = `picwish scale ${local} --set type=clean --set sync=1`;

function imagesOf({ out }: Ran): readonly ImageLine[] {
  return out
    .split("\n")
    .filter((line) => line.startsWith('{"type":"image"'))
    .map((line) => JSON.parse(line));
}

function summaryOf({ out }: Ran): Record<string, unknown> {
  return JSON.parse(out.split("\n").at(-2) ?? "");
}

function booked() {
  return mock.sessions().flatMap((session) => session.ledger.entries());
}

async function put(path: string, number: number): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), smallPicture(number));
}

async function formatOf(path: string): Promise<string | undefined> {
  const probe = probePicture(await readFile(join(folder, path)));
  return probe.ok ? probe.facts.format : undefined;
}

async function script(...plans: readonly ScriptedFault[]): Promise<void> {
  mock.faults.script(plans);
}

describe("one picture", () => {
  it("comes back under the name that was said, and leaves nothing else behind", async () => {
    await copyFile(join(builtInPictures, "portrait.jpg"), join(folder, "photo.jpg"));
    const { code, out, error } = await call(`picwish scale ${local} --image photo.jpg --set type=face -o out.jpg`);
    expect({ code, out, error }).toEqual({ code: 0, out: "photo.jpg -> out.jpg (960 x 1200)\n", error: "" });
    expect((await readdir(folder)).sort()).toEqual(["out.jpg", "photo.jpg"]);
    expect(await formatOf("out.jpg")).toBe("jpg");
  });

  it("comes back beside itself, with the endpoint and the ending of what it is, where no name was said", async () => {
    await put("photo.bmp", 1);
    expect(await call(`${scale} --image photo.bmp`)).toMatchObject({ code: 0 });
    expect((await readdir(folder)).sort()).toEqual(["photo-scale.png", "photo.bmp"]);
  });

  it("comes back as several files where the endpoint makes several", async () => {
    await copyFile(join(builtInPictures, "product.png"), join(folder, "cup.png"));
    const cut = `picwish segmentation ${local} --image cup.png --set output_type=1 --set sync=1`;
    expect(await call(`${cut} -o out/`)).toMatchObject({ code: 0, error: "" });
    expect((await readdir(join(folder, "out"))).sort()).toEqual(["cup-image.png", "cup-mask.png"]);
  });

  it("is sent with its mask, and with boxes as JSON", async () => {
    for (const name of ["watermarked.jpg", "watermarked-mask.png"]) {
      await copyFile(join(builtInPictures, name), join(folder, name));
    }
    const inpaint = `picwish inpaint ${local} --image watermarked.jpg --set sync=1`;
    expect(await call(`${inpaint} --mask watermarked-mask.png -o a.jpg`)).toMatchObject({ code: 0, error: "" });
    const boxes = '--set rectangles=[{"x":1,"y":1,"width":60,"height":40}]';
    expect(await call(`${inpaint} ${boxes} -o b.jpg`)).toMatchObject({ code: 0, error: "" });
    expect((await readFile(join(folder, "a.jpg"))).equals(await readFile(join(folder, "b.jpg")))).toBe(false);
    expect(booked()).toHaveLength(2);
  });

  it("goes to vendors that answer at once: as base64, and by address", async () => {
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "blurry.jpg"));
    const restored = await call(
      `meitu aiquality ${local} --image blurry.jpg --set parameter.rsp_media_type=png -o a.png`,
    );
    expect(restored).toMatchObject({ code: 0, error: "" });
    expect(await formatOf("a.png")).toBe("png");
    const boxes = '--set rectangles=[{"x":1,"y":1,"width":60,"height":40}]';
    const cleaned = await call(
      `aliyun-market watermark ${local} --image https://x.test/watermarked.jpg?secret=1 ${boxes} -o b.jpg`,
    );
    expect(cleaned).toMatchObject({ code: 0, error: "" });
    expect(cleaned.out).toBe("https://x.test/watermarked.jpg -> b.jpg (640 x 480)\n");
  });

  it.each([
    ["--image photo.bmp --set tpye=face", "tpye is no field of it; there are image, "],
    ["--image photo.bmp --set type=cleen", 'type must be one of clean, face; it is "cleen"'],
    ["--image photo.bmp --set type=clean --set scale_factor=3", "scale_factor must be one of 1, 2, 4; it is 3"],
    ["--image photo.bmp --set type=clean --set type=face", "--set gives type twice"],
    ["--image photo.bmp --set type", "--set takes field=value"],
    ["--image photo.bmp --set image_file=x.jpg", "is a picture: give it with --image"],
    ["--image none.jpg --set type=clean", "there is no"],
    ["--image notes.txt --set type=clean", "image_file is no picture of a known format"],
    ["--set type=clean", "--image is missing"],
    ["--image photo.bmp --set type=clean --max-submits many", "It takes a whole number"],
    ["--image photo.bmp --set type=clean --max-credits many", "Credits are a number"],
    ["--image photo.bmp --set type=clean --at-once 0", "It takes a whole number above 0"],
    ["--image photo.bmp --set type=clean --base-url ftp://x", "--base-url takes an http or https address"],
  ])("is not sent by a call that cannot be right: %s", async (flags, about) => {
    await put("photo.bmp", 1);
    await writeFile(join(folder, "notes.txt"), "no picture");
    const base = flags.includes("--base-url") ? "" : ` ${local}`;
    const { code, error } = await call(`picwish scale ${flags}${base}`);
    expect(error).toContain(about);
    expect(code).toBe(exitCodes.usage);
    expect(booked()).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(["notes.txt", "photo.bmp"]);
  });

  it.each([
    ["picwhish scale --image a.jpg", 'There is no vendor "picwhish"; there are picwish, '],
    ["picwish shrink --image a.jpg", 'picwish has no endpoint "shrink"; it has scale, '],
  ])("is not sent to whom there is not: %s", async (text, about) => {
    const { code, error } = await call(text);
    expect({ code, error }).toEqual({ code: exitCodes.usage, error: expect.stringContaining(about) });
  });

  it("does not replace a file that is there, unless it is forced to", async () => {
    await put("photo.bmp", 1);
    await writeFile(join(folder, "out.png"), "mine");
    const refused = await call(`${scale} --image photo.bmp -o out.png`);
    expect(refused.code).toBe(exitCodes.usage);
    expect(refused.error).toMatch(
      /out\.png would be replaced: nothing was sent\. If that is the result of this very call, it is done already/,
    );
    expect(booked()).toEqual([]);
    expect(await call(`${scale} --image photo.bmp -o out.png --force`)).toMatchObject({ code: 0 });
    expect(await formatOf("out.png")).toBe("png");
  });
});

describe("a vendor itself", () => {
  it("is not called without a credential: the sentence names the variable and the mock", async () => {
    await put("photo.bmp", 1);
    const { code, error } = await call("picwish scale --image photo.bmp --set type=clean");
    expect(code).toBe(exitCodes.usage);
    expect(error).toContain("set GRAYCARD_PICWISH_API_KEY in the environment");
    expect(error).toContain("--base-url http://127.0.0.1:4010");
  });

  it.each(["demo", "demo.gc-429", "graycard-mock-0011"])("is never sent the mock's credential %s", async (key) => {
    await put("photo.bmp", 1);
    const env = { GRAYCARD_PICWISH_API_KEY: key };
    const { code, error } = await call("picwish scale --image photo.bmp --set type=clean", { env });
    expect(code).toBe(exitCodes.usage);
    expect(error).toContain("hold a credential of a mock");
    expect(error).not.toContain(key);
  });

  const env = { GRAYCARD_PICWISH_API_KEY: "k".repeat(32) };
  /** Not this machine by its name, and nobody there: what is asked before anything is sent can be seen. */
  const elsewhere = "picwish scale --set type=clean --base-url http://nobody.invalid";

  it("is called for many pictures only with --yes, or when whoever sits there agrees", async () => {
    await put("in/a.bmp", 1);
    await put("in/b.bmp", 2);
    const unasked = await call(`${elsewhere} --image in -o out`, { env });
    expect(unasked.code).toBe(exitCodes.usage);
    expect(unasked.error).toMatch(/up to 2 submits to nobody\.invalid, which costs money: up to 4 credits \(2 each\)/);
    expect(unasked.error).toMatch(/want --yes/);
    expect(await readdir(folder)).not.toContain(".graycard-call.jsonl");

    const declined = await call(`${elsewhere} --image in -o out`, { env, ask: async () => "no" });
    expect(declined.code).toBe(exitCodes.budgetStop);
    expect(declined.error).toMatch(/nothing was sent/);

    for (const [flags, ask] of [
      ["--yes", undefined],
      ["", async () => " Y "],
    ] as const) {
      // It goes on, as far as the cap lets it.
      const agreed = await call(`${elsewhere} --image in -o out --max-submits 0 ${flags}`.trim(), { env, ask });
      expect(agreed.code).toBe(exitCodes.budgetStop);
      expect(agreed.error).toMatch(/the cap on submits or credits was reached/);
    }
  });

  it("is called for one picture with a line about the price", async () => {
    await put("photo.bmp", 1);
    const { code, error } = await call(`${elsewhere} --image photo.bmp`, { env });
    expect(code).toBe(exitCodes.unreachable);
    expect(error).toMatch(
      /^graycard call: 1 submit to nobody\.invalid, which costs money: 2 credits \(2 each\)\. The cred/,
    );
  });

  it("needs both parts of a credential that has two", async () => {
    await put("photo.bmp", 1);
    const { error } = await call("meitu aiquality --image photo.bmp", { env: { GRAYCARD_MEITU_API_KEY: "k" } });
    expect(error).toMatch(/there is no credential: set GRAYCARD_MEITU_API_SECRET in/);
  });
});

describe("many pictures", () => {
  it("come from folders, and go into one under their own names", async () => {
    await put("in/a.bmp", 1);
    await put("in/deep/a.bmp", 2);
    await put("in/.hidden.bmp", 3);
    await writeFile(join(folder, "in/notes.txt"), "no picture");
    const { code, out, error } = await call(`${scale} --image in -o out`);
    expect({ code, out }).toEqual({ code: 0, out: "in/a.bmp -> out/a.png (64 x 64)\n" });
    expect(error).toBe("graycard call: of 1 picture 1 done; 1 submit, 2 credits.\n");
    expect(await call(`${scale} --image in -o out --recursive`)).toMatchObject({ code: 0 });
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", "a.png", "deep"]);
    expect(await readdir(join(folder, "out/deep"))).toEqual(["a.png"]);
    expect(booked()).toHaveLength(2);
  });

  it("keep apart when two have one name, also in another case, and keep their names the next time", async () => {
    for (const [index, path] of ["a/photo.bmp", "b/photo.bmp", "c/PHOTO.bmp"].entries()) await put(path, index);
    const all = "--image a/photo.bmp b/photo.bmp --image c/PHOTO.bmp";
    expect(await call(`${scale} ${all} -o out/`)).toMatchObject({ code: 0 });
    const names = ["PHOTO-3.png", "photo-2.png", "photo.png"];
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", ...names]);
    const again = await call(`${scale} --image b/photo.bmp --image c/PHOTO.bmp -o out --json`);
    expect(again.code).toBe(0);
    const before = imagesOf(again).map(({ image, status, outputs }) => [image, status, outputs[0]?.path]);
    expect(before.sort()).toEqual([
      ["b/photo.bmp", "already", join(folder, "out/photo-2.png")],
      ["c/PHOTO.bmp", "already", join(folder, "out/PHOTO-3.png")],
    ]);
    expect(booked()).toHaveLength(3);
  });

  it("each have a result when a file of somebody else has the name of one, and the other has the next name", async () => {
    await put("u.bmp", 9);
    await script({ fault: "lost-response", with: { at: "before-headers" } });
    // Something unfinished in the journal: files that are there may be of ours.
    await call(`${scale} --image u.bmp --journal j.jsonl -o u.png`);
    await put("in/photo.bmp", 1);
    await put("in/photo-2.bmp", 2);
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out/photo.png"), "mine");
    const ran = await call(`${scale} --image in -o out --journal j.jsonl --json --at-once 1`);
    expect(imagesOf(ran).map(({ image, outputs }) => [image, outputs[0]?.path])).toEqual([
      ["in/photo-2.bmp", join(folder, "out/photo-2.png")],
      ["in/photo.bmp", join(folder, "out/photo-3.png")],
    ]);
    await rm(join(folder, "out/photo-2.png"));
    await rm(join(folder, "out/photo-3.png"));
    const other = await call(
      `${scale} --image in/photo.bmp in/photo-2.bmp -o out --journal j.jsonl --json --at-once 1`,
    );
    expect(imagesOf(other).map(({ status }) => status)).toEqual(["done", "done"]);
    expect((await readdir(join(folder, "out"))).sort()).toEqual(["photo-2.png", "photo-3.png", "photo.png"]);
  });

  it("are paid for once when they are the same, and each has its result", async () => {
    for (const name of ["a", "b", "c"]) await put(`in/${name}.bmp`, 7);
    const ran = await call(`${scale} --image in -o out --json`);
    expect(imagesOf(ran).map(({ status }) => status)).toEqual(["done", "done", "done"]);
    expect(imagesOf(ran).filter(({ submitted }) => submitted)).toHaveLength(1);
    expect((await readdir(join(folder, "out"))).sort()).toEqual([".graycard-call.jsonl", "a.png", "b.png", "c.png"]);
    expect(booked()).toHaveLength(1);
  });

  it("do not take results for pictures to work on", async () => {
    await put("a.bmp", 1);
    expect(await call(`${scale} --image a.bmp --image a.bmp --journal j.jsonl`)).toMatchObject({ code: 0 });
    await put("b.bmp", 2);
    const all = "--image a.bmp --image a-scale.png --image b.bmp";
    expect(await call(`${scale} ${all} --journal j.jsonl`)).toMatchObject({ code: 0 });
    expect((await readdir(folder)).sort()).toEqual(["a-scale.png", "a.bmp", "b-scale.png", "b.bmp", "j.jsonl"]);
  });

  it("are none that have the name of another's result beside it, which is said", async () => {
    await put("in/a.bmp", 1);
    expect(await call(`${scale} --image in/a.bmp`)).toMatchObject({ code: 0 });
    const { code, out, error } = await call(`${scale} --image in -o out`);
    expect({ code, out }).toEqual({ code: 0, out: "in/a.bmp -> out/a.png (64 x 64)\n" });
    expect(error).toContain("left out as results of pictures beside them, by their names: in/a-scale.png.\n");
    expect(booked()).toHaveLength(2);
    // Alone it is a picture like any other.
    expect(await call(`${scale} --image in/a-scale.png -o out2/`)).toMatchObject({ code: 0, error: "" });
  });

  it("need a folder to go to", async () => {
    await put("in/a.bmp", 1);
    await put("b.bmp", 2);
    expect((await call(`${scale} --image in`)).error).toContain("say with -o into which folder");
    expect((await call(`${scale} --image in --image b.bmp -o out.jpg`)).error).toContain("-o has to be a folder");
    expect((await call(`${scale} --image b.bmp --image in -o b.bmp`)).error).toContain("-o has to be a folder");
    await mkdir(join(folder, "empty"));
    expect((await call(`${scale} --image empty -o out`)).error).toContain("is a folder without pictures (jpg");
    expect(booked()).toEqual([]);
  });

  it("fail one by one, and the rest are done", async () => {
    await put("in/a.bmp", 1);
    await writeFile(join(folder, "in/b.jpg"), "no picture");
    const { code, out, error } = await call(`${scale} --image in -o out`);
    expect(code).toBe(exitCodes.findings);
    expect(out).toBe("in/a.bmp -> out/a.png (64 x 64)\n");
    expect(error).toMatch(
      /^in\/b\.jpg: picwish\/scale: image_file is no picture of a known format; .*Nothing was sent\.\n/,
    );
    expect(error).toMatch(/of 2 pictures 1 done, 1 failed; 1 submit, 2 credits\.\n$/);
  });

  it("fail one by one where a picture is a text within a field, too", async () => {
    await mkdir(join(folder, "in"));
    await writeFile(join(folder, "in/a.jpg"), "no picture");
    await copyFile(join(builtInPictures, "blurry.jpg"), join(folder, "in/b.jpg"));
    const ran = await call(`meitu aiquality ${local} --image in -o out --json`);
    expect({ code: ran.code, error: ran.error }).toEqual({ code: exitCodes.findings, error: "" });
    expect(imagesOf(ran).map(({ image, status }) => [image, status])).toEqual(
      expect.arrayContaining([
        ["in/a.jpg", "failed"],
        ["in/b.jpg", "done"],
      ]),
    );
    expect((await call(`meitu aiquality ${local} --image in -o out --set nonsense=1`)).code).toBe(exitCodes.usage);
  });

  it("end at the first refusal that holds for all, and at the first connection that cannot be had", async () => {
    for (const name of ["a", "b", "c"]) await put(`in/${name}.bmp`, name.charCodeAt(0));
    const one = "--at-once 1 --json";
    const refused = await call(`${scale} --image in -o out ${one}`, { env: { GRAYCARD_PICWISH_API_KEY: "invalid" } });
    expect(refused.code).toBe(exitCodes.findings);
    expect(imagesOf(refused).map(({ status }) => status)).toEqual(["failed", "left", "left"]);
    const gone = await call(`picwish scale --set type=clean --base-url ${nobody} --image in -o out2 ${one}`);
    expect(gone.code).toBe(exitCodes.unreachable);
    expect(imagesOf(gone).map(({ status }) => status)).toEqual(["failed", "left", "left"]);
    expect(summaryOf(gone)).toMatchObject({ stopped: "unreachable", submits: 0, exitCode: exitCodes.unreachable });
  });

  it("end when three outcomes in a row are unknown, at the first redirect, and when three results do not come", async () => {
    for (let number = 0; number < 6; number++) await put(`in/${number}.bmp`, number);
    const one = "--at-once 1 --json";
    await script({ fault: "lost-response", with: { at: "before-headers" }, times: 3 });
    const lost = await call(`${scale} --image in -o out ${one}`);
    expect(lost.code).toBe(exitCodes.inconclusive);
    expect(summaryOf(lost)).toMatchObject({ stopped: "unknown", unknown: 3, left: 3, submits: 3 });
    await script({
      fault: "rewrite-answer",
      operation: "submit",
      with: { status: 302, contentType: "text/html", text: "<h1>Log in</h1>" },
    });
    const sent = await call(`${scale} --image in -o out2 ${one}`);
    expect(sent.code).toBe(exitCodes.findings);
    expect(summaryOf(sent)).toMatchObject({ stopped: "redirected", failed: 1, left: 5, submits: 1 });
    await script({
      fault: "bad-result",
      operation: "fetch-result",
      with: { status: 404 },
      nth: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    });
    const unfetched = await call(`${scale} --image in -o out3 ${one}`);
    expect(unfetched.code).toBe(exitCodes.findings);
    expect(summaryOf(unfetched)).toMatchObject({ stopped: "results", failed: 3, left: 3, submits: 3, resumable: 6 });
    mock.faults.clear();
    expect(await call(`${scale} --image in -o out3 ${one}`)).toMatchObject({ code: 0 });
  });

  it.each(["--max-submits 2", "--max-credits 5"])("are not sent beyond %s, and go on the next time", async (cap) => {
    for (const name of ["a", "b", "c"]) await put(`in/${name}.bmp`, name.charCodeAt(0));
    const ran = await call(`${scale} --image in -o out --json ${cap}`);
    expect(ran.code).toBe(exitCodes.budgetStop);
    expect(summaryOf(ran)).toMatchObject({ done: 2, left: 1, submits: 2, credits: 4, stopped: "budget" });
    expect(booked()).toHaveLength(2);
    expect(await call(`${scale} --image in -o out`)).toMatchObject({ code: 0 });
    expect(booked()).toHaveLength(3);
  });

  it("are capped by credits only where a price is known", async () => {
    await put("photo.bmp", 1);
    const { code, error } = await call(`picwish inpaint ${local} --image photo.bmp --max-credits 3`);
    expect({ code, error }).toMatchObject({ code: exitCodes.usage, error: expect.stringContaining("--max-submits") });
  });
});

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
