import type { UploadBreak, WireEnd } from "./wire-bend.js";
import type { WireStop } from "./wire-play.js";

const ended: Readonly<Record<WireEnd, string>> = {
  close: "the connection was closed",
  reset: "the connection was reset",
  hang: "nothing more was said",
};

/** What was done to an answer that stopped, in words. */
export function stopWords({ at, by }: WireStop): string {
  if (at === "before-headers") return `${ended[by]} before the headers of the answer`;
  if (at === "within-headers") return `${ended[by]} within the headers of the answer`;
  if (at === 0) return `${ended[by]} after the headers of the answer`;
  return `${ended[by]} after ${at} bytes of the answer's body`;
}

/** What was done to an upload that stopped, in words. */
export function uploadWords(by: UploadBreak["by"], bytes: number): string {
  const what = typeof by === "string" ? ended[by] : "the request was turned away";
  return `${what} after ${bytes} bytes of the upload`;
}
