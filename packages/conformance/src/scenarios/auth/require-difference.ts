import type { ExamplePicture } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { InconclusiveError } from "../../errors/inconclusive-error.js";
import type { Trial } from "../../trial.js";
import { describe } from "../judge.js";

/**
 * A refusal says something about a credential only where a request with a good one is answered otherwise. A request
 * that costs nothing is tried first; where its refusal looks the same, one that is in order.
 *
 * @throws {InconclusiveError} when the answers are alike
 */
export async function requireDifference(trial: Trial, picture: ExamplePicture, answer: Answer): Promise<void> {
  if (answer.reading.phase !== "refused" || !isAlike(answer, await trial.send({}))) return;
  const control = await trial.submit(picture);
  if (!isAlike(answer, control)) return;
  throw new InconclusiveError(
    `A request with the credential that was given is answered just so: ${describe(control)}.`,
  );
}

function isAlike(one: Answer, other: Answer): boolean {
  return describe(one) === describe(other);
}
