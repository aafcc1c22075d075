import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sharp } from "../media/sharp.js";
import { verifyDecodable } from "../media/verify-decodable.js";
import { dataOf } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { sizeOf } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import {
  blackRows,
  bmpClaiming,
  gifOnScreen,
  greyTags,
  jpgClaiming,
  jpgOfScans,
  plain,
  pngOf,
  tiffOf,
  webpOnCanvas,
} from "./testing/hostile-pictures.js";
import { expectNoMoreWork, workOf } from "./testing/work-of.js";

type Make = () => Uint8Array | Promise<Uint8Array>;

/** The state that a picture ends in after a submit and its polls, why, and the size of what comes of it. */
async function endOf(image_file: Uint8Array) {
  const { caller, session, reports } = testSession();
  const created = dataOf(await caller.picwish("scale", { image_file, type: "clean" }));
  let data = created;
  for (let poll = 0; poll < 4; poll++) {
    data = dataOf(await caller.poll("scale", created.task_id));
    if (data.state < 0) break;
  }
  const result = data.state === 1 ? sizeOf((await caller.download(data.image)).bytes) : "";
  expect(reports).toEqual([]);
  return { state: data.state, because: session.journal.exchanges().at(-1)?.notes?.join(" ") ?? "", result };
}

/** The work of looking at a photo as large as any that is worked on: none is to be much more than that. */
const noise = { type: "gaussian", mean: 128, sigma: 12 } as const;
const largest = await sharp({ create: { width: 4096, height: 4096, channels: 3, background: "#7a8b9c", noise } })
  .jpeg({ quality: 90 })
  .toBuffer();
const usual = await workOf(() => verifyDecodable(largest));
const mostTimes = 8;

const jpg = await plain().jpeg().toBuffer();
const png = await plain().png().toBuffer();
const webp = await plain().webp().toBuffer();
const tiff = await plain().tiff().toBuffer();
const half = (file: Uint8Array) => file.subarray(0, file.length >> 1);
const tags = (more: Readonly<Record<number, number>>) => tiffOf({ ...greyTags(100, 100), ...more });

describe("a picture that is not to be worked on", () => {
  it.each<[string, Make, string]>([
    ["a PNG that claims 100000 by 100000", () => pngOf({ width: 100_000, height: 100_000 }), "over 4096 px"],
    ["a PNG that claims 2^31 by 1", () => pngOf({ width: 2 ** 31, height: 1 }), "over 4096 px"],
    ["a PNG of no width", () => pngOf({ width: 0, height: 10 }), "zero size"],
    ["a PNG without its rows", () => pngOf({ width: 4096, height: 4096 }), "cannot be decoded"],
    ["a PNG without all of its rows", () => pngOf({ width: 90, height: 70, rows: blackRows(270, 69) }), "decoded"],
    ["half a PNG", () => half(png), "truncated"],
    [
      "a PNG of nine hundred million black pixels",
      () => pngOf({ width: 30_000, height: 30_000, depth: 1, colour: 0, rows: blackRows(3750, 30_000) }),
      "over 4096 px",
    ],
    ["a JPEG that claims 65500 by 65500", () => jpgClaiming(65_500, 65_500), "over 4096 px"],
    ["a JPEG of no height", () => jpgClaiming(10, 0), "zero size"],
    ["half a JPEG", () => half(jpg), "truncated"],
    ["the head of a JPEG", () => jpg.subarray(0, 20), "truncated"],
    ["a JPEG of five thousand passes", () => jpgOfScans(4096, 5000), "cannot be decoded"],
    ["a WebP on a canvas of 2^24 by 2^24", () => webpOnCanvas(2 ** 24, 2 ** 24), "over 4096 px"],
    ["a WebP on a canvas too large for it", () => webpOnCanvas(4096, 4096), "cannot be decoded"],
    ["a WebP on a canvas too small for it", () => webpOnCanvas(10, 10), "cannot be decoded"],
    ["half a WebP", () => half(webp), "truncated"],
    ["a BMP that claims 2^31 - 1 by 2^31 - 1", () => bmpClaiming({ width: 2 ** 31 - 1, height: 2 ** 31 - 1 }), "trunc"],
    ["a BMP of -2^31 rows", () => bmpClaiming({ width: 10, height: -(2 ** 31) }), "truncated"],
    ["a BMP of negative width", () => bmpClaiming({ width: -10, height: 10 }), "zero size"],
    ["a BMP that is packed", () => bmpClaiming({ width: 4000, height: 4000, depth: 8, compression: 1 }), "supported"],
    ["a BMP whose rows begin behind its end", () => bmpClaiming({ width: 9, height: 9, dataAt: 2 ** 31 }), "truncated"],
    ["a TIFF that claims 100000 by 100000", () => tiffOf(greyTags(100_000, 100_000)), "over 4096 px"],
    ["a TIFF with tiles of 60000 by 60000", () => tags({ 322: 60_000, 323: 60_000, 324: 400, 325: 1000 }), "decoded"],
    ["a TIFF of 60000 channels", () => tags({ 277: 60_000 }), "cannot be decoded"],
    ["a TIFF packed in a way that nobody knows", () => tags({ 259: 34_892 }), "cannot be decoded"],
    ["half a TIFF", () => half(tiff), "truncated"],
    ["a GIF on a screen of 65535 by 65535", () => gifOnScreen(65_535, 65_535), "not an accepted format"],
    [
      "a drawing",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      "unknown format",
    ],
    ["a document with a JPEG in it", () => Buffer.concat([Buffer.from("%PDF-1.4\n"), jpg]), "unknown format"],
    ["an archive with a JPEG in it", () => Buffer.concat([Buffer.from("PK\x03\x04"), jpg]), "unknown format"],
    ["a page with a JPEG in it", () => Buffer.concat([Buffer.from("<!doctype html>"), jpg]), "unknown format"],
    ["one byte", () => Uint8Array.of(0xff), "unknown format"],
    ["text", () => Buffer.from("hello"), "unknown format"],
  ])("ends in the state -7 at once: %s", async (_, make, because) => {
    const file = await make();
    await expectNoMoreWork(
      async () => {
        const end = await endOf(file);
        expect([end.state, end.because]).toEqual([-7, expect.stringContaining(because)]);
      },
      usual,
      mostTimes,
    );
  });

  it("is no more than a failure where it comes as text, too", async () => {
    const { caller } = testSession();
    const picture = base64(pngOf({ width: 100_000, height: 100_000 }));
    const rectangles = '[{"x":1,"y":1,"width":2,"height":2}]';
    expect((await caller.picwish("inpaint", { image_base64: picture, rectangles, sync: 1 })).body.data?.state).toBe(-7);
    const media = { media_data: picture, media_profiles: {} };
    const answer = await caller.aiquality({ parameter: {}, media_info_list: [media] });
    expect([answer.status, answer.body.ErrorCode]).toEqual([400, 20001]);
  });
});

