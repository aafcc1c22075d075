import { type ExamplePicture, isAbsent } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { makeMask, makePicture } from "../../pictures/make-picture.js";
import { type Pixels, pixelAt, readPixels } from "../../pictures/read-pixels.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { ClauseRef, Trial } from "../../trial.js";
import { describe, firstOutput } from "../judge.js";
import { allFields } from "../validation/field-walk.js";

/** How far a channel may be off outside the region, after a lossy format. */
const tolerance = 12;

const size = { width: 160, height: 120 };
/** The region that is marked: all of the object in the middle, and just under half of the picture. */
const region = { x: 30, y: 14, width: 100, height: 92 };
/** Another one, for the source that must lose. */
const elsewhere = { x: 2, y: 2, width: 20, height: 10 };

function fieldsOf({ endpoint }: Target) {
  const fields = allFields(endpoint).map(({ path, field }) => ({ name: String(path[0]), field }));
  return {
    rectangles: fields.find(({ field }) => field.kind === "rectangles"),
    maskUpload: fields.find(({ name, field }) => field.kind === "upload" && name.startsWith("mask")),
    maskUrl: fields.find(({ name, field }) => field.kind === "url" && name.startsWith("mask")),
  };
}

/** What is marked is repaired, by boxes or by a mask, and the rest of the picture stays as it was. */
export const repair = defineScenario({
  id: "repair",
  area: "result",
  decides(target) {
    if (target.endpoint.work !== "inpaint") return [];
    const { rectangles, maskUpload, maskUrl } = fieldsOf(target);
    const mask = maskUsed(target) === "upload" ? maskUpload : maskUrl;
    return clausesOf([rectangles?.field.clause, mask?.field.clause, target.vendor.promises.maskPrecedence]);
  },
  async run(trial) {
    const { rectangles, maskUpload, maskUrl } = fieldsOf(trial.target);
    const png = await makePicture({ ...size, format: "png" });
    const picture = await trial.picture({ ...size, format: "png" }, png);
    const before = await readPixels(png);
    const boxes = (box: typeof region) => JSON.stringify([box]);
    const byBoxes = await trial.outcome(picture, { change: { set: { [rectangles?.name ?? ""]: boxes(region) } } });
    await judge(trial, rectangles?.field.clause, byBoxes, before, "repairs what a box marks");
    const upload = maskUsed(trial.target) === "upload";
    const mask = upload ? maskUpload : maskUrl;
    if (!mask) return;
    const file = await makeMask(size.width, size.height, region);
    const value = upload ? maskFile(file) : await trial.host(`graycard-mask-${file.byteLength}.png`, file);
    const drop = { drop: [rectangles?.name ?? ""] };
    const byMask = await trial.outcome(picture, { change: { ...drop, set: { [mask.name]: value } } });
    await judge(trial, mask.field.clause, byMask, before, "repairs what a mask marks");
    const set = { [mask.name]: value, [rectangles?.name ?? ""]: boxes(elsewhere) };
    const byBoth = await trial.outcome(picture, { change: { set } });
    const { maskPrecedence } = trial.target.vendor.promises;
    await judge(trial, maskPrecedence, byBoth, before, "goes by the mask where both are given");
  },
});

/** How this endpoint's requests carry a mask. */
function maskUsed(target: Target): "upload" | "url" {
  return isAbsent(target.endpoint.example(placeholder).image_file) ? "url" : "upload";
}

const placeholder: ExamplePicture = {
  bytes: new Uint8Array([0]),
  fileName: "none.png",
  mediaType: "image/png",
  url: "https://graycard.invalid/none.png",
  ...size,
};

function maskFile(bytes: Uint8Array) {
  return { bytes, fileName: "mask.png", mediaType: "image/png" };
}

async function judge(
  trial: Trial,
  clause: ClauseRef,
  answer: Answer,
  before: Pixels | undefined,
  title: string,
): Promise<void> {
  const link = firstOutput(answer);
  const file = link === undefined ? undefined : await trial.fetchResult(link);
  const after = file ? await readPixels(file.bytes) : undefined;
  const sameSize = after?.width === size.width && after.height === size.height;
  const change = before && after && sameSize ? changeOf(before, after) : undefined;
  trial.check(clause, {
    title,
    ok: change !== undefined && change.outside <= tolerance && change.inside > tolerance,
    expected: `the marked region changes, and no pixel outside of it by more than ${tolerance}`,
    actual: change ? `inside by up to ${change.inside}, outside by up to ${change.outside}` : describe(answer),
    shownBy: file ? [answer, file] : [answer],
  });
}

/** The largest change of a channel inside and outside of the region. A lossy format blurs its very edge. */
function changeOf(before: Pixels, after: Pixels): { readonly inside: number; readonly outside: number } {
  const edge = 8;
  let inside = 0;
  let outside = 0;
  for (let y = 0; y < before.height; y++) {
    for (let x = 0; x < before.width; x++) {
      const [was, is] = [pixelAt(before, x, y), pixelAt(after, x, y)];
      const change = Math.max(...[0, 1, 2].map((channel) => Math.abs((was[channel] ?? 0) - (is[channel] ?? 0))));
      if (isWithin(x, y, 0)) inside = Math.max(inside, change);
      else if (!isWithin(x, y, edge)) outside = Math.max(outside, change);
    }
  }
  return { inside, outside };
}

function isWithin(x: number, y: number, margin: number): boolean {
  return (
    x >= region.x - margin &&
    x < region.x + region.width + margin &&
    y >= region.y - margin &&
    y < region.y + region.height + margin
  );
}
