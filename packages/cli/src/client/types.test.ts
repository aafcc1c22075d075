import type { picwish } from "@graycard/core";
import type {
  AnyResultOf,
  InputError,
  Outputs,
  ResultBytes,
  ResultLink,
  ResultPicture,
  SubmitOutcome,
  TaskLook,
  TaskResult,
} from "@graycard/core/client";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type Clients, picture, world } from "./testing/world.js";

// Each line with a mark has a fault that the compiler has to find; the type check fails where it does not. Nothing of
// it runs but the last test, which proves that what the compiler refuses is refused without one, too.

const image = picture;

/** Never called: what is in it is only looked at by the compiler. */
async function results({ picwish: client, aliyunMarket, meitu }: Clients, wide: 1 | 2 | 3, word: "url" | "png") {
  expectTypeOf((await client.scale({ image, type: "clean" })).outputs).toEqualTypeOf<Outputs<"image", "link">>();
  expectTypeOf(
    (await client.scale({ image, type: "clean", return_type: 1 })).outputs.image,
  ).toEqualTypeOf<ResultLink>();
  expectTypeOf((await client.scale({ image, type: "clean", return_type: 2 })).outputs.image).toEqualTypeOf<
    ResultBytes<"base64">
  >();
  expectTypeOf((await client.scale({ image, type: "clean", return_type: 3 })).outputs.image).toEqualTypeOf<
    ResultBytes<"binary">
  >();
  expectTypeOf((await client.scale({ image, type: "clean", return_type: wide })).outputs.image).toEqualTypeOf<
    ResultLink | ResultBytes<"base64"> | ResultBytes<"binary">
  >();
  expectTypeOf(
    (await client.scale({ image, type: "clean", return_type: undefined })).outputs.image,
  ).toEqualTypeOf<ResultLink>();
  expectTypeOf(
    (await client.inpaint({ image, mask: image, return_type: 2 })).outputs.image.bytes,
  ).toEqualTypeOf<Uint8Array>();
  expectTypeOf((await client.segmentation({ image })).outputs).toEqualTypeOf<Outputs<"image", "link">>();
  expectTypeOf((await client.segmentation({ image, output_type: 1 })).outputs).toEqualTypeOf<
    Outputs<"image" | "mask", "link">
  >();
  expectTypeOf((await client.segmentation({ image, output_type: 2 })).outputs).toEqualTypeOf<
    Outputs<"image", "link">
  >();
  expectTypeOf((await client.segmentation({ image, output_type: 3 })).outputs).toEqualTypeOf<Outputs<"mask", "link">>();
  const both = await client.segmentation({ image, output_type: 1, return_type: 2 });
  expectTypeOf(both.outputs.mask.format).toEqualTypeOf<"jpg" | "png" | "webp" | "tiff" | "bmp" | "gif">();
  expectTypeOf(
    (await aliyunMarket.watermark({ image: "https://a.example/a.png" })).outputs.image,
  ).toEqualTypeOf<ResultLink>();
  expectTypeOf((await meitu.aiquality({ image })).outputs.image).toEqualTypeOf<ResultBytes<"base64">>();
  expectTypeOf((await meitu.aiquality({ image, parameter: {} })).outputs.image).toEqualTypeOf<ResultBytes<"base64">>();
  expectTypeOf(
    (await meitu.aiquality({ image, parameter: { rsp_media_type: "url" } })).outputs.image,
  ).toEqualTypeOf<ResultLink>();
  expectTypeOf((await meitu.aiquality({ image, parameter: { rsp_media_type: "png" } })).outputs.image).toEqualTypeOf<
    ResultBytes<"base64">
  >();
  expectTypeOf((await meitu.aiquality({ image, parameter: { rsp_media_type: word } })).outputs.image).toEqualTypeOf<
    ResultLink | ResultBytes<"base64">
  >();
}

