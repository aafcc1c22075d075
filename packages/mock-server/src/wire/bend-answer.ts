import type { Answer } from "../pipeline/answer.js";
import type { Random } from "../random.js";
import { bodyBytes } from "./body-bytes.js";
import { drawLatency } from "./draw-latency.js";
import { garble, garbledBytes } from "./garble.js";
import type { AnswerBreak, WireBend } from "./wire-bend.js";
import type { WireStop, WireTime } from "./wire-play.js";
import { stopWords } from "./wire-words.js";

/** What becomes of an answer on its way. */
export interface BentAnswer {
  /** The answer as it goes out. */
  readonly answer: Answer;
  /** How long it is held back before, in milliseconds. */
  readonly latencyMs: number;
  /** What was done, one sentence each, for the journal. */
  readonly notes: readonly string[];
}

/** Settles what becomes of an answer on its way: whatever is left to chance is drawn here. */
export function bendAnswer(
  answer: Answer,
  bend: WireBend,
  how: { readonly accepted: boolean; readonly random: Random; readonly time: WireTime },
): BentAnswer {
  const { latencies = [], garbledShare, answerBytesPerSecond: bytesPerSecond } = bend;
  const latencyMs = latencies.reduce((sum, each) => sum + drawLatency(each, how.random), 0);
  const whole = bodyBytes(answer.body);
  const length = whole.byteLength;
  const body = garbledShare === undefined ? answer.body : garble(whole, garbledShare, how.random);
  const broken = (how.accepted ? bend.acceptedBreak : undefined) ?? bend.answerBreak;
  const stop = broken && stopOf(broken, length);
  const { uploadBytesPerSecond } = bend;
  const notes = [
    ...(uploadBytesPerSecond === undefined ? [] : [`the upload was read at ${uploadBytesPerSecond} bytes per second`]),
    ...(latencies.length > 0 ? [`the answer was held back for ${latencyMs} ms`] : []),
    ...(garbledShare === undefined ? [] : [`${garbledBytes(length, garbledShare)} of ${length} bytes were altered`]),
    ...(bytesPerSecond === undefined ? [] : [`the answer was sent at ${bytesPerSecond} bytes per second`]),
    ...(stop ? [stopWords(stop)] : []),
  ];
  const wire = {
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(stop ? { stop } : {}),
    time: how.time,
  };
  return { answer: { ...answer, body, wire }, latencyMs, notes };
}

function stopOf({ at, afterBytes, by }: AnswerBreak, bodyLength: number): WireStop {
  if (at === "before-headers" || at === "within-headers") return { at, by };
  if (at === "after-headers") return { at: 0, by };
  // The last byte never goes: with all of it there the answer would be whole.
  return { at: Math.max(0, Math.min(afterBytes ?? Math.floor(bodyLength / 2), bodyLength - 1)), by };
}
