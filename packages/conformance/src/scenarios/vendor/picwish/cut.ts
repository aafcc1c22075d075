import type { Answer } from "../../../conversation.js";
import type { Colour, Drawing } from "../../../pictures/canvas.js";
import type { ContentName } from "../../../pictures/contents/index.js";
import { drawPicture } from "../../../pictures/make-picture.js";
import { grown, type Region } from "../../../pictures/region.js";
import { blurPx } from "../../../properties/tolerance.js";
import type { Trial } from "../../../trial.js";
import { describe } from "../../judge.js";
import { type SeenPicture, seePicture } from "../../result/see-picture.js";

/** The size of the pictures that are cut out. */
export const cutSize = { width: 160, height: 120 } as const;

/** What came of a cut-out: its pictures, as far as the answer has them. */
export interface Cut {
  readonly answer: Answer;
  readonly image: SeenPicture;
  readonly mask: SeenPicture;
  /** What was drawn into the picture that was sent. */
  readonly drawing: Drawing;
  /** The subject with a margin for a soft edge. */
  readonly around: Region;
}

/** Has a picture cut out with some fields set. */
export async function cut(
  trial: Trial,
  set: Readonly<Record<string, unknown>>,
  content: ContentName = "object",
): Promise<Cut> {
  const answer = await trial.outcome(await trial.picture({ ...cutSize, content }), { change: { set } });
  const drawing = drawPicture({ ...cutSize, content });
  const subject: Region = (x, y) => drawing.covered[y * drawing.width + x] === 1;
  return {
    answer,
    image: await seePicture(trial, answer, "image"),
    mask: await seePicture(trial, answer, "mask"),
    drawing,
    around: grown(subject, blurPx, cutSize),
  };
}

/** Which pictures an answer has, in words, and what is wrong with those that cannot be looked at. */
export function tellOutputs({ answer, image, mask }: Cut): string {
  const told = Object.entries({ image, mask }).flatMap(([name, picture]) => {
    if (!isGiven(picture)) return [];
    return picture.pixels ? [name] : [`${name} (${picture.problem})`];
  });
  return told.length > 0 ? told.join(" and ") : describe(answer);
}

/** Whether an answer has a picture, or what stands for one. */
export function isGiven({ bytes, shownBy }: SeenPicture): boolean {
  return bytes !== undefined || shownBy.length > 1;
}

/** The colour that six hexadecimal digits write. */
export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
