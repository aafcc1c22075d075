import { basename, dirname, extname, join } from "node:path";
import type { ImageInput } from "./gather-images.js";
import { resultStem } from "./plan-outputs.js";

/** Pictures, told apart from what an earlier run made of them. */
export interface WithoutResults {
  readonly images: readonly ImageInput[];
  readonly leftOut: readonly ImageInput[];
}

/**
 * Leaves out what is named as the result of another picture beside it, such as `photo-scale.jpg` beside `photo.jpg`: a
 * pattern or a folder names both, and nobody means to pay for the result of a result.
 */
export function leaveOutResults(
  images: readonly ImageInput[],
  endpoint: string,
  outputs: readonly string[],
): WithoutResults {
  const results = new Set<string>();
  for (const { at, isAddress } of images) {
    const stem = `${basename(at, extname(at))}-${endpoint}`;
    if (!isAddress) for (const name of outputs) results.add(join(dirname(at), resultStem(stem, name, outputs)));
  }
  const isResult = ({ at, isAddress }: ImageInput) =>
    !isAddress && results.has(join(dirname(at), basename(at, extname(at))));
  return { images: images.filter((image) => !isResult(image)), leftOut: images.filter(isResult) };
}
