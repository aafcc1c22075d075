import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskFolder } from "#platform/folders";
import { discFile } from "../testing/pictures.js";
import { testMock, testSession } from "../testing/test-mock.js";
import { FileStore } from "./file-store.js";
import { layeredFolder } from "./layered-folder.js";

let folder: string;
const text = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : undefined);
const bytes = (words: string) => new TextEncoder().encode(words);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
  await writeFile(join(folder, "a.jpg"), "a");
  await writeFile(join(folder, "ü ß.jpg"), "umlaut");
  await mkdir(join(folder, "sub"));
  await writeFile(join(folder, "sub", "b.jpg"), "b");
});

afterEach(() => rm(folder, { recursive: true }));

describe("a folder on disk", () => {
  it("gives its files by their exact names", async () => {
    const disk = diskFolder(folder);
    expect([...(await disk.names())].sort()).toEqual(["a.jpg", "ü ß.jpg"]);
    expect(text(await disk.read("a.jpg"))).toBe("a");
    expect(text(await disk.read("ü ß.jpg"))).toBe("umlaut");
  });

  it.each(["A.JPG", "b.jpg", "sub", "sub/b.jpg", "../a.jpg", "./a.jpg", "", ".", "..", "a.jpg\0", "/etc/hostname"])(
    "gives nothing else: %j",
    async (name) => {
      expect(await diskFolder(folder).read(name)).toBeUndefined();
    },
  );

  it.skipIf(process.platform === "win32")("does not follow links out of itself", async () => {
    await symlink(join(folder, "a.jpg"), join(folder, "sub", "link.jpg"));
    expect(await diskFolder(join(folder, "sub")).read("link.jpg")).toBeUndefined();
  });
});

describe("folders in layers", () => {
  it("give the file of the first that has it", async () => {
    const store = (entries: Record<string, string>) => {
      const made = new FileStore();
      for (const [name, words] of Object.entries(entries)) made.put(name, bytes(words));
      return made;
    };
    const layers = layeredFolder([store({ x: "first" }), store({ x: "second", y: "only" })]);
    expect([text(await layers.read("x")), text(await layers.read("y")), await layers.read("z")]).toEqual([
      "first",
      "only",
      undefined,
    ]);
    expect(await layers.names()).toEqual(["x", "y"]);
  });
});

describe("a store of files", () => {
  it("keeps its own to itself, and sees those behind it", async () => {
    const behind = new FileStore();
    behind.put("shared", bytes("shared"));
    const [one, two] = [behind.fork(), behind.fork()];
    one.put("mine", bytes("mine"));
    one.put("shared", bytes("mine too"));
    expect([text(await one.read("mine")), text(await one.read("shared"))]).toEqual(["mine", "mine too"]);
    expect([await two.read("mine"), text(await two.read("shared"))]).toEqual([undefined, "shared"]);
    expect([await one.names(), await two.names()]).toEqual([["mine", "shared"], ["shared"]]);
  });

  it.each([
    ["https://h/a%20b.jpg", "a b.jpg"],
    ["https://h/x/y/a%20b.jpg?q#f", "a b.jpg"],
    ["https://h/%", "%"],
    ["https://h/", undefined],
  ])("knows the file an address stands for: %s", async (url, name) => {
    const store = new FileStore();
    if (name !== undefined) store.put(name, bytes("found"));
    expect(text((await store.resolve(new URL(url)))?.bytes)).toBe(name === undefined ? undefined : "found");
  });
});

describe("a mock with a folder", () => {
  it("goes to it before its own pictures", async () => {
    await writeFile(join(folder, "portrait.jpg"), await discFile());
    const { caller } = testSession({ filesFolder: folder });
    const scaled = async (name: string) => {
      const data = await caller.finish("scale", { image_url: `https://h/${name}`, type: "clean" });
      return data.state;
    };
    expect([await scaled("portrait.jpg"), await scaled("product.png"), await scaled("a.jpg")]).toEqual([1, 1, -7]);
    expect(await scaled("b.jpg")).toBe(-3);
  });

  it("does not start without it", () => {
    expect(() => testMock({ filesFolder: join(folder, "none") })).toThrow(RangeError);
    expect(() => testMock({ filesFolder: join(folder, "a.jpg") })).toThrow("There is no folder");
  });

  it("tells its operator when it is gone, and the caller that it made a mistake", async () => {
    const { mock, caller, reports } = testSession({ filesFolder: join(folder, "sub") });
    await rm(join(folder, "sub"), { recursive: true });
    const page = await mock.fetch(new Request("http://localhost/_graycard/files/portrait.jpg"));
    const answer = await caller.picwish("scale", { image_url: "https://h/portrait.jpg", type: "clean" });
    expect([page.status, answer.status]).toEqual([500, 500]);
    expect(reports).toEqual([expect.objectContaining({ code: "ENOENT" }), expect.objectContaining({ code: "ENOENT" })]);
    expect(await page.json()).toMatchObject({ error: { code: "GC_CONTROL_INTERNAL" } });
  });

  it("shows the pictures in it, and nothing else that it holds", async () => {
    const { mock } = testMock({ filesFolder: folder });
    const get = (name: string) => mock.fetch(new Request(`http://localhost/_graycard/files/${name}`));
    const shown = await get("portrait.jpg");
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    // It is named like a picture, and is none.
    expect([(await get("a.jpg")).status, (await get("none")).status]).toEqual([404, 404]);
  });
});