async function steps({ picwish: client }: Clients) {
  const outcome = await client.submit("scale", { image, type: "clean", return_type: 2 });
  expectTypeOf(outcome).toEqualTypeOf<SubmitOutcome<TaskResult<"image", "base64">>>();
  if (outcome.ended) return;
  expectTypeOf(await client.poll(outcome.handle)).toEqualTypeOf<TaskLook<TaskResult>>();
  expectTypeOf(await client.wait(outcome.handle)).toEqualTypeOf<TaskResult>();
  expectTypeOf(await client.resume("segmentation", "id")).toEqualTypeOf<
    AnyResultOf<(typeof picwish)["endpoints"]["segmentation"]>
  >();
  expectTypeOf((await client.resume("segmentation", "id")).outputs.mask).toEqualTypeOf<ResultPicture>();
  // @ts-expect-error no endpoint has this name
  await client.submit("enlarge", { image });
  // @ts-expect-error the field is segmentation's
  await client.submit("scale", { image, bg_color: "ffffff" });
  // @ts-expect-error no endpoint has this name
  await client.resume("enlarge", "id");
  // @ts-expect-error a link has no bytes
  (await client.scale({ image, type: "clean" })).outputs.image.bytes;
  // @ts-expect-error no mask was asked for
  (await client.segmentation({ image })).outputs.mask;
  // @ts-expect-error a mask alone was asked for
  (await client.segmentation({ image, output_type: 3 })).outputs.image;
}

async function inputs({ picwish: client, aliyunMarket, meitu }: Clients) {
  // @ts-expect-error the endpoint is PicWish's
  await meitu.scale({ image });
  // @ts-expect-error no endpoint has this name
  await client.enlarge({ image });
  // @ts-expect-error the field is segmentation's
  await client.scale({ image, type: "clean", bg_color: "ffffff" });
  // @ts-expect-error there is no such field
  await client.scale({ image, type: "clean", scale_facter: 2 });
  // @ts-expect-error there is no factor 3
  await client.scale({ image, type: "clean", scale_factor: 3 });
  // @ts-expect-error numbers are no text
  await client.scale({ image, type: "clean", scale_factor: "2" });
  // @ts-expect-error the type is called face
  await client.scale({ image, type: "portrait" });
  // @ts-expect-error scale takes no mask
  await client.scale({ image, type: "clean", mask: image });
  // @ts-expect-error aiquality takes no mask
  await meitu.aiquality({ image, mask: image });
  // @ts-expect-error a number is no picture
  await client.scale({ image: 5, type: "clean" });
  // @ts-expect-error boxes have a width
  await client.inpaint({ image, rectangles: [{ x: 1, y: 2, height: 4 }] });
  // @ts-expect-error the word is none
  await meitu.aiquality({ image, parameter: { rsp_media_type: "webp" } });
  // @ts-expect-error the market has no way to return bytes
  await aliyunMarket.watermark({ image: "https://a.example/a.png", return_type: 2 });
  // @ts-expect-error a mode is sync or async
  await client.scale({ image, type: "clean" }, { mode: "later" });
  await client.inpaint({ image: new URL("https://a.example/a.png"), mask: new Blob([]), rectangles: undefined });
  await client.inpaint({ image: "a.png", rectangles: "[]" });
  await client.scale({ image: new ReadableStream<Uint8Array>(), type: "face", fix_face_only: 1 });
}

describe("what does not compile", () => {
  test("is looked at by the compiler alone", () => {
    expect([results, steps, inputs].map(({ length }) => length)).toEqual([3, 1, 1]);
  });

  test.each([
    ["another endpoint's field", { image, type: "clean", bg_color: "ffffff" }, "bg_color"],
    ["a typo", { image, type: "clean", scale_facter: 2 }, "scale_facter"],
    ["a value that is not listed", { image, type: "clean", scale_factor: 3 }, "scale_factor"],
    ["a mask where there is none", { image, type: "clean", mask: image }, "mask"],
    ["a number for a picture", { image: 5, type: "clean" }, "image"],
  ])("is refused before anything is sent where nobody compiles: %s", async (_, input, field) => {
    const { picwish: client, session } = world();
    const error = await client.scale(input as never).catch((reason: InputError) => reason);
    expect(error).toMatchObject({ code: "GC_CLIENT_INPUT", field, charged: "no" });
    expect(session.journal.count()).toBe(0);
  });
});
