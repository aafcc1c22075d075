import { type ExamplePicture, toBase64, type Via } from "@graycard/core";
import type { Trial } from "../trial.js";

/** A picture as a field carries it. An address that counts is expected to be visited, another may be passed over. */
export async function carried(
  trial: Trial,
  via: Via,
  picture: Pick<ExamplePicture, "bytes" | "fileName" | "mediaType">,
  counts = true,
): Promise<unknown> {
  const { bytes, fileName, mediaType } = picture;
  if (via === "upload") return { bytes, fileName, mediaType };
  if (via === "base64") return toBase64(bytes);
  return counts ? trial.host(fileName, bytes) : trial.offer(fileName, bytes);
}

/** Whether a picture can be sent in this way: by an address only where the subject has a way to ours. */
export function canCarry(trial: Trial, via: Via): boolean {
  return via !== "url" || trial.subject.hostPicture !== undefined;
}
