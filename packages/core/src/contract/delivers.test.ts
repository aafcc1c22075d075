import { describe, expect, test } from "vitest";
import { aliyunMarket, meitu, picwish } from "../vendors/index.js";
import { deliveredForm, deliveredOutputs } from "./delivers.js";

describe("what a request delivers", () => {
  test.each([
    [picwish.endpoints.scale.delivers, {}, "link"],
    [picwish.endpoints.scale.delivers, { return_type: 1 }, "link"],
    [picwish.endpoints.scale.delivers, { return_type: 2 }, "base64"],
    [picwish.endpoints.scale.delivers, { return_type: "3" }, "binary"],
    [picwish.endpoints.scale.delivers, { return_type: 9 }, "link"],
    [aliyunMarket.endpoints.watermark.delivers, { return_type: 2 }, "link"],
    [meitu.endpoints.aiquality.delivers, {}, "base64"],
    [meitu.endpoints.aiquality.delivers, { parameter: {} }, "base64"],
    [meitu.endpoints.aiquality.delivers, { parameter: { rsp_media_type: "url" } }, "link"],
    [meitu.endpoints.aiquality.delivers, { parameter: { rsp_media_type: "png" } }, "base64"],
    // Names that every object has are no values of a field.
    [meitu.endpoints.aiquality.delivers, { parameter: { rsp_media_type: "constructor" } }, "base64"],
    [meitu.endpoints.aiquality.delivers, { parameter: null }, "base64"],
  ])("%#: travels as it was asked for", (delivers, values, form) => {
    expect(deliveredForm(delivers, values)).toBe(form);
  });

  test.each([
    [{}, ["image"]],
    [{ output_type: 1 }, ["image", "mask"]],
    [{ output_type: 2 }, ["image"]],
    [{ output_type: 3 }, ["mask"]],
  ])("of %o are the pictures that were asked for", (values, outputs) => {
    expect(deliveredOutputs(picwish.endpoints.segmentation.delivers, values)).toEqual(outputs);
  });
});

describe.each([picwish, aliyunMarket, meitu])("the endpoints of $id", (vendor) => {
  test("agree with themselves on the form of an example", () => {
    const picture = {
      bytes: new Uint8Array([1]),
      fileName: "a.jpg",
      mediaType: "image/jpeg",
      url: "http://a.b/c",
      width: 9,
      height: 9,
    };
    for (const endpoint of Object.values(vendor.endpoints)) {
      for (const form of ["link", "base64", "binary"] as const) {
        const values = endpoint.example(picture, { form });
        const { form: delivered } = endpoint.delivery(values as never, {} as never);
        expect(deliveredForm(endpoint.delivers, values)).toBe(delivered);
      }
    }
  });
});
