import { type ExamplePicture, limitsInForce } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { limitClause } from "../../limit-clause.js";
import { makePicture } from "../../pictures/make-picture.js";
import { padPng } from "../../pictures/pad-picture.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { describe, failureClause, isRefusal, judgeAccepted, judgeFailure } from "../judge.js";
import { allFields } from "../validation/field-walk.js";
import { refusesRequest } from "./too-large.js";

function clauseOf(target: Target) {
  return limitClause(target, "imageBytes");
}

/** The clause of the status for large requests; none where the request never carries the picture. */
function statusClause(target: Target) {
  return refusesRequest(target) ? target.vendor.refusal("too-large", target.readings as never).clause : undefined;
}

/** The field that takes an address, and the clause of the state of work whose source is too large. */
function byAddress(target: Target) {
  const field = allFields(target.endpoint).find((each) => each.field.kind === "url" && each.path.length === 1)?.path[0];
  const clause = failureClause(target, "source-too-large");
  return field === undefined || clause === undefined ? undefined : { field: String(field), clause };
}

/** A picture of the largest size is taken, one that is larger is not, whichever way it comes. */
export const imageBytes = defineScenario({
  id: "image-bytes",
  area: "limits",
  decides(target) {
    const { imageBytesInclusive, imageBytesAsReceived } = target.vendor.promises;
    const byUpload = [clauseOf(target), imageBytesInclusive, imageBytesAsReceived, statusClause(target)];
    return clausesOf([...byUpload, byAddress(target)?.clause]);
  },
  async run(trial) {
    const { target } = trial;
    const { imageBytesInclusive } = target.vendor.promises;
    const { least, most } = undisputed(target);
    const png = await makePicture({ width: 120, height: 96, format: "png" });
    const largest = await trial.submit(await hosted(trial, padPng(png, least)));
    for (const clause of clausesOf([clauseOf(target), imageBytesInclusive])) {
      judgeAccepted(trial, clause, largest, `takes a picture of ${least} bytes`);
    }
    const tooLarge = await hosted(trial, padPng(png, most + 1));
    judgeTooLarge(trial, await trial.outcome(tooLarge));
    await judgeByAddress(trial, tooLarge);
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

/** The weight is nearly all padding: only who counts the file as it was received finds it too large. */
function judgeTooLarge(trial: Trial, answer: Answer): void {
  const { target } = trial;
  const refuses = refusesRequest(target);
  const finding = {
    title: "does not take a picture that is too large however a megabyte is counted",
    ok: refuses ? isRefusal(target, "too-large", answer) : failedForSize(target, answer),
    expected: refuses ? "the request is refused as too large" : "the work fails because its source is too large",
    actual: describe(answer),
    shownBy: [answer],
  };
  const { imageBytesAsReceived } = target.vendor.promises;
  for (const clause of clausesOf([clauseOf(target), imageBytesAsReceived, statusClause(target)])) {
    trial.check(clause, finding);
  }
  if (!refuses) judgeState(trial, answer);
}

/** Where pictures are uploaded, one that is too large is also put behind an address. */
async function judgeByAddress(trial: Trial, tooLarge: ExamplePicture): Promise<void> {
  const way = byAddress(trial.target);
  if (!way || !refusesRequest(trial.target)) return;
  const url = await trial.host(tooLarge.fileName, tooLarge.bytes);
  const fields = trial.fields(tooLarge, { wishes: { mode: "sync" } });
  // Only the address: an uploaded file would go before it.
  const bare = Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value !== "object"));
  const seen = await trial.finish(await trial.send({ ...bare, [way.field]: url }));
  judgeState(trial, seen.at(-1) ?? seen[0]);
}

function judgeState(trial: Trial, answer: Answer): void {
  judgeFailure(
    trial,
    byAddress(trial.target)?.clause,
    "source-too-large",
    answer,
    "fails on a picture behind an address that is too large",
  );
}

/** Where the documents give a picture that is too large no number of its own, any failure will do. */
function failedForSize(target: Target, { reading }: Answer): boolean {
  const code = target.vendor.failureCode("source-too-large", undefined, target.readings as never);
  if (failureClause(target, "source-too-large") === undefined) {
    return reading.phase === "failed" || reading.phase === "refused";
  }
  return reading.phase === "failed" && reading.code === code;
}
