import { picwish } from "@graycard/core";
import sharp from "sharp";
import { expect, it } from "vitest";
import { runSuite } from "../../../runner.js";
import { changeFields } from "../../../testing/change-fields.js";
import { describeScenario } from "../../../testing/describe-scenario.js";
import { mockSubject } from "../../../testing/mock-subject.js";
import { otherResult } from "../../../testing/other-result.js";
import { cutout } from "./cutout.js";

const clause = (fact: string) => `picwish.segmentation.${fact}`;
const elsewhere = "https://graycard.invalid/tasks/output/segmentation/none-mask.png";
const subjects = ["type-auto", "type-person", "type-object", "type-stamp"];
const colours = ["bg-color", "bg-color-hex", "bg-color-examples"];

/** Paints a dark bar over the left of a picture, a little in from its corners. */
async function withBar(file: Uint8Array): Promise<Uint8Array> {
  const { width = 0, height = 0, format } = await sharp(file).metadata();
  if (format !== "jpeg" || width !== 160) return file;
  const bar = { width: 8, height: height - 20, channels: 3 as const, background: "#202020" };
  const input = await sharp({ create: bar }).png().toBuffer();
  return new Uint8Array(
    await sharp(file)
      .composite([{ input, left: 2, top: 10 }])
      .toBuffer(),
  );
}

describeScenario(cutout, () => [
  {
    when: "always gives the image alone",
    faults: [{ fault: "ignore-field", with: { field: "output_type" } }],
    fails: ["output-type-both", "output-type-mask", "mask-black-white", "crop-original", "crop-edges", ...subjects].map(
      clause,
    ),
  },
  {
    when: "gives a mask that was not asked for",
    faults: [
      { fault: "rewrite-answer", operation: "submit", after: 1, times: 1, with: { set: { "data.mask": elsewhere } } },
    ],
    fails: [clause("output-type-image")],
  },
  {
    when: "fills its pictures with grey",
    faults: [{ fault: "bad-result", with: { pixels: "flat" } }],
    fails: [
      "mask-black-white",
      "image-in-colour",
      "format-png",
      ...colours,
      "bg-color-plain",
      "bg-color-default-white",
      "bg-color-needs-jpg",
      "crop-edges",
      ...subjects,
    ].map(clause),
  },
  {
    when: "has no colours",
    between: otherResult(async (file) => new Uint8Array(await sharp(file).greyscale().toBuffer())),
    fails: ["image-in-colour", ...colours, "bg-color-plain"].map(clause),
  },
  {
    when: "leaves a bar in the background",
    between: otherResult(withBar),
    fails: [clause("bg-color-plain")],
  },
  {
    when: "overlooks the format",
    faults: [{ fault: "ignore-field", with: { field: "format" } }],
    fails: ["format-jpg", ...colours, "bg-color-plain", "bg-color-default-white"].map(clause),
  },
  {
    when: "overlooks the background colour",
    faults: [{ fault: "ignore-field", with: { field: "bg_color" } }],
    fails: [...colours, "bg-color-plain"].map(clause),
  },
  {
    when: "paints the background whatever the format",
    between: changeFields((fields) => (fields.format === "png" ? { ...fields, format: "jpg" } : fields)),
    fails: [clause("bg-color-needs-jpg")],
  },
  {
    when: "does not trim",
    faults: [{ fault: "ignore-field", with: { field: "crop" } }],
    fails: [clause("crop-edges")],
  },
  {
    when: "takes everything for a seal",
    between: changeFields((fields) => (fields.type === "stamp" ? fields : { ...fields, type: "stamp" })),
    // The mug is red as ink; of the portrait little is.
    fails: ["type-auto", "type-person"].map(clause),
  },
  {
    when: "halves its pictures",
    faults: [{ fault: "bad-result", with: { scale: 0.5 } }],
    // A halved mask has soft edges, too.
    fails: ["crop-original", "crop-edges", "mask-black-white", "bg-color-plain", ...subjects].map(clause),
  },
]);

it.each([
  [
    "cannot be fetched",
    { fault: "bad-result", with: { status: 403 } },
    "image (the link answers HTTP 403) and mask (the link answers HTTP 403)",
  ],
  ["is not there", { fault: "rewrite-answer", operation: "submit", with: { remove: ["data.image"] } }, "mask"],
] as const)("says which picture %s where both were asked for", async (_, fault, told) => {
  const subjects = [mockSubject(picwish, { faults: [fault] })];
  const select = [`picwish/segmentation/result/cutout#${clause("output-type-both")}`];
  const run = await runSuite({ subjects, scenarios: [cutout], select, version: "test", now: () => 0 });
  expect(run.checks.map(({ actual }) => actual)).toEqual([told]);
});

it("says that an answer that ended well lacks the picture", async () => {
  const faults = [{ fault: "rewrite-answer", operation: "submit", with: { remove: ["data.image"] } }] as const;
  const subjects = [mockSubject(picwish, { faults })];
  const select = [`picwish/segmentation/result/cutout#${clause("format-png")}`];
  const run = await runSuite({ subjects, scenarios: [cutout], select, version: "test", now: () => 0 });
  expect(run.checks.map(({ actual }) => actual)).toEqual(["HTTP 200, succeeded (code 1), without image"]);
});
