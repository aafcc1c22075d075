import { describe, expect, test } from "vitest";
import type { PictureFacts } from "../../../contract/work.js";
import { readerOf } from "../../../testing/reader-of.js";
import { meitu } from "../index.js";
import { aiquality } from "./aiquality.js";

const documented = readerOf(meitu, aiquality);
const medium = { media_data: "AAAA", media_profiles: { media_data_type: "jpg" } };
const request = { parameter: {}, media_info_list: [medium] };
const refusalOf = (change: Record<string, unknown>) => documented.refusal({ ...request, ...change });

describe("a request", () => {
  test("may leave out whatever has a default", () => {
    const bare = { parameter: {}, media_info_list: [{ media_data: "AAAA", media_profiles: {} }] };
    expect(documented.refusal(bare)).toBeUndefined();
    expect(documented.refusal({ ...bare, extra: {} })).toBeUndefined();
    expect(documented.refusal({ ...bare, extra: { anything: [1] } })).toBeUndefined();
  });

  test.each<[Record<string, unknown>, string]>([
    [{ parameter: undefined }, "parameter is required"],
    [{ parameter: null }, "parameter is required"],
    [{ parameter: "jpg" }, "parameter must be an object"],
    [{ parameter: [] }, "parameter must be an object"],
    [{ parameter: { rsp_media_type: 5 } }, "parameter.rsp_media_type must be one of base64, jpg, png, url"],
    [{ media_info_list: undefined }, "media_info_list is required"],
    [{ media_info_list: medium }, "media_info_list must be a list"],
    [{ media_info_list: [] }, "media_info_list must have at least 1 item"],
    [{ media_info_list: ["AAAA"] }, "media_info_list[0] must be an object"],
    [{ media_info_list: [medium, {}] }, "media_info_list[1].media_data is required"],
    [{ media_info_list: [{ ...medium, media_data: "" }] }, "media_info_list[0].media_data is required"],
    [{ media_info_list: [{ ...medium, media_data: 5 }] }, "media_info_list[0].media_data must be text"],
    [{ media_info_list: [{ media_data: "AAAA" }] }, "media_info_list[0].media_profiles is required"],
    [{ media_info_list: [{ ...medium, media_profiles: null }] }, "media_info_list[0].media_profiles is required"],
    [{ media_info_list: [{ ...medium, media_profiles: 1 }] }, "media_info_list[0].media_profiles must be an object"],
    [
      { media_info_list: [medium, { ...medium, media_profiles: { media_data_type: "gif" } }] },
      "media_info_list[1].media_profiles.media_data_type must be one of jpg, png, url",
    ],
    [{ media_info_list: [{ ...medium, media_extra: "x" }] }, "media_info_list[0].media_extra must be an object"],
    [{ extra: "x" }, "extra must be an object"],
  ])("with %j is refused by the path of the fault", (change, message) => {
    expect(refusalOf(change)).toBe(`Invalid parameter: ${message}`);
  });

  test.each(["data:image/jpeg;base64,AAAA", " \n data:,x"])("with the prefixed base64 %j is refused", (media_data) => {
    expect(refusalOf({ media_info_list: [medium, { ...medium, media_data }] })).toBe(
      "Invalid parameter: media_info_list[1].media_data must be bare base64",
    );
  });

  test.each(["AAAA\r\nAAAA", "\nAAAA", "https://pictures.example/a.jpg"])(
    "with the medium %j is accepted",
    (media_data) => {
      expect(refusalOf({ media_info_list: [{ ...medium, media_data }] })).toBeUndefined();
    },
  );
});

describe("the result", () => {
  const picture: PictureFacts = { format: "png", width: 90, height: 60, alpha: false, animated: false };

  test.each([
    [undefined, "base64", "jpg"],
    ["", "base64", "jpg"],
    ["base64", "base64", "jpg"],
    ["jpg", "base64", "jpg"],
    ["an unknown word", "base64", "jpg"],
    ["png", "base64", "png"],
    ["url", "link", "jpg"],
  ])("asked for as %o comes as a %s, and is a %s", (rsp_media_type, form, format) => {
    const values = documented.values({ ...request, parameter: { rsp_media_type } });
    expect(aiquality.delivery(values, documented.readings)).toEqual({ mode: "sync", form });
    const planned = aiquality.plan({ values, image: picture, limits: {}, readings: documented.readings });
    expect(planned).toEqual({ ok: true, plan: { work: "restore", format } });
  });
});

describe("the media of a request", () => {
  test("are jobs in their order, each by its own way", () => {
    const url = { media_data: "https://pictures.example/a.jpg", media_profiles: { media_data_type: "url" } };
    const values = documented.values({ ...request, media_info_list: [medium, url, medium] });
    expect(aiquality.jobs(values, documented.readings).map(({ image }) => [image.field, image.via])).toEqual([
      ["media_info_list[0].media_data", "base64"],
      ["media_info_list[1].media_data", "url"],
      ["media_info_list[2].media_data", "base64"],
    ]);
  });

  test("are measured once decoded, and fail when they are too large", () => {
    for (const via of ["base64", "url"] as const) {
      expect(aiquality.sourceRule(via, documented.readings)).toEqual({ measure: "decoded", tooLarge: "failed" });
    }
  });
});
