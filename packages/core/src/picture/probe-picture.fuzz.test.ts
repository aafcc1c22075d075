import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { PictureFormat } from "../contract/work.js";
import { type PictureProbe, probePicture } from "./probe-picture.js";
import { bytesOf, little } from "./testing/bytes.js";
import { exifBlock } from "./testing/encode-tiff.js";
import { frames, gradient, samplePictures } from "./testing/sample-pictures.js";

/** Fixed, so that a failure can be repeated and a passing run stays a passing run. */
const RUN = { seed: 20260102, numRuns: 3000 };

const MARKS = ["\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF\xff\0\0\0WEBP", "II*\0", "MM\0*", "II+\0", "GIF89a"];

/** More files to be damaged than the plain samples: metadata, tables and several frames give more to go wrong. */
async function richPictures(): Promise<readonly Uint8Array[]> {
  const turned = gradient(40, 30, 4).withMetadata({ orientation: 6 });
  const encoded = [
    turned.clone().jpeg({ progressive: true }),
    turned.clone().png({ palette: true }),
    turned.clone().webp(),
    turned.clone().tiff({ compression: "deflate", tile: true, tileWidth: 16, tileHeight: 16 }),
    turned.clone().tiff({ compression: "none", bigtiff: true }),
    frames(3, 9, 5).gif(),
    frames(3, 9, 5).webp(),
  ];
  return [
    ...Object.values(await samplePictures()),
    ...(await Promise.all(encoded.map((picture) => picture.toBuffer()))),
  ];
}

function expectProbe(probe: PictureProbe): void {
  if (!probe.ok) {
    expect(probe.fault).toMatch(/^(empty|unknown format|truncated|damaged|zero size): [^\n]+$/);
    return;
  }
  const { width, height, format } = probe.facts;
  expect(["jpg", "png", "webp", "tiff", "bmp", "gif"] satisfies PictureFormat[]).toContain(format);
  for (const side of [width, height]) expect(Number.isInteger(side) && side > 0).toBe(true);
}

describe("probePicture on bytes that nobody vouches for", () => {
  test("answers with facts or a fault for random bytes after each mark", () => {
    const mark = fc.constantFrom("", ...MARKS, `BM${String.fromCharCode(...little(0, 12), 40, 0, 0, 0)}`);
    fc.assert(
      fc.property(mark, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        expectProbe(probePicture(bytesOf(start, rest)));
      }),
      RUN,
    );
  });

  test("answers with facts or a fault for real files with some bytes changed", async () => {
    const pictures = await richPictures();
    const value = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff), fc.nat(255));
    const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), value);
    fc.assert(
      fc.property(
        fc.constantFrom(...pictures),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (picture, changes) => {
          const bytes = Uint8Array.from(picture);
          // Squared, because the headers are where a change makes a difference.
          for (const [place, byte] of changes) bytes[Math.floor(place * place * (bytes.length - 1))] = byte;
          expectProbe(probePicture(bytes));
        },
      ),
      RUN,
    );
  });

  test("answers with facts or a fault for real files with parts taken out or doubled", async () => {
    const pictures = await richPictures();
    fc.assert(
      fc.property(fc.constantFrom(...pictures), fc.nat(), fc.nat(), (picture, from, to) => {
        const [first, last] = [from % picture.length, to % picture.length];
        expectProbe(probePicture(bytesOf(picture.subarray(0, first), picture.subarray(last))));
      }),
      RUN,
    );
  });

  test("answers with facts or a fault for each single byte of a directory set to its extremes", () => {
    const directory = exifBlock(6, "big");
    for (let at = 4; at < directory.length; at++) {
      for (const byte of [0, 1, 0x7f, 0x80, 0xff]) {
        const bytes = Uint8Array.from(directory);
        bytes[at] = byte;
        expectProbe(probePicture(bytes));
      }
    }
  });

  test("finds rich files cut off at any byte, unless only metadata is missing", async () => {
    for (const picture of await richPictures()) {
      const cuts = Array.from(picture, (_, length) => picture.subarray(0, length));
      const shortest = cuts.find((cut) => probePicture(cut).ok);
      if (shortest === undefined) continue;
      // An encoder may put metadata last. Then a decoder that stops at the first missing pixel notices nothing.
      expect(probePicture(shortest)).toMatchObject({ facts: { format: "tiff" } });
      await expect(sharp(shortest, { failOn: "truncated" }).stats()).resolves.toBeDefined();
    }
  });
});
