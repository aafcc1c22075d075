import { describe, expect, it } from "vitest";
import { encode, paint } from "../media/testing/pictures.js";
import { dataOf, type Fields } from "../testing/caller.js";
import { decodePicture, picture, pixelAt, sizeOf, turnedPicture } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

/** The result of a scale that waits, as format and size. */
async function scaled(image_file: Uint8Array, fields: Fields = {}): Promise<string> {
  const { caller } = testSession();
  const data = await caller.finish("scale", { image_file, type: "clean", ...fields });
  return data.state === 1 ? sizeOf((await caller.download(data.image)).bytes) : `state ${data.state}`;
}

describe("the size of an enlarged picture", () => {
  it.each([
    [9, "state -7"],
    [10, "jpg 10x8"],
    [11, "jpg 44x32"],
    [500, "jpg 2000x32"],
    [501, "jpg 1002x16"],
    [1000, "jpg 2000x16"],
    [1001, "jpg 1001x8"],
  ])("follows the long edge when no factor is given: %i px", async (long, size) => {
    expect(await scaled(await picture(long, 8))).toBe(size);
  });

  it("follows the long edge of a picture on end, too", async () => {
    expect(await scaled(await picture(8, 501))).toBe("jpg 16x1002");
  });

  it.each([
    ["1", 10, "jpg 10x8"],
    ["1", 1001, "jpg 1001x8"],
    ["2", 9, "state -7"],
    ["2", 10, "jpg 20x16"],
    ["2", 500, "jpg 1000x16"],
    ["2", 1000, "jpg 2000x16"],
    ["2", 1001, "jpg 1001x8"],
    ["4", 10, "jpg 40x32"],
    ["4", 500, "jpg 2000x32"],
    ["4", 501, "jpg 501x8"],
    ["4", 1000, "jpg 1000x8"],
  ])("is by the factor asked for within its range, else unchanged: %sx of %i px", async (scale_factor, long, size) => {
    expect(await scaled(await picture(long, 8), { scale_factor })).toBe(size);
  });

  it("is that of the upright picture where the file says that it lies on its side", async () => {
    expect(await scaled(await turnedPicture(40, 24))).toBe("jpg 96x160");
  });

  it("may be that of a single row", async () => {
    expect(await scaled(await picture(20, 1))).toBe("jpg 80x4");
  });
});

describe("the format of an enlarged picture", () => {
  it.each([
    ["jpg", "jpg 80x80"],
    ["png", "png 80x80"],
    ["webp", "png 80x80"],
    ["tiff", "png 80x80"],
  ] as const)("follows the source: %s", async (format, size) => {
    expect(await scaled(await picture(20, 20, format))).toBe(size);
  });

  it("keeps the alpha of a PNG", async () => {
    const { caller } = testSession();
    const half = paint(20, 20, (x) => [200, 40, 40, x < 10 ? 255 : 0]);
    const data = await caller.finish("scale", { image_file: await encode(half, "png"), type: "clean" });
    const result = await decodePicture((await caller.download(data.image)).bytes);
    expect([pixelAt(result, 8, 40)[3], pixelAt(result, 72, 40)[3]]).toEqual([255, 0]);
  });
});

describe("the portrait mode", () => {
  const small = () => picture(24, 20);

  it("echoes its type", async () => {
    const { caller } = testSession();
    const file = { image_file: await small() };
    const face = await caller.finish("scale", { ...file, type: "face", fix_face_only: "1" });
    const clean = await caller.finish("scale", { ...file, type: "clean" });
    expect([face.type, clean.type]).toEqual(["face", "clean"]);
    expect(sizeOf((await caller.download(face.image)).bytes)).toBe("jpg 96x80");
  });

  it("is held to the values of its switch", async () => {
    const { caller } = testSession();
    const answer = await caller.picwish("scale", { image_file: await small(), type: "face", fix_face_only: "2" });
    expect(answer.body).toEqual({ status: 400, message: expect.stringContaining("Invalid parameter: fix_face_only ") });
  });

  it("is not looked into when another type is asked for", async () => {
    expect(await scaled(await small(), { fix_face_only: "yes" })).toBe("jpg 96x80");
  });
});

describe("how a result is returned", () => {
  const source = () => picture(20, 12);

  it("is a link when nothing else is asked for", async () => {
    const { caller } = testSession();
    const data = await caller.finish("scale", { image_file: await source(), type: "clean" });
    const url = new URL(data.image);
    expect(url.pathname).toBe(`/tasks/output/scale/${data.task_id}.jpg`);
    expect([...url.searchParams.keys()]).toEqual(["Expires", "OSSAccessKeyId", "Signature"]);
    expect(data.return_type).toBe(1);
  });

  it("is bare base64 text on one line for return type 2, waited for or polled", async () => {
    const { caller } = testSession();
    const fields = { image_file: await source(), type: "clean", return_type: "2" };
    const waited = await caller.finish("scale", fields);
    expect(waited.image).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    expect(sizeOf(Buffer.from(waited.image, "base64"))).toBe("jpg 80x48");
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    for (let poll = 0; poll < 3; poll++) await caller.poll("scale", task_id);
    expect(dataOf(await caller.poll("scale", task_id)).image).toBe(waited.image);
  });

  it("is the picture itself for return type 3", async () => {
    const { caller } = testSession();
    const fields = { image_file: await source(), type: "clean", return_type: "3", sync: "1" };
    const response = await caller.submit("picwish", "scale", fields);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(sizeOf(new Uint8Array(await response.arrayBuffer()))).toBe("jpg 80x48");
  });

  it("is JSON for return type 3 when the work fails", async () => {
    const { caller } = testSession();
    const data = await caller.finish("scale", { image_file: await picture(9, 9), type: "clean", return_type: 3 });
    expect(data).toMatchObject({ state: -7, progress: 0 });
  });

  it("cannot be the picture itself where nobody waits for it", async () => {
    const { caller } = testSession();
    const answer = await caller.picwish("scale", { image_file: await source(), type: "clean", return_type: 3 });
    expect(answer.body).toEqual({ status: 400, message: expect.stringContaining("return_type") });
  });
});

describe("a finished task", () => {
  it("carries exactly the documented fields", async () => {
    const { caller } = testSession();
    const data = await caller.finish("scale", { image_file: await picture(20, 20), type: "clean" });
    const names = [
      "completed_at",
      "created_at",
      "image",
      "processed_at",
      "progress",
      "return_type",
      "state",
      "task_id",
    ];
    expect(Object.keys(data).sort()).toEqual([...names, "type"]);
    expect(data.completed_at).toBeGreaterThanOrEqual(data.created_at);
  });

  it("carries no result when it failed", async () => {
    const { caller } = testSession();
    const data = await caller.finish("scale", { image_file: await picture(9, 9), type: "clean" });
    expect(Object.keys(data).sort()).toEqual(["created_at", "processed_at", "progress", "state", "task_id"]);
  });
});
