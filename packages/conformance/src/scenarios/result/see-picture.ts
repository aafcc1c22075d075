import { fromBase64, type PictureFormat, probePicture } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { type Pixels, readPixels } from "../../pictures/read-pixels.js";
import type { Property } from "../../properties/property.js";
import type { ClauseRef, Trial } from "../../trial.js";
import { describe, firstOutput } from "../judge.js";

/** A result as it can be looked at: its pixels, or why there are none. */
export interface SeenPicture {
  readonly bytes?: Uint8Array;
  readonly format?: PictureFormat;
  readonly pixels?: Pixels;
  /** What stands in the way of a picture; what the answer says where nothing does. */
  readonly problem: string;
  readonly shownBy: readonly Answer[];
}

/** Looks at a result, be it behind a link or in the answer itself. */
export async function seePicture(trial: Trial, answer: Answer, name = "image"): Promise<SeenPicture> {
  const text = firstOutput(answer, name);
  if (text === undefined || text === "") {
    const { phase } = answer.reading;
    const without = phase === "succeeded" ? `, without ${name}` : "";
    return { problem: `${describe(answer)}${without}`, shownBy: [answer] };
  }
  if (!/^https?:/.test(text)) return seen(fromBase64(text), "text that is neither a link nor base64", [answer]);
  const file = await trial.fetchResult(text);
  const shownBy = [answer, file];
  if (file.status !== 200) return { problem: `the link answers HTTP ${file.status}`, shownBy };
  return seen(file.bytes, describe(answer), shownBy);
}

async function seen(bytes: Uint8Array | undefined, problem: string, shownBy: readonly Answer[]): Promise<SeenPicture> {
  if (!bytes) return { problem, shownBy };
  const probe = probePicture(bytes);
  if (!probe.ok) return { bytes, problem: `no picture (${probe.fault})`, shownBy };
  const pixels = await readPixels(bytes);
  const { format } = probe.facts;
  if (!pixels) return { bytes, format, problem: `a ${format} that cannot be read to its end`, shownBy };
  return { bytes, format, pixels, problem, shownBy };
}

/** Reports a property of a result about a clause; where there is no picture, why. */
export function checkProperty(
  trial: Trial,
  clause: ClauseRef,
  title: string,
  picture: SeenPicture,
  property: Property,
): void {
  const actual = picture.pixels || property.ok ? property.actual : picture.problem;
  trial.check(clause, { title, ...property, actual, shownBy: picture.shownBy });
}
