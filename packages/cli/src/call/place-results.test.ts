import { writeFileSync } from "node:fs";
import { link, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CallFilesError } from "../call-files-error.js";
import { smallPicture } from "../testing/small-picture.js";
import { CallJournal } from "./journal.js";
import { findKept, keepCopies, keptPath, type PlacedResult, placeResults } from "./place-results.js";

const key = "0123456789abcdef".repeat(4);
let folder = "";
let journal: CallJournal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
  const subject = { vendor: "picwish", endpoint: "scale", origin: "http://127.0.0.1:1" };
  journal = new CallJournal({ path: join(folder, "j.jsonl"), subject, now: () => 0, lock: { release: () => {} } });
});

afterEach(async () => {
  journal.close();
  await rm(folder, { recursive: true });
});

function place(kept: string, force = false) {
  const placing = { journal, key, image: "a.bmp", place: { folder, stem: "a" }, force };
  return placeResults(placing, [{ name: "image", path: kept }]);
}

describe("a name", () => {
  it("that something else gets in the last moment is left to it, and the next one is taken", async () => {
    const kept = keptPath(folder, key, "image");
    await writeFile(kept, smallPicture(1));
    let times = 0;
    const append = journal.append.bind(journal);
    journal.append = (record) => {
      append(record);
      // Between the choice of the name and the file.
      if (++times === 1) writeFileSync(join(folder, "a.bmp"), smallPicture(2));
    };
    expect(await place(kept)).toMatchObject([{ path: join(folder, "a-2.bmp") }]);
    expect((await readFile(join(folder, "a.bmp"))).equals(smallPicture(2))).toBe(true);
    expect((await readFile(join(folder, "a-2.bmp"))).equals(smallPicture(1))).toBe(true);
    expect(journal.results()).toEqual(new Map([[join(folder, "a-2.bmp"), "a.bmp"]]));
    expect((await readdir(folder)).sort()).toEqual(["a-2.bmp", "a.bmp", "j.jsonl"]);
  });
});

describe("what is kept", () => {
  it("gets its name only when it is a whole picture, and is not found otherwise", async () => {
    const kept = keptPath(folder, key, "image");
    await writeFile(kept, smallPicture(1).subarray(0, 100));
    expect(await findKept(folder, key, ["image"])).toBeUndefined();
    await expect(place(kept)).rejects.toThrow(CallFilesError);
    expect(journal.isEmpty).toBe(true);
    await writeFile(kept, smallPicture(1));
    expect(await findKept(folder, key, ["image"])).toEqual([{ name: "image", path: kept }]);
    expect(await place(kept)).toMatchObject([{ path: join(folder, "a.bmp") }]);
  });

  it("is a copy under its name only when all of it was copied", async () => {
    const result: PlacedResult = {
      ...{ name: "image", path: join(folder, "none.bmp"), format: "bmp", width: 64, height: 64, bytes: 1 },
    };
    await expect(keepCopies([result], folder, key)).rejects.toThrow("ENOENT");
    expect(await readdir(folder)).toEqual(["j.jsonl"]);
    const path = join(folder, "b.bmp");
    await writeFile(path, smallPicture(2));
    // A part that an earlier version left: the whole takes its place, and the one who reads the part keeps it.
    const kept = keptPath(folder, key, "image");
    await writeFile(kept, "part");
    await link(kept, join(folder, "watched"));
    await keepCopies([{ ...result, path }], folder, key);
    expect((await readFile(kept)).equals(smallPicture(2))).toBe(true);
    expect((await stat(join(folder, "watched"))).size).toBe(4);
  });
});
