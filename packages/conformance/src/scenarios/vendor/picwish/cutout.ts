import type { Answer } from "../../../conversation.js";
import { type Pixels, pixelAt, readPixels } from "../../../pictures/read-pixels.js";
import { defineScenario } from "../../../scenario.js";
import type { Finding, Trial } from "../../../trial.js";
import { describe, firstOutput } from "../../judge.js";

/** How far a channel may be off after a lossy format. */
const tolerance = 12;

const clauses = [
  "picwish.segmentation.output-type-both",
  "picwish.segmentation.output-type-image",
  "picwish.segmentation.output-type-mask",
  "picwish.segmentation.mask-black-white",
  "picwish.segmentation.format-png",
  "picwish.segmentation.format-jpg",
  "picwish.segmentation.bg-color-hex",
  "picwish.segmentation.bg-color-default-white",
  "picwish.segmentation.bg-color-needs-jpg",
  "picwish.segmentation.crop-original",
  "picwish.segmentation.crop-edges",
] as const;

const size = { width: 160, height: 120 };

interface Cut {
  readonly answer: Answer;
  readonly image?: Pixels;
  readonly mask?: Pixels;
  readonly links: { readonly image: string | undefined; readonly mask: string | undefined };
}

/** The cut-out has the outputs, the background and the size that were asked for. */
export const cutout = defineScenario({
  id: "cutout",
  area: "result",
  vendor: "picwish",
  decides: ({ endpoint }) => (endpoint.id === "segmentation" ? clauses : []),
  async run(trial) {
    const both = await cut(trial, { output_type: 1 });
    judgeBoth(trial, both);
    judgeImageOnly(trial, await cut(trial, { output_type: 2 }));
    judgeMaskOnly(trial, await cut(trial, { output_type: 3 }));
    judgeBackground(
      trial,
      "picwish.segmentation.bg-color-hex",
      await cut(trial, { format: "jpg", bg_color: "ff0000" }),
      [255, 0, 0],
    );
    const white = await cut(trial, { format: "jpg" });
    judgeBackground(trial, "picwish.segmentation.bg-color-default-white", white, [255, 255, 255]);
    judge(trial, "picwish.segmentation.format-jpg", white, {
      title: "gives a JPEG without transparency",
      ok: white.image?.channels === 3,
      expected: "three channels",
      actual: `${white.image?.channels ?? "no"} channels`,
    });
    const ignored = await cut(trial, { format: "png", bg_color: "ff0000" });
    judge(trial, "picwish.segmentation.bg-color-needs-jpg", ignored, transparentCorner(ignored.image));
    judgeCrop(trial, await cut(trial, { crop: 1, output_type: 1 }));
  },
});

async function cut(trial: Trial, set: Readonly<Record<string, unknown>>): Promise<Cut> {
  const picture = await trial.picture({ ...size, content: "object" });
  const answer = await trial.outcome(picture, { change: { set } });
  const links = { image: firstOutput(answer, "image"), mask: firstOutput(answer, "mask") };
  const read = async (link: string | undefined) =>
    link === undefined ? undefined : readPixels((await trial.fetchResult(link)).bytes);
  const [image, mask] = [await read(links.image), await read(links.mask)];
  return { answer, links, ...(image ? { image } : {}), ...(mask ? { mask } : {}) };
}

function judge(trial: Trial, clause: (typeof clauses)[number], cut: Cut, finding: Omit<Finding, "shownBy">): void {
  trial.check(clause, { ...finding, shownBy: [cut.answer] });
}

function judgeBoth(trial: Trial, both: Cut): void {
  judge(trial, "picwish.segmentation.output-type-both", both, {
    title: "gives image and mask",
    ok: both.image !== undefined && both.mask !== undefined,
    expected: "an image and a mask",
    actual: outputsOf(both),
  });
  const grey = both.mask ? shareOfGrey(both.mask) : 1;
  judge(trial, "picwish.segmentation.mask-black-white", both, {
    title: "gives a mask of black and white",
    ok: grey < 0.02,
    expected: "black and white pixels, but for a soft edge",
    actual: both.mask ? `${(grey * 100).toFixed(1)} % other pixels` : "no mask",
  });
  judge(trial, "picwish.segmentation.format-png", both, transparentCorner(both.image));
  judge(trial, "picwish.segmentation.crop-original", both, {
    title: "keeps the size of the picture",
    ok: isSize(both.image, size) && isSize(both.mask, size),
    expected: `image and mask of ${size.width}x${size.height}`,
    actual: `image ${sizeOf(both.image)}, mask ${sizeOf(both.mask)}`,
  });
}

