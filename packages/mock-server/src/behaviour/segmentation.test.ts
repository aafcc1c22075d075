import { describe, expect, it } from "vitest";
import { encode, paint } from "../media/testing/pictures.js";
import type { Fields } from "../testing/caller.js";
import { decodePicture, discFile, pixelAt, sizeOf } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";

async function cutOut({ caller }: TestSession, fields: Fields = {}) {
  return caller.finish("segmentation", { image_file: await discFile(), ...fields });
}

async function pixels({ caller }: TestSession, link: string) {
  return decodePicture((await caller.download(link)).bytes);
}

describe("the outputs of a cut-out", () => {
  it.each([
    [undefined, 2, ["image"]],
    ["1", 1, ["image", "mask"]],
    ["2", 2, ["image"]],
    ["3", 3, ["mask"]],
  ])("are those asked for: output_type %j", async (output_type, echoed, outputs) => {
    const data = await cutOut(testSession(), { output_type });
    expect(Object.keys(data).filter((name) => name === "image" || name === "mask")).toEqual(outputs);
    expect(data.output_type).toBe(echoed);
  });

  it("are a transparent picture and a black and white mask of the same size", async () => {
    const world = testSession();
    const data = await cutOut(world, { output_type: 1 });
    const [image, mask] = [await pixels(world, data.image), await pixels(world, data.mask)];
    expect([image.width, image.height, image.channels]).toEqual([96, 72, 4]);
    expect([mask.width, mask.height]).toEqual([96, 72]);
    expect([pixelAt(image, 2, 2)[3], pixelAt(image, 48, 36)[3]]).toEqual([0, 255]);
    expect([pixelAt(mask, 2, 2)[0], pixelAt(mask, 48, 36)[0]]).toEqual([0, 255]);
  });

  it("have links that name the task and the output", async () => {
    const data = await cutOut(testSession(), { output_type: 1 });
    const paths = [data.image, data.mask].map((link) => new URL(link).pathname);
    const folder = `/tasks/output/segmentation/${data.task_id}`;
    expect(paths).toEqual([`${folder}-image.png`, `${folder}-mask.png`]);
  });

  it("keep those that were not asked for out of reach", async () => {
    const { caller, session } = testSession();
    const data = await caller.finish("segmentation", { image_file: await discFile(), output_type: 2 });
    session.faults.script([{ fault: "skip-check", with: { check: "link" } }]);
    const answer = await caller.download(data.image.replace("-image.png", "-mask.png"));
    expect(answer.status).toBe(404);
    expect(session.journal.exchanges().at(-1)?.fault).toBe("the task was not asked for its mask");
  });

  it("are base64 text for return type 2", async () => {
    const data = await cutOut(testSession(), { output_type: 1, return_type: 2 });
    expect([data.image, data.mask].map((text) => sizeOf(Buffer.from(text, "base64")))).toEqual([
      "png 96x72",
      "png 96x72",
    ]);
  });

  it.each([
    ["2", 4],
    ["3", 3],
  ])("are one picture for return type 3: output_type %s", async (output_type, channels) => {
    const { caller } = testSession();
    const fields = { image_file: await discFile(), sync: 1, return_type: 3, output_type };
    const response = await caller.submit("picwish", "segmentation", fields);
    expect(response.headers.get("content-type")).toBe("image/png");
    const result = await decodePicture(new Uint8Array(await response.arrayBuffer()));
    expect(result.channels).toBe(channels);
  });

  it("cannot be two pictures in one body", async () => {
    const { caller } = testSession();
    const fields = { image_file: await discFile(), sync: 1, return_type: 3, output_type: 1 };
    const answer = await caller.picwish("segmentation", fields);
    expect(answer.body).toEqual({ status: 400, message: expect.stringContaining("return_type 3") });
  });
});

describe("the format of a cut-out", () => {
  it("is PNG unless said, whatever was sent", async () => {
    const { caller } = testSession();
    const data = await caller.finish("segmentation", { image_file: await discFile("jpg") });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("png 96x72");
  });

  it.each([
    [undefined, [255, 255, 255]],
    ["0000ff", [0, 0, 254]],
    ["FF0000", [254, 0, 0]],
  ])("is JPG on a background when asked for: %j", async (bg_color, colour) => {
    const world = testSession();
    const data = await cutOut(world, { format: "jpg", bg_color, output_type: 1 });
    const [image, mask] = [await pixels(world, data.image), await pixels(world, data.mask)];
    expect([image.channels, new URL(data.mask).pathname.endsWith("-mask.jpg")]).toEqual([3, true]);
    expect(pixelAt(image, 1, 1)).toEqual(colour.map((value) => expect.closeTo(value, -1)));
    expect([mask.width, mask.height]).toEqual([96, 72]);
  });

  it.each(["fff", "#ffffff", "gggggg", "0xffff", "ffffff ", "255,0,0"])(
    "refuses the background %j",
    async (bg_color) => {
      const { caller } = testSession();
      const answer = await caller.picwish("segmentation", { image_file: await discFile(), format: "jpg", bg_color });
      expect(answer.body).toEqual({
        status: 400,
        message: expect.stringContaining("Invalid parameter: bg_color "),
      });
    },
  );

  it.each([undefined, "png"])("does not look at the background otherwise: format %j", async (format) => {
    const data = await cutOut(testSession(), { format, bg_color: "rainbow" });
    expect(data.state).toBe(1);
  });
});

describe("trimming", () => {
  it("takes picture and mask to the same box, which the subject touches on all sides", async () => {
    const world = testSession();
    const data = await cutOut(world, { crop: 1, output_type: 1 });
    const [image, mask] = [await pixels(world, data.image), await pixels(world, data.mask)];
    expect([mask.width, mask.height]).toEqual([image.width, image.height]);
    expect(image.width).toBeLessThan(60);
    const middle = [Math.floor(image.width / 2), Math.floor(image.height / 2)] as const;
    const edges = [
      [middle[0], 0],
      [middle[0], image.height - 1],
      [0, middle[1]],
      [image.width - 1, middle[1]],
    ] as const;
    for (const [x, y] of edges) expect(pixelAt(image, x, y)[3]).toBeGreaterThan(0);
  });

  it.each(["0", undefined])("is off: crop %j", async (crop) => {
    const { caller } = testSession();
    const data = await caller.finish("segmentation", { image_file: await discFile(), crop });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("png 96x72");
  });
});

describe("the subject", () => {
  it.each(["person", "object", "stamp"])("is echoed: %s", async (type) => {
    const data = await cutOut(testSession(), { type });
    expect(data).toMatchObject({ state: 1, type });
  });

  it("is auto when none is named", async () => {
    expect((await cutOut(testSession())).type).toBe("auto");
  });

  it.each(["auto", "dog", "PERSON"])("is refused in the words of the document: %s", async (type) => {
    const { caller } = testSession();
    const answer = await caller.picwish("segmentation", { image_file: await discFile(), type });
    expect(answer.body).toEqual({ status: 400, message: "Invalid task type" });
  });

  it("has to stand out: else the work fails", async () => {
    const { caller } = testSession();
    const grey = await encode(
      paint(40, 40, () => [128, 128, 128]),
      "png",
    );
    const data = await caller.finish("segmentation", { image_file: grey });
    expect(data).toMatchObject({ state: -1, progress: 0 });
  });
});
