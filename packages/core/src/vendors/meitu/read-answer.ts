import { type AnswerReading, integerOf, propertyOf, textOf } from "../../contract/answer-reading.js";
import { meituStates } from "./states.js";

/** The names that the number of an error has been seen under; the document has the first. */
const codeNames = ["ErrorCode", "error_code", "code"] as const;
const messageNames = ["ErrorMsg", "error_msg", "message"] as const;

/**
 * Understands an answer of Meitu's: media are a success, an error number is not, whatever the HTTP status.
 * A number of the state table means that the work failed; any other, that the request was refused.
 */
export function readMeituAnswer(httpStatus: number, body: unknown): AnswerReading {
  const code = first(codeNames, (name) => integerOf(propertyOf(body, name)));
  const message = first(messageNames, (name) => textOf(propertyOf(body, name)));
  if (code !== undefined && code !== 0) {
    if (meituStates.rows[code as keyof typeof meituStates.rows] === undefined)
      return { phase: "refused", code, message };
    return { phase: "failed", state: "failed", code, message, outputs: [] };
  }
  if (httpStatus !== 200) return { phase: "refused", code: httpStatus, message };
  const media = propertyOf(body, "media_info_list");
  if (!Array.isArray(media)) return { phase: "unreadable", because: "the answer has neither media nor an error code" };
  const outputs = media.map((medium): Readonly<Record<string, string>> => {
    const image = textOf(propertyOf(medium, "media_data"));
    return image === undefined ? {} : { image };
  });
  return { phase: "succeeded", state: "succeeded", code: 0, message, outputs };
}

function first<T>(names: readonly string[], read: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
