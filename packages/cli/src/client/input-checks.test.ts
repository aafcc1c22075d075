import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { CallError, type PictureInput } from "@graycard/core/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tinyPicture } from "./testing/tiny-picture.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { picture, world } from "./testing/world.js";

refuseUnhandledRejections();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "graycard-inputs-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file that begins like this and has so many bytes, most of which take no room on the disk. */
function file(name: string, bytes: Uint8Array, size = bytes.length): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  truncateSync(path, size);
  return path;
}

/** Submits, and gives how it ended: `sent`, or what was said before anything was sent. */
async function submitting(input: Readonly<Record<string, unknown>>, endpoint: "scale" | "inpaint" = "scale") {
  const { picwish, session } = world();
  const full = { ...(endpoint === "scale" ? { type: "clean" } : {}), ...input };
  const outcome = await session.passUntil(picwish.submit(endpoint, full as never)).then(
    () => "sent",
    (error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      return `${error.code}: ${error.message}`;
    },
  );
  const submits = session.journal.exchanges({ operation: "submit" });
  expect(submits).toHaveLength(outcome === "sent" ? 1 : 0);
  return { outcome, submit: submits[0] };
}

const limit = 15_728_640;

describe("the size of a picture", () => {
  test.each([
    ["as many bytes as are taken", limit, /^sent$/],
    ["one more", limit + 1, /^GC_CLIENT_INPUT: .*image_file has 15728641 bytes; at most 15728640/],
    ["a gigabyte", 2 ** 30, /^GC_CLIENT_INPUT: .*image_file has 1073741824 bytes/],
  ])("is looked at before it is sent: %s", async (_, size, expected) => {
    expect((await submitting({ image: file("sized.png", picture, size) })).outcome).toMatch(expected);
  });

  test.each([
    [4096, 1, /^sent$/],
    [1, 4096, /^sent$/],
    [4097, 1, /is 4097 x 1 pixels; a side has at most 4096/],
    [1, 4097, /is 1 x 4097 pixels; a side has at most 4096/],
  ])("in pixels is looked at before it is sent: %i x %i", async (width, height, expected) => {
    expect((await submitting({ image: tinyPicture(width, height) })).outcome).toMatch(expected);
  });
});

describe("what is no picture that can be worked on", () => {
  const gif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64");
  test.each<[string, () => unknown, RegExp]>([
    [
      "a GIF, whatever it is called",
      () => file("moving.png", gif),
      /image_file is gif; jpg, png, webp, tiff, bmp are taken/,
    ],
    ["text, whatever it is called", () => file("letter.jpg", Buffer.from("Dear")), /is no picture of a known format/],
    ["half a picture", () => picture.slice(0, 40), /is no whole picture: truncated/],
    ["no bytes at all", () => new Uint8Array(), /image is empty/],
    ["an empty file", () => file("empty.png", new Uint8Array()), /image is empty/],
    ["an empty stream", () => Readable.from([]), /image is empty/],
    ["a folder", () => folder, /is no file/],
    ["a file that is not there", () => join(folder, "none.png"), /ENOENT/],
    ["a data: address", () => "data:image/png;base64,AAAA", /is a data: address/],
    ["a number", () => 5, /is a number; give a path/],
    ["an object", () => ({}), /is an object of the class Object/],
    ["null", () => null, /null/],
    ["a stream of text", () => Readable.from(["text"]), /its stream gives a string where bytes belong/],
    ["a stream that breaks off", () => broken(), /cannot be read: the tape tore/],
    ["a stream without an end", () => endless(), /has \d+ bytes; at most 15728640/],
    ["an address with a scheme that is not taken", () => new URL("ftp://pictures.example/a.png"), /image_url/],
  ])("is refused before anything is sent: %s", async (_, image, expected) => {
    expect((await submitting({ image: image() })).outcome).toMatch(expected);
  });

  async function* broken(): AsyncGenerator<Uint8Array> {
    yield picture.slice(0, 20);
    throw new Error("the tape tore");
  }

  async function* endless(): AsyncGenerator<Uint8Array> {
    yield picture;
    const more = new Uint8Array(1 << 20);
    for (;;) yield more;
  }
});