function judgeImageOnly(trial: Trial, only: Cut): void {
  judge(trial, "picwish.segmentation.output-type-image", only, {
    title: "gives the image alone",
    ok: only.image !== undefined && !only.links.mask,
    expected: "an image and no mask",
    actual: outputsOf(only),
  });
}

function judgeMaskOnly(trial: Trial, only: Cut): void {
  judge(trial, "picwish.segmentation.output-type-mask", only, {
    title: "gives the mask alone",
    ok: only.mask !== undefined && !only.links.image,
    expected: "a mask and no image",
    actual: outputsOf(only),
  });
}

function judgeBackground(
  trial: Trial,
  clause: (typeof clauses)[number],
  cut: Cut,
  colour: readonly [number, number, number],
): void {
  const corner = cut.image ? pixelAt(cut.image, 1, 1) : undefined;
  judge(trial, clause, cut, {
    title: `paints the background ${colour.join(", ")}`,
    ok: !!corner && colour.every((value, channel) => Math.abs(value - (corner[channel] ?? 0)) <= tolerance),
    expected: `a corner of ${colour.join(", ")}`,
    actual: corner ? `a corner of ${corner.slice(0, 3).join(", ")}` : outputsOf(cut),
  });
}

function judgeCrop(trial: Trial, cropped: Cut): void {
  const { image, mask } = cropped;
  const smaller = !!image && (image.width < size.width || image.height < size.height);
  const agree = !!image && !!mask && isSize(mask, image);
  const touches = mask ? touchesAllEdges(mask) : false;
  judge(trial, "picwish.segmentation.crop-edges", cropped, {
    title: "trims to the edges of the subject",
    ok: smaller && agree && touches,
    expected: "an image and a mask of one size, smaller than the picture, with the subject at all four edges",
    actual: `image ${sizeOf(image)}, mask ${sizeOf(mask)}, ${touches ? "at" : "not at"} all edges`,
  });
}

function transparentCorner(image: Pixels | undefined): Omit<Finding, "shownBy"> {
  const opacity = image ? pixelAt(image, 1, 1)[3] : undefined;
  return {
    title: "leaves the background transparent",
    ok: opacity !== undefined && opacity <= tolerance,
    expected: "a corner of opacity 0",
    actual: opacity === undefined ? "no image" : `a corner of opacity ${opacity}`,
  };
}

function outputsOf({ answer, links }: Cut): string {
  const names = (["image", "mask"] as const).filter((name) => links[name]);
  return names.length > 0 ? names.join(" and ") : describe(answer);
}

function isSize(pixels: Pixels | undefined, wanted: { width: number; height: number }): boolean {
  return pixels?.width === wanted.width && pixels.height === wanted.height;
}

function sizeOf(pixels: Pixels | undefined): string {
  return pixels ? `${pixels.width}x${pixels.height}` : "missing";
}

/** The share of pixels that are neither black nor white. */
function shareOfGrey(mask: Pixels): number {
  let grey = 0;
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const [value] = pixelAt(mask, x, y);
      if (value > tolerance && value < 255 - tolerance) grey++;
    }
  }
  return grey / (mask.width * mask.height);
}

function touchesAllEdges(mask: Pixels): boolean {
  const light = (x: number, y: number) => pixelAt(mask, x, y)[0] >= 128;
  const columns = Array.from({ length: mask.width }, (_, x) => x);
  const rows = Array.from({ length: mask.height }, (_, y) => y);
  return (
    columns.some((x) => light(x, 0)) &&
    columns.some((x) => light(x, mask.height - 1)) &&
    rows.some((y) => light(0, y)) &&
    rows.some((y) => light(mask.width - 1, y))
  );
}
