import { describe, expect, it } from "vitest";
import { withoutPictures } from "./without-pictures.js";

describe("the values of a task", () => {
  it("are kept without bytes and long texts, wherever those stand", () => {
    const long = "A".repeat(20_000);
    const values = {
      image_file: { bytes: new Uint8Array(5), fileName: "a.jpg", mediaType: "image/jpeg" },
      mask_file: { bytes: new Uint8Array(6) },
      image_base64: long,
      type: "clean",
      media_info_list: [{ media_data: long, media_profiles: { media_data_type: "jpg" } }],
    };
    expect(withoutPictures(values)).toEqual({
      image_file: { length: 5, fileName: "a.jpg" },
      mask_file: { length: 6 },
      type: "clean",
      media_info_list: [{ media_profiles: { media_data_type: "jpg" } }],
    });
    expect(values.image_base64).toBe(long);
  });

  it("are kept as they are when there is nothing of that in them", () => {
    const values = { type: "clean", rectangles: [{ x: 1, y: 2, width: 3, height: 4 }], parameter: { a: null } };
    expect(withoutPictures(values)).toBe(values);
  });
});
