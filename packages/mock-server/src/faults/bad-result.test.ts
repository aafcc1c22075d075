import { describe, expect, it } from "vitest";
import { bent } from "../testing/bent.js";
import { base64 } from "../testing/encode-body.js";
import { decodePicture, disc, discFile, picture, pixelAt, sizeOf } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

describe("bad-result", () => {
  const download = async (how: Record<string, unknown>) => {
    const { caller, finish } = await bent({ fault: "bad-result", with: how });
    const { image } = await finish();
    return { first: await caller.download(image), second: await caller.download(image) };
  };

  it.each<[Record<string, unknown>, string]>([
    [{ scale: 0.5 }, "jpg 192x144"],
    [{ scale: 0.0001 }, "jpg 1x1"],
    [{ scale: 4 }, "jpg 1536x1152"],
    [{ format: "png" }, "png 384x288"],
    [{ format: "webp", scale: 2 }, "webp 768x576"],
    [{ text: "no picture" }, "no picture"],
    [{ keepShare: 0 }, "no picture"],
  ])("spoils one download: %j", async (how, size) => {
    const { first, second } = await download(how);
    expect([sizeOf(first.bytes), sizeOf(second.bytes)]).toEqual([size, "jpg 384x288"]);
  });

  it("answers with another status, or text for a picture", async () => {
    expect((await download({ status: 503 })).first.status).toBe(503);
    const { first } = await download({ text: "<html>" });
    expect([first.text, first.headers.get("content-type")]).toEqual(["<html>", "text/plain"]);
  });

  it("cuts a file short, and tells its real length", async () => {
    const { first, second } = await download({ keepShare: 0.5 });
    expect(first.bytes.byteLength).toBe(Math.floor(second.bytes.byteLength / 2));
    expect(first.headers.get("content-length")).toBe(String(first.bytes.byteLength));
    await expect(decodePicture(first.bytes)).rejects.toThrow();
  });

  it("inverts or flattens colours", async () => {
    const negative = await decodePicture((await download({ pixels: "negative" })).first.bytes);
    const flat = await decodePicture((await download({ pixels: "flat" })).first.bytes);
    expect(Math.max(...pixelAt(negative, 2, 2))).toBeLessThan(20);
    expect(pixelAt(flat, 2, 2)).toEqual([128, 128, 128]);
    expect(pixelAt(disc(), 2, 2)).toEqual([255, 255, 255]);
  });

  it("keeps the alpha of what it flattens", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "bad-result", with: { pixels: "flat" } }]);
    const data = await caller.finish("segmentation", { image_file: await discFile() });
    expect((await decodePicture((await caller.download(data.image)).bytes)).channels).toBe(4);
  });

  it("spoils pictures within answers where it is told to", async () => {
    const { caller, session, fields } = await bent({
      fault: "bad-result",
      with: { scale: 0.5 },
      operation: "submit",
      times: 2,
    });
    const data = await caller.finish("scale", { ...fields, return_type: 2 });
    const response = await caller.submit("picwish", "scale", { ...fields, sync: 1, return_type: 3 });
    const sizes = [Buffer.from(data.image, "base64"), new Uint8Array(await response.arrayBuffer())].map(sizeOf);
    expect([sizes, session.faults.unused()]).toEqual([["jpg 192x144", "jpg 192x144"], []]);
  });

  it("spoils all there are, when it is always on", async () => {
    const { caller } = await bent({ fault: "bad-result", with: { format: "png" }, times: "always" });
    const media_info_list = [{ media_data: base64(await picture(60, 50)), media_profiles: {} }];
    const { body } = await caller.aiquality({ parameter: {}, media_info_list });
    expect(sizeOf(Buffer.from(body.media_info_list[0]?.media_data ?? "", "base64"))).toBe("png 60x50");
  });

  it("never makes a picture without bounds", async () => {
    const { caller, session } = await bent({ fault: "bad-result", with: { scale: 4 } });
    const data = await caller.finish("scale", { image_file: await picture(4096, 8), type: "clean" });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("jpg 8192x32");
    expect(session.faults.unused()).toEqual([]);
  });
});