describe("a picture that is odd and yet one", () => {
  const small = { width: 96, height: 72, rows: blackRows(288, 72) };
  const bomb = Buffer.concat([Buffer.from("a\0\0"), deflateSync(Buffer.alloc(200_000_000))]);

  it.each<[string, Make, string]>([
    [
      "a JPEG with an archive behind it",
      () => Buffer.concat([jpg, Buffer.from("PK\x05\x06"), Buffer.alloc(18)]),
      "jpg",
    ],
    ["a JPEG with a page in it", () => withComment("<script>alert(1)</script>"), "jpg"],
    ["a JPEG for printing", () => plain().toColourspace("cmyk").jpeg().toBuffer(), "jpg"],
    ["a grey JPEG", () => plain().greyscale().jpeg().toBuffer(), "jpg"],
    ["a PNG of 16 bits", () => plain().toColourspace("rgb16").png().toBuffer(), "png"],
    ["a PNG with a palette", () => plain().png({ palette: true }).toBuffer(), "png"],
    ["a PNG of two colours", () => pngOf({ ...small, depth: 1, colour: 0, rows: blackRows(12, 72) }), "png"],
    ["a PNG with far more data than rows", () => pngOf({ ...small, rows: Buffer.alloc(200_000_000) }), "png"],
    ["a PNG with a text of 200 MB", () => pngOf({ ...small, extra: [["zTXt", bomb]] }), "png"],
    ["a PNG with a profile of 200 MB", () => pngOf({ ...small, extra: [["iCCP", bomb]] }), "png"],
    ["a WebP that moves", () => moving(), "png"],
  ])("is worked on: %s", async (_, make, format) => {
    const file = await make();
    await expectNoMoreWork(
      async () => {
        const end = await endOf(file);
        expect([end.state, end.because, end.result]).toEqual([1, "", expect.stringMatching(`^${format} `)]);
      },
      usual,
      mostTimes,
    );
  });

  it("lies on its side, and is turned upright", async () => {
    const turned = await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await endOf(turned)).toMatchObject({ state: 1, result: "jpg 288x384" });
  });

  it("is as large as it may be", async () => {
    const rows = blackRows(4096 * 8, 4096);
    const file = pngOf({ width: 4096, height: 4096, depth: 16, colour: 6, rows });
    const end = await endOf(file);
    expect([end.state, end.result]).toEqual([1, "png 4096x4096"]);
  });
});

function withComment(text: string): Buffer {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), Buffer.from(text)]);
  return Buffer.concat([jpg.subarray(0, 2), comment, jpg.subarray(2)]);
}

async function moving(): Promise<Buffer> {
  const frames = await Promise.all(
    ["red", "blue"].map((background) =>
      sharp({ create: { width: 60, height: 60, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
}
