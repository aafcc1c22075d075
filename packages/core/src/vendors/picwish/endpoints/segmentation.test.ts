import { describe, expect, test } from "vitest";
import { buildAnswer } from "../../../contract/answer.js";
import type { PictureFacts } from "../../../contract/work.js";
import { readerOf } from "../../../testing/reader-of.js";
import { picwish } from "../index.js";
import { segmentation } from "./segmentation.js";

const image_file = { bytes: Uint8Array.of(1) };
const documented = readerOf(picwish, segmentation);
const picture: PictureFacts = { format: "jpg", width: 90, height: 60, alpha: false, animated: false };
const plan = (raw: Record<string, unknown>) =>
  segmentation.plan({
    values: documented.values({ image_file, ...raw }),
    image: picture,
    limits: {},
    readings: documented.readings,
  });

describe("bg_color", () => {
  test.each(["ffffff", "FFFFFF", "ff0000", "0000Ff", "000000"])("paints the background of a jpg in %s", (bg_color) => {
    expect(plan({ format: "jpg", bg_color })).toMatchObject({ plan: { background: bg_color.toLowerCase() } });
  });

  test.each(["#ffffff", "fff", "fffffff", "ffffff00", "gggggg", "red", " ffffff", "ffffff\n", "0xffff", 123456, true])(
    "is refused for a jpg when it is %j",
    (bg_color) => {
      expect(documented.refusal({ image_file, format: "jpg", bg_color })).toMatch(
        /^Invalid parameter: bg_color must be (six hexadecimal digits|text)$/,
      );
    },
  );

  test.each([{}, { format: "" }, { format: "png" }])("goes unread beside %j, even when it is wrong", (raw) => {
    const values = documented.values({ image_file, ...raw, bg_color: "#nonsense" });
    expect(values).not.toHaveProperty("bg_color");
    expect(plan({ ...raw, bg_color: "#nonsense" })).toMatchObject({ plan: { format: "png", background: "ffffff" } });
  });

  test("is white where a jpg names none", () => {
    expect(plan({ format: "jpg" })).toMatchObject({ plan: { format: "jpg", background: "ffffff" } });
  });
});

describe("the type", () => {
  test.each([
    [undefined, "auto"],
    ["", "auto"],
    ["person", "person"],
    ["object", "object"],
    ["stamp", "stamp"],
  ])("%o looks for %s", (type, subject) => {
    expect(plan({ type })).toMatchObject({ plan: { subject } });
  });

  test("auto is no word of the documents, unless that is the reading", () => {
    expect(documented.refusal({ image_file, type: "auto" })).toBe("Invalid task type");
    const lenient = readerOf(picwish, segmentation, { "segmentation.type-auto": "accepted" });
    expect(lenient.refusal({ image_file, type: "auto" })).toBeUndefined();
    expect(lenient.values({ image_file, type: "auto" })).not.toHaveProperty("type");
    expect(lenient.refusal({ image_file, type: "Auto" })).toBe("Invalid task type");
  });
});

describe("the outputs", () => {
  test.each([
    [undefined, ["image"]],
    ["1", ["image", "mask"]],
    [2, ["image"]],
    ["3", ["mask"]],
  ])("of output_type %o are %j", (output_type, outputs) => {
    expect(plan({ output_type })).toMatchObject({ plan: { outputs } });
  });

  test.each([
    [2, "image"],
    [3, "mask"],
  ])("of output_type %i make the body of a binary answer the %s", (output_type, binaryOutput) => {
    const values = documented.values({ image_file, output_type, return_type: 3, sync: 1 });
    expect(segmentation.delivery(values, documented.readings)).toMatchObject({ form: "binary", binaryOutput });
  });

  test("cannot both be the body of one answer", () => {
    expect(documented.refusal({ image_file, output_type: 1, return_type: 3, sync: 1 })).toBe(
      "Invalid parameter: return_type 3 cannot carry both pictures of output_type 1",
    );
  });

  test.each([
    [undefined, false],
    ["0", false],
    ["1", true],
  ])("are cropped with crop %o: %s", (crop, cropped) => {
    expect(plan({ crop })).toMatchObject({ plan: { crop: cropped } });
  });
});

describe("an output that was not asked for", () => {
  const dataOf = (output_type: number, unrequested: string) => {
    const reader = readerOf(picwish, segmentation, { "segmentation.unrequested-output": unrequested });
    const name = output_type === 3 ? "mask" : "image";
    const task = { id: "t", code: 1, progress: 100, createdAt: 1e12, completedAt: 1e12 + 1000 };
    const values = reader.values({ image_file, output_type });
    const items = [{ [name]: { text: "https://results.example/a.png", format: "png" as const } }];
    const facts = { phase: "succeeded" as const, operation: "poll" as const, readings: reader.readings, values, items };
    return buildAnswer(segmentation.answer, { ...facts, task }).data;
  };

  test.each([
    [2, "mask"],
    [3, "image"],
  ])("with output_type %i, the %s, is absent by the documents and empty by captures", (output_type, name) => {
    expect(dataOf(output_type, "absent")).not.toHaveProperty(name);
    expect(dataOf(output_type, "empty")).toHaveProperty(name, "");
  });
});
