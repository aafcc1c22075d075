import { describe, expect, it } from "vitest";
import { largestDifference } from "../media/testing/pictures.js";
import type { Fields } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { decodePicture, disc, discFile, maskFile, picture, sizeOf } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";

type Where = (x: number, y: number) => boolean;

/** The middle of the disc. */
const centre: Where = (x, y) => x >= 40 && x < 56 && y >= 28 && y < 44;
const centreBox = { x: 40, y: 28, width: 16, height: 16 };
const centreMask = () => maskFile(96, 72, centre);

async function repaired(world: TestSession, fields: Fields) {
  const data = await world.caller.finish("inpaint", { image_file: await discFile("png"), ...fields });
  expect(data.state).toBe(1);
  return decodePicture((await world.caller.download(data.image)).bytes);
}

/** How far a repair went inside and outside of what was marked. The result is a JPEG: it differs a little anywhere. */
async function differences(fields: Fields, marked: Where = centre) {
  const result = await repaired(testSession(), fields);
  return {
    inside: largestDifference(result, disc(), marked),
    outside: largestDifference(result, disc(), (x, y) => !nearby(marked, x, y)),
  };
}

/** The quantising of a JPEG carries a change up to the end of its block of pixels. */
function nearby(marked: Where, x: number, y: number): boolean {
  for (let dy = -8; dy <= 8; dy++) {
    for (let dx = -8; dx <= 8; dx++) if (marked(x + dx, y + dy)) return true;
  }
  return false;
}

describe("what is to be repaired", () => {
  const ways: readonly [string, () => Promise<Fields>][] = [
    ["a mask file", async () => ({ mask_file: await centreMask() })],
    ["a mask as base64", async () => ({ mask_base64: base64(await centreMask()) })],
    ["boxes", async () => ({ rectangles: JSON.stringify([centreBox]) })],
  ];

  it.each(ways)("is told by %s, and nothing else changes", async (_, fields) => {
    const { outside } = await differences(await fields());
    expect(outside).toBeLessThan(12);
  });

  it.each(ways)("comes out alike whichever way it is told: %s", async (_, fields) => {
    const first = await repaired(testSession(), { rectangles: JSON.stringify([centreBox]) });
    expect(await repaired(testSession(), await fields())).toEqual(first);
  });

  it("is filled from its surroundings", async () => {
    const edge = { x: 70, y: 20, width: 20, height: 30 };
    const world = testSession();
    const result = await repaired(world, { rectangles: JSON.stringify([{ ...centreBox, x: 0, y: 0 }, edge]) });
    expect(largestDifference(result, disc(), (x, y) => x < 16 && y < 16)).toBeLessThan(12);
  });

  it("is told by a mask at an address", async () => {
    const world = testSession();
    world.session.files.put("mask.png", await centreMask());
    const first = await repaired(testSession(), { rectangles: JSON.stringify([centreBox]) });
    expect(await repaired(world, { mask_url: "oss://bucket/mask.png" })).toEqual(first);
  });

  it("is nothing where the mask is black all over", async () => {
    const { inside, outside } = await differences({ mask_file: await maskFile(96, 72, () => false) });
    expect(Math.max(inside, outside)).toBeLessThan(12);
  });

  it("may be more than half of the picture", async () => {
    const data = await testSession().caller.finish("inpaint", {
      image_file: await discFile(),
      mask_file: await maskFile(96, 72, (x) => x > 10),
    });
    expect(data.state).toBe(1);
  });

  it.each([
    ["over the edge", { x: 90, y: 60, width: 500, height: 500 }],
    ["beyond the picture", { x: 5000, y: 5000, width: 1, height: 1 }],
  ])("may hang %s", async (_, box) => {
    expect((await differences({ rectangles: JSON.stringify([box]) })).outside).toBeLessThan(12);
  });
});

describe("the result of a repair", () => {
  it.each(["jpg", "png", "webp", "tiff"] as const)("is a JPEG of the same size: %s", async (format) => {
    const { caller } = testSession();
    const rectangles = JSON.stringify([centreBox]);
    const data = await caller.finish("inpaint", { image_file: await discFile(format), rectangles });
    expect(new URL(data.image).pathname).toBe(`/tasks/output/inpaint/${data.task_id}-image.jpg`);
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("jpg 96x72");
  });

  it("has no type, as the document has none", async () => {
    const data = await testSession().caller.finish("inpaint", {
      image_file: await discFile(),
      rectangles: JSON.stringify([centreBox]),
    });
    expect(data).not.toHaveProperty("type");
  });
});

describe("a mask that does not do", () => {
  it.each([
    ["another size", () => maskFile(95, 72, centre), -7],
    ["sides exchanged", () => maskFile(72, 96, centre), -7],
    ["a GIF", () => picture(96, 72, "gif"), -7],
    ["no picture", async () => new TextEncoder().encode("not a picture"), -7],
  ])("fails the task: %s", async (_, mask, state) => {
    const data = await testSession().caller.finish("inpaint", {
      image_file: await discFile(),
      mask_file: await mask(),
    });
    expect(data.state).toBe(state);
  });

  it("fails the task when its address leads nowhere", async () => {
    const fields = { image_file: await discFile(), mask_url: "https://pictures.example/none.png" };
    expect((await testSession().caller.finish("inpaint", fields)).state).toBe(-3);
  });

  it("is not looked at when a higher one is given", async () => {
    const data = await testSession().caller.finish("inpaint", {
      image_file: await discFile(),
      mask_file: await centreMask(),
      mask_url: "https://pictures.example/none.png",
      mask_base64: "???",
      rectangles: "no boxes at all",
    });
    expect(data.state).toBe(1);
  });
});

describe("boxes", () => {
  const answer = async (rectangles: unknown, encoding: "json" | "multipart" = "json") => {
    const world = testSession();
    world.session.files.put("a.jpg", await discFile());
    const fields = { image_url: "https://pictures.example/a.jpg", sync: 1, rectangles };
    return world.caller.picwish("inpaint", fields, { encoding });
  };

  it.each([
    ["no JSON", "[{x:1}]", ""],
    ["no list", { x: 1, y: 1, width: 1, height: 1 }, ""],
    ["an empty list", [], ""],
    ["51 boxes", Array.from({ length: 51 }, () => centreBox), ""],
    ["a fraction", [{ ...centreBox, x: 1.5 }], "[0].x"],
    ["text for a number", [{ ...centreBox, width: "16" }], "[0].width"],
    ["a negative place", [centreBox, { ...centreBox, y: -1 }], "[1].y"],
    ["no width", [{ ...centreBox, width: 0 }], "[0].width"],
    ["a missing height", [{ x: 1, y: 1, width: 1 }], "[0].height"],
    ["null", [null], "[0]"],
  ])("are refused by name: %s", async (_, rectangles, place) => {
    const { status, body } = await answer(rectangles);
    expect([status, body.status]).toEqual([400, 400]);
    expect(body.message).toContain(`Invalid parameter: rectangles${place} must `);
  });

  it("may be 50, may overlap, and may carry more than their numbers", async () => {
    const boxes = Array.from({ length: 50 }, (_, x) => ({ ...centreBox, x, label: "logo" }));
    expect((await answer(boxes)).body.data?.state).toBe(1);
    expect((await answer(JSON.stringify(boxes), "multipart")).body.data?.state).toBe(1);
  });

  it("or a mask have to be given", async () => {
    const { body } = await answer(undefined);
    const names = "mask_file, mask_url, mask_base64, rectangles";
    expect(body).toEqual({ status: 400, message: expect.stringContaining(names) });
  });
});
