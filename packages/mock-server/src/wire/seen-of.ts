import type { Answer } from "../pipeline/answer.js";
import { bodyBytes } from "./body-bytes.js";
import { stopWords } from "./wire-words.js";

/** What of an answer goes out: nothing that could be read where its head is not complete. */
export function seenOf(answer: Answer): Answer | undefined {
  const at = answer.wire?.stop?.at;
  if (at === undefined) return answer;
  return typeof at === "number" ? { ...answer, body: bodyBytes(answer.body).subarray(0, at) } : undefined;
}

/** Why an answer does not go out whole; undefined where it does. */
export function stoppedBecause({ wire }: Answer): string | undefined {
  return wire?.stop && `a planned fault: ${stopWords(wire.stop)}`;
}
