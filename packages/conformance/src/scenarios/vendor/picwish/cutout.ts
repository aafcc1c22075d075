import { agreesWithMask } from "../../../properties/agrees-with-mask.js";
import { allOf } from "../../../properties/all-of.js";
import { coversSubject } from "../../../properties/covers-subject.js";
import { hasClearCorners } from "../../../properties/has-clear-corners.js";
import { hasCornersOf } from "../../../properties/has-corners-of.js";
import { hasFormat } from "../../../properties/has-format.js";
import { hasSize, tellSize } from "../../../properties/has-size.js";
import { isBlackAndWhite } from "../../../properties/is-black-and-white.js";
import { isInColour } from "../../../properties/is-in-colour.js";
import { isOpaque } from "../../../properties/is-opaque.js";
import { isPlainOutside } from "../../../properties/is-plain-outside.js";
import type { Property } from "../../../properties/property.js";
import { touchesAllEdges } from "../../../properties/touches-all-edges.js";
import { defineScenario } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { checkProperty } from "../../result/see-picture.js";
import { type Cut, colourOf, cut, cutSize, isGiven, tellOutputs } from "./cut.js";

const facts = [
  "output-type-both",
  "output-type-image",
  "output-type-mask",
  "image-in-colour",
  "mask-black-white",
  "format-png",
  "format-jpg",
  "bg-color",
  "bg-color-hex",
  "bg-color-plain",
  "bg-color-examples",
  "bg-color-default-white",
  "bg-color-needs-jpg",
  "crop-original",
  "crop-edges",
  "type-auto",
  "type-person",
  "type-object",
  "type-stamp",
] as const;

type Fact = (typeof facts)[number];

const clause = (fact: Fact) => `picwish.segmentation.${fact}`;

/** The background colours that the document shows. */
const exampleColours = ["ffffff", "ff0000", "0000ff"] as const;

/** The cut-out has the subject, the outputs, the background and the size that were asked for. */
export const cutout = defineScenario({
  id: "cutout",
  area: "result",
  vendor: "picwish",
  decides: ({ endpoint }) => (endpoint.id === "segmentation" ? facts.map(clause) : []),
  async run(trial) {
    judgeBoth(trial, await cut(trial, { output_type: 1 }));
    judgeOnly(trial, "output-type-image", await cut(trial, { output_type: 2 }), "image");
    judgeOnly(trial, "output-type-mask", await cut(trial, { output_type: 3 }), "mask");
    await judgeBackgrounds(trial);
    await judgeSubjects(trial);
    judgeCrop(trial, await cut(trial, { crop: 1, output_type: 1 }));
  },
});

function judge(trial: Trial, fact: Fact, seen: Cut, of: "image" | "mask", title: string, property: Property): void {
  checkProperty(trial, clause(fact), title, seen[of], property);
}

function judgeBoth(trial: Trial, both: Cut): void {
  const { image, mask } = both;
  trial.check(clause("output-type-both"), {
    title: "gives image and mask",
    ok: image.pixels !== undefined && mask.pixels !== undefined,
    expected: "an image and a mask",
    actual: tellOutputs(both),
    shownBy: [both.answer],
  });
  judge(trial, "mask-black-white", both, "mask", "gives a mask of black and white", isBlackAndWhite(mask.pixels));
  judge(trial, "image-in-colour", both, "image", "gives an image in colour", isInColour(image.pixels));
  const png = image.bytes ? hasFormat(image.bytes, "png") : hasClearCorners(undefined);
  judge(
    trial,
    "format-png",
    both,
    "image",
    "leaves the background transparent",
    allOf(png, hasClearCorners(image.pixels)),
  );
  const kept = allOf(hasSize(image.pixels, cutSize), hasSize(mask.pixels, cutSize));
  judge(trial, "crop-original", both, "image", "keeps the size of the picture", kept);
}

function judgeOnly(trial: Trial, fact: Fact, only: Cut, name: "image" | "mask"): void {
  const other = name === "image" ? only.mask : only.image;
  trial.check(clause(fact), {
    title: `gives the ${name} alone`,
    ok: only[name].pixels !== undefined && !isGiven(other),
    expected: `the ${name} and nothing else`,
    actual: tellOutputs(only),
    shownBy: [only.answer],
  });
}

/** Every example of the document, and what there is without one. */
async function judgeBackgrounds(trial: Trial): Promise<void> {
  for (const bg_color of exampleColours) {
    const seen = await cut(trial, { format: "jpg", bg_color });
    const colour = colourOf(bg_color);
    const corners = hasCornersOf(seen.image.pixels, colour);
    for (const fact of ["bg-color", "bg-color-hex", "bg-color-examples"] as const) {
      judge(trial, fact, seen, "image", `paints the background ${bg_color}`, corners);
    }
    const plain = isPlainOutside(seen.image.pixels, seen.around, colour);
    judge(trial, "bg-color-plain", seen, "image", `paints all of the background ${bg_color}`, plain);
  }
  const white = await cut(trial, { format: "jpg" });
  const corners = hasCornersOf(white.image.pixels, [255, 255, 255]);
  judge(trial, "bg-color-default-white", white, "image", "paints the background white by itself", corners);
  const jpg = white.image.bytes ? hasFormat(white.image.bytes, "jpg") : isOpaque(undefined);
  judge(
    trial,
    "format-jpg",
    white,
    "image",
    "gives a JPEG without transparency",
    allOf(jpg, isOpaque(white.image.pixels)),
  );
  const ignored = await cut(trial, { format: "png", bg_color: "ff0000" });
  const clear = hasClearCorners(ignored.image.pixels);
  judge(trial, "bg-color-needs-jpg", ignored, "image", "leaves a PNG transparent whatever bg_color says", clear);
}

/** What is cut out is what the picture shows, by each type and without one. */
async function judgeSubjects(trial: Trial): Promise<void> {
  const subjects = [
    ["type-auto", "portrait", {}],
    ["type-auto", "object", {}],
    ["type-person", "portrait", { type: "person" }],
    ["type-object", "object", { type: "object" }],
    ["type-stamp", "stamp", { type: "stamp" }],
  ] as const;
  for (const [fact, content, type] of subjects) {
    const seen = await cut(trial, { ...type, output_type: 3 }, content);
    const how = "type" in type ? `as ${type.type}` : "by itself";
    judge(trial, fact, seen, "mask", `finds the ${content} ${how}`, coversSubject(seen.mask.pixels, seen.drawing));
  }
}

function judgeCrop(trial: Trial, cropped: Cut): void {
  const { pixels: image } = cropped.image;
  const { pixels: mask } = cropped.mask;
  const trimmed: Property = {
    ok: image !== undefined && (image.width < cutSize.width || image.height < cutSize.height),
    expected: `less than ${tellSize(cutSize)}`,
    actual: tellSize(image),
  };
  const property = allOf(trimmed, isBlackAndWhite(mask), agreesWithMask(image, mask), touchesAllEdges(mask));
  judge(trial, "crop-edges", cropped, "image", "trims image and mask to the edges of the subject", property);
}
