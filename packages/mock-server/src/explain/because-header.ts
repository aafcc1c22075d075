import type { Answer } from "../pipeline/answer.js";
import type { Inbound } from "../pipeline/inbound.js";
import type { Explanation } from "./explanation.js";

/** With this header set to 1 a request asks to be told why it did not come to what it was sent for. */
export const explainHeader = "x-graycard-explain";

/** The header of an answer that tells it. Bodies stay as the vendor's are. */
export const becauseHeader = "x-graycard-because";

/** Headers longer than this are refused by some clients, and with them the whole answer. */
const mostChars = 1000;

/** An answer with its explanation, if the request asked for one. */
export function withBecause(
  answer: Answer,
  { because, clause }: Explanation,
  { headers }: Pick<Inbound, "headers">,
): Answer {
  if (headers.get(explainHeader) !== "1") return answer;
  const text = clause === undefined ? because : `${because} (${clause})`;
  // Headers carry no more than ASCII to all clients alike.
  const plain = text.replace(/[^ -~]+/g, "?").slice(0, mostChars);
  return { ...answer, headers: { ...answer.headers, [becauseHeader]: plain } };
}
