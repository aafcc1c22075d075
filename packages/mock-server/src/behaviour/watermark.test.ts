import { describe, expect, it } from "vitest";
import { largestDifference } from "../media/testing/pictures.js";
import type { Fields } from "../testing/caller.js";
import { decodePicture, disc, discFile, maskFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

const box = { x: 40, y: 28, width: 16, height: 16 };
const inBox = (x: number, y: number) => x >= 40 && x < 56 && y >= 28 && y < 44;
const image_url = "https://pictures.example/a.png";

async function hosted() {
  const world = testSession();
  world.session.files.put("a.png", await discFile("png"));
  world.session.files.put("mask.png", await maskFile(96, 72, inBox));
  return world;
}

async function removed(fields: Fields) {
  const { caller } = await hosted();
  const { body } = await caller.watermark({ image_url, ...fields });
  expect(body.data?.state).toBe(1);
  const link = body.data?.image ?? "";
  expect(new URL(link).pathname).toBe(`/tasks/output/watermark/${body.data?.task_id}-image.jpg`);
  return decodePicture((await caller.download(link)).bytes);
}

describe("a watermark", () => {
  it("is removed where boxes mark it, and nothing else changes", async () => {
    const result = await removed({ rectangles: JSON.stringify([box]) });
    expect(largestDifference(result, disc(), (x, y) => x < 24 || x > 72 || y < 12 || y > 60)).toBeLessThan(12);
  });

  it("is removed where a mask marks it, whatever boxes say besides", async () => {
    const byMask = await removed({ mask_url: "https://pictures.example/mask.png", rectangles: "not boxes" });
    expect(byMask).toEqual(await removed({ rectangles: JSON.stringify([box]) }));
  });
});

describe("a market answer", () => {
  it("carries exactly the documented fields, and the gateway's request id", async () => {
    const { caller } = await hosted();
    const answer = await caller.watermark({ image_url, rectangles: JSON.stringify([box]) });
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
    expect(Object.keys(answer.body.data ?? {}).sort()).toEqual(names);
    expect(answer.headers.get("x-ca-request-id")).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(answer.headers.get("x-ca-error-message")).toBeNull();
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  it("waits for the end, whatever sync says", async () => {
    const { caller } = await hosted();
    const answer = await caller.watermark({ image_url, rectangles: JSON.stringify([box]), sync: 0, return_type: 2 });
    expect(answer.body.data).toMatchObject({ state: 1, return_type: 1 });
  });

  it("cannot be polled for: the document names no address", async () => {
    const { caller } = await hosted();
    const { body } = await caller.watermark({ image_url, rectangles: JSON.stringify([box]) });
    const response = await caller.send("aliyun-market", `/tasks/visual/watermark/${body.data?.task_id}`);
    expect(response.status).toBe(404);
  });

  it.each([
    [{ rectangles: JSON.stringify([box]) }, "image_url"],
    [{ image_url }, "mask_url, rectangles"],
    [{ image_url: "a.png", rectangles: "[]" }, "image_url"],
    [{ image_url: "ftp://h/a.png" }, "image_url"],
    [{ image_url: "data:image/png;base64,AAAA" }, "image_url"],
    [{ image_url: `https://h/${"a".repeat(504)}` }, "image_url"],
    [{ image_url, mask_url: "mask.png" }, "mask_url"],
    [{ image_url, rectangles: "[]" }, "rectangles"],
  ])("refuses %j and names the field", async (fields, name) => {
    const { caller } = await hosted();
    const { status, body } = await caller.watermark(fields);
    expect([status, body]).toEqual([400, { status: 400, message: expect.stringContaining(` ${name} `) }]);
  });

  it("does not look at pictures in the body", async () => {
    const { caller } = await hosted();
    const fields = { image_file: await discFile(), mask_file: await discFile(), rectangles: JSON.stringify([box]) };
    const answer = await caller.watermark(fields, { encoding: "multipart" });
    expect(answer.body.message).toContain("image_url");
  });

  it.each([
    ["https://pictures.example/none.png", -3],
    ["https://pictures.example/", -3],
    ["https://pictures.example/../../../etc/passwd", -3],
    ["https://pictures.example/%2e%2e%2fmock-core.ts", -3],
  ])("fails the task for an address that leads nowhere: %s", async (url, state) => {
    const { caller } = await hosted();
    const answer = await caller.watermark({ image_url: url, rectangles: JSON.stringify([box]) });
    expect(answer.body).toMatchObject({ status: 200, message: "success", data: { state, progress: 0 } });
  });
});
