import type { ExamplePicture } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { makePicture } from "../../pictures/make-picture.js";
import { padPng } from "../../pictures/pad-picture.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { describe, isRefusal, judgeAccepted } from "../judge.js";

function clauseOf({ vendor, endpoint }: Target) {
  return (endpoint.limits.imageBytes ?? vendor.limits.imageBytes)?.clause;
}

/** How the example request of an endpoint carries its picture. */
function viaOf({ endpoint }: Target, picture: ExamplePicture): "upload" | "url" | "base64" {
  const values = Object.values(endpoint.example(picture));
  if (values.includes(picture)) return "upload";
  return values.includes(picture.url) ? "url" : "base64";
}

/** A picture of exactly the largest size is taken, one byte more is too large. */
export const imageBytes = defineScenario({
  id: "image-bytes",
  area: "limits",
  decides: (target) => {
    const { clauseId } = { clauseId: clausesOf([clauseOf(target)])[0] };
    const tooLarge = target.vendor.refusal("too-large", target.readings as never).clause;
    return clausesOf([clauseId, tooLarge]);
  },
  async run(trial) {
    const { target } = trial;
    const most = target.limits.imageBytes ?? 0;
    const [clause] = clausesOf([clauseOf(target)]);
    const png = await makePicture({ width: 120, height: 96, format: "png" });
    const largest = await hosted(trial, padPng(png, most));
    judgeAccepted(trial, clause, await trial.submit(largest), `takes a picture of exactly ${most} bytes`);
    const tooLarge = await hosted(trial, padPng(png, most + 1));
    const answer = await trial.outcome(tooLarge);
    judgeTooLarge(trial, clause, answer, viaOf(target, tooLarge));
  },
});

async function hosted(trial: Trial, bytes: Uint8Array): Promise<ExamplePicture> {
  return trial.picture({ width: 120, height: 96, format: "png" }, bytes);
}

function judgeTooLarge(
  trial: Trial,
  clause: string | undefined,
  answer: Answer,
  via: "upload" | "url" | "base64",
): void {
  const { target } = trial;
  const refuses = target.endpoint.sourceRule(via, target.readings as never).tooLarge === "refused";
  const { reading } = answer;
  const finding = {
    title: "does not take a picture of one byte more",
    expected: refuses ? "the request is refused as too large" : "the work fails because its source is too large",
    actual: describe(answer),
    shownBy: [answer],
  };
  const failedForSize =
    reading.phase === "failed" &&
    reading.code === target.vendor.failureCode("source-too-large", undefined, target.readings as never);
  trial.check(clause, { ...finding, ok: refuses ? isRefusal(target, "too-large", answer) : failedForSize });
  const [status] = clausesOf([target.vendor.refusal("too-large", target.readings as never).clause]);
  if (status === undefined) return;
  if (refuses) trial.check(status, { ...finding, ok: isRefusal(target, "too-large", answer) });
  else trial.notApplicable(status, "The request carries no picture that could be too large; the address of one does.");
}
