import type { Answer } from "../pipeline/answer.js";
import type { UploadStoppedError } from "./upload-stopped-error.js";
import type { WireTime } from "./wire-play.js";

/** What answers an upload that was stopped: nothing, and the end of its connection. Undefined where words do. */
export function droppedAnswer({ by }: UploadStoppedError, time: WireTime): Answer | undefined {
  if (typeof by !== "string") return undefined;
  return { status: 0, headers: {}, body: "", wire: { stop: { at: "before-headers", by }, time } };
}