describe("a picture", () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < picture.length; at += 10) yield picture.slice(at, at + 10);
  }
  test.each<[string, () => PictureInput]>([
    ["a path", () => file("plain.png", picture)],
    ["a path with another ending", () => file("plain.jpg", picture)],
    ["a path with letters of all kinds", () => file("bild ä%20?#.png", picture)],
    ["a file: address", () => pathToFileURL(file("bild ä%20?#.png", picture))],
    ["a Uint8Array", () => picture],
    ["a view into a larger buffer", () => new Uint8Array([0, ...picture, 0]).subarray(1, picture.length + 1)],
    ["a Buffer", () => Buffer.from(picture)],
    ["an ArrayBuffer", () => picture.buffer],
    ["a Blob", () => new Blob([picture])],
    ["a File", () => new File([picture], "named.png", { type: "text/plain" })],
    ["a web stream", () => new Blob([picture]).stream()],
    ["a stream of Node", () => Readable.from(chunks())],
    ["an iterable", () => chunks()],
  ])("arrives as it is when given as %s", async (_, image) => {
    const { outcome, submit } = await submitting({ image: image() });
    expect(outcome).toBe("sent");
    const { createHash } = await import("node:crypto");
    const sha256 = createHash("sha256").update(picture).digest("hex");
    expect(submit?.request.body?.fields?.image_file).toMatchObject({ bytes: picture.length, sha256 });
  });
});

describe("the address of a picture", () => {
  const address = (length: number) => `https://pictures.example/${"a".repeat(length - 25)}`;
  test.each([
    [512, "sent"],
    [513, "GC_CLIENT_INPUT"],
  ])("may have %i characters: %s", async (length, expected) => {
    expect(address(length)).toHaveLength(length);
    for (const image of [address(length), new URL(address(length))]) {
      expect((await submitting({ image })).outcome).toMatch(new RegExp(`^${expected}`));
    }
  });
});

describe("boxes to repair", () => {
  const boxes = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ x: index % 10, y: 1, width: 2, height: 2 }));
  test.each([
    ["fifty", boxes(50), /^sent$/],
    ["fifty as text", JSON.stringify(boxes(50)), /^sent$/],
    ["fifty-one", boxes(51), /^GC_CLIENT_INPUT.*rectangles/],
    ["none", [], /^GC_CLIENT_INPUT.*rectangles/],
    ["half a pixel", [{ x: 0.5, y: 1, width: 2, height: 2 }], /^GC_CLIENT_INPUT.*rectangles/],
    ["no width", [{ x: 1, y: 1, width: 0, height: 2 }], /^GC_CLIENT_INPUT.*rectangles/],
    ["one that hangs over the edge", [{ x: 11, y: 11, width: 5, height: 5 }], /^sent$/],
    [
      "one beside the picture",
      [...boxes(1), { x: 12, y: 1, width: 5, height: 5 }],
      /^GC_CLIENT_INPUT.*rectangles\[1\]/,
    ],
    ["one below it", [{ x: 1, y: 12, width: 5, height: 5 }], /^GC_CLIENT_INPUT.*rectangles\[0\] lies outside/],
    ["no JSON", "[{", /^GC_CLIENT_INPUT.*rectangles/],
  ])("are counted and measured: %s", async (_, rectangles, expected) => {
    expect((await submitting({ image: picture, rectangles }, "inpaint")).outcome).toMatch(expected);
  });

  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ["neither mask nor boxes", {}, /the request is refused/],
    ["a mask of another size", { mask: tinyPicture(24, 24) }, /mask_file cannot be worked on/],
    ["boxes that a mask goes before", { mask: picture, rectangles: boxes(1) }, /rectangles would go unread/],
    ["a picture given twice", { image_url: "https://pictures.example/a.png", mask: picture }, /GC_CLIENT_INPUT/],
  ])("are not guessed at: %s", async (_, input, expected) => {
    expect((await submitting({ image: picture, ...input }, "inpaint")).outcome).toMatch(expected);
  });
});

describe("a field", () => {
  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ["that counts beside another only", { return_type: 3, sync: 0 }, /GC_CLIENT_INPUT/],
    ["that is empty", { type: "" }, /type is empty/],
    ["that is null", { type: null }, /type is empty/],
    ["with a name from the prototype", { constructor: 1 }, /constructor is no field/],
    ["with a number in words", { scale_factor: "two" }, /scale_factor must be one of/],
  ])("is refused where nobody could tell what comes of it: %s", async (_, input, expected) => {
    expect((await submitting({ image: picture, ...input })).outcome).toMatch(expected);
  });
});
