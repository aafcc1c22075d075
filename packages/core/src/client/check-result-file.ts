import type { PictureFacts, PictureFormat } from "../contract/work.js";
import type { CallFacts } from "../errors/call-error.js";
import { ResultFileError } from "../errors/result-file-error.js";
import { probePicture } from "../picture/probe-picture.js";

/**
 * Makes sure that the file of a result is a whole picture, of the format that its link names.
 *
 * @throws {ResultFileError} when it is not
 */
export function checkResultFile(
  bytes: Uint8Array,
  name: string,
  facts: Pick<CallFacts, "vendor" | "endpoint" | "operation" | "handle">,
  promised?: PictureFormat,
): PictureFacts {
  const what = `${facts.vendor}/${facts.endpoint}: the ${name} that came`;
  const probe = probePicture(bytes);
  if (!probe.ok) {
    const fault = /^truncated/.test(probe.fault) ? "cut-short" : "no-picture";
    const text = `${what} is no whole picture: ${probe.fault}. Fetch it again, or ask for the task again.`;
    throw new ResultFileError(text, { ...facts, fault, retryable: true });
  }
  if (promised !== undefined && probe.facts.format !== promised) {
    const text = `${what} is ${probe.facts.format}; its link promises ${promised}.`;
    throw new ResultFileError(text, { ...facts, fault: "wrong-format", retryable: false });
  }
  return probe.facts;
}
