import { type ExamplePicture, limitsInForce } from "@graycard/core";
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

/** Whether a picture that is too large is refused with its request; one behind an address makes the work fail. */
function refusesRequest(target: Target): boolean {
  return target.endpoint.sourceRule(viaOf(target, placeholder), target.readings as never).tooLarge === "refused";
}

/** The clause of the status for large requests; none where the request never carries the picture. */
function statusClause(target: Target) {
  return refusesRequest(target) ? target.vendor.refusal("too-large", target.readings as never).clause : undefined;
}

const placeholder: ExamplePicture = {
  bytes: new Uint8Array([0]),
  fileName: "none.png",
  mediaType: "image/png",
  url: "https://graycard.invalid/none.png",
  width: 120,
  height: 96,
};

/** A picture of the largest size is taken, one that is larger is not. */
export const imageBytes = defineScenario({
  id: "image-bytes",
  area: "limits",
  decides: (target) => clausesOf([clauseOf(target), statusClause(target)]),
  async run(trial) {
    const { target } = trial;
    const [clause] = clausesOf([clauseOf(target)]);
    const { least, most } = undisputed(target);
    const png = await makePicture({ width: 120, height: 96, format: "png" });
    const largest = await hosted(trial, padPng(png, least));
    judgeAccepted(trial, clause, await trial.submit(largest), `takes a picture of ${least} bytes`);
    const tooLarge = await hosted(trial, padPng(png, most + 1));
    const answer = await trial.outcome(tooLarge);
    judgeTooLarge(trial, clause, answer);
  },
});

/**
 * The limit under every reading of what a megabyte is: what is between them is disputed, and nobody is judged by it.
 */
function undisputed({ vendor, endpoint, readings }: Target): { readonly least: number; readonly most: number } {
  const megabytes = Object.values(vendor.errata["size.megabyte"]?.readings ?? {}).map(({ value }) => value);
  const limits = megabytes.map(
    (value) =>
      limitsInForce({ ...readings, "size.megabyte": value } as never, vendor.limits, endpoint.limits).imageBytes ?? 0,
  );
  return { least: Math.min(...limits), most: Math.max(...limits) };
}

async function hosted(trial: Trial, bytes: Uint8Array): Promise<ExamplePicture> {
  return trial.picture({ width: 120, height: 96, format: "png" }, bytes);
}

function judgeTooLarge(trial: Trial, clause: string | undefined, answer: Answer): void {
  const { target } = trial;
  const refuses = refusesRequest(target);
  const { reading } = answer;
  const finding = {
    title: "does not take a picture that is too large however a megabyte is counted",
    expected: refuses ? "the request is refused as too large" : "the work fails because its source is too large",
    actual: describe(answer),
    shownBy: [answer],
  };
  const failedForSize =
    reading.phase === "failed" &&
    reading.code === target.vendor.failureCode("source-too-large", undefined, target.readings as never);
  const ok = refuses ? isRefusal(target, "too-large", answer) : failedForSize;
  trial.check(clause, { ...finding, ok });
  trial.check(statusClause(target), { ...finding, ok });
}
