import { describe, expect, test } from "vitest";
import { probePicture } from "../probe-picture.js";
import { bytesOf, little } from "../testing/bytes.js";
import { facts, frames, gradient } from "../testing/sample-pictures.js";

const TRUNCATED = { ok: false, fault: "truncated: the file ends before the image data does" };

/** A screen of 13 x 7 pixels with two colours. */
const screen = bytesOf("GIF89a", little(13, 2), little(7, 2), 0x80, 0, 0, [0, 0, 0, 255, 255, 255]);
/** An image without colours of its own, and one with four. */
const image = bytesOf(0x2c, little(0, 4), little(13, 2), little(7, 2), 0, 2, 2, 0x4c, 0x01, 0);
const colouredImage = bytesOf(0x2c, little(0, 4), little(13, 2), little(7, 2), 0x81, new Uint8Array(12), 2, 1, 0x3b, 0);
const graphicControl = (flags: number): Uint8Array => bytesOf(0x21, 0xf9, 4, flags, 0, 0, 0, 0);
const comment = bytesOf(0x21, 0xfe, 3, ";,!", 2, "!!", 0);
const gif = (...blocks: readonly Uint8Array[]): Uint8Array => bytesOf(screen, ...blocks, 0x3b);

describe("a GIF", () => {
  test("is read from a real encoder, with one frame or several", async () => {
    const still = await gradient(13, 7, 4).gif().toBuffer();
    expect(probePicture(still)).toEqual({ ok: true, facts: facts("gif", 13, 7, { alpha: true }) });
    const moving = await frames(3, 9, 5).gif().toBuffer();
    expect(probePicture(moving)).toEqual({ ok: true, facts: facts("gif", 9, 5, { alpha: true, animated: true }) });
  });

  test("is walked over images with and without colours of their own, and over comments", () => {
    expect(probePicture(gif(comment, image))).toEqual({ ok: true, facts: facts("gif", 13, 7) });
    expect(probePicture(gif(colouredImage))).toEqual({ ok: true, facts: facts("gif", 13, 7) });
    const both = { ok: true, facts: facts("gif", 13, 7, { animated: true }) };
    expect(probePicture(gif(colouredImage, comment, image))).toEqual(both);
  });

  test("may lack colours for all images", () => {
    const bare = bytesOf("GIF87a", little(13, 2), little(7, 2), 0, 0, 0, colouredImage, 0x3b);
    expect(probePicture(bare)).toEqual({ ok: true, facts: facts("gif", 13, 7) });
  });

  test("has alpha when its first image has a transparent colour", () => {
    const first = gif(graphicControl(1), comment, image, graphicControl(0), image);
    expect(probePicture(first)).toEqual({ ok: true, facts: facts("gif", 13, 7, { alpha: true, animated: true }) });
    const second = gif(graphicControl(0), image, graphicControl(1), image);
    expect(probePicture(second)).toEqual({ ok: true, facts: facts("gif", 13, 7, { animated: true }) });
  });

  test("may have stray zero bytes between its blocks", () => {
    expect(probePicture(gif(image, bytesOf(0, 0)))).toEqual({ ok: true, facts: facts("gif", 13, 7) });
  });

  test("is truncated without its last byte, even when the same byte occurs in its data", () => {
    expect(probePicture(gif(colouredImage).subarray(0, -1))).toEqual(TRUNCATED);
    expect(probePicture(bytesOf(screen, comment))).toEqual(TRUNCATED);
  });

  test("is damaged without an image or with bytes between its blocks", () => {
    expect(probePicture(gif(comment))).toEqual({ ok: false, fault: "damaged: the GIF has no image" });
    const fault = "damaged: the GIF has no block where one must be, at byte 19";
    expect(probePicture(gif(bytesOf("??"), image))).toEqual({ ok: false, fault });
  });

  test("of no width is of zero size", () => {
    const empty = bytesOf("GIF89a", little(0, 2), little(7, 2), 0, 0, 0, image, 0x3b);
    expect(probePicture(empty)).toEqual({ ok: false, fault: "zero size: the header declares 0 x 7 pixels" });
  });

  test.each([0, 1])("made of an endless row of bytes %i is given up", (byte) => {
    const fault = "damaged: it has more than 250000 GIF blocks";
    const bytes = new Uint8Array(600_000).fill(byte);
    bytes.set(bytesOf(screen, image.subarray(0, 11)));
    expect(probePicture(bytes)).toEqual({ ok: false, fault });
  });
});
