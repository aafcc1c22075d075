import { binding } from "../../binding.js";
import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { judgeFailure, judgeSuccess } from "../judge.js";

/** How far from the limit the two downloads are: what a network adds must not decide. */
const distanceMs = 2000;

function clauseOf(target: Target): string | undefined {
  return binding(target, [limitClause(target, "downloadMs")])[0];
}

/** A picture behind an address may take its time to come, and is given up at the limit. */
export const downloadTime = defineScenario({
  id: "download-time",
  area: "task",
  decides: (target) => clausesOf([clauseOf(target)]),
  async run(trial) {
    const clause = clauseOf(trial.target);
    const limitMs = trial.target.limits.downloadMs ?? 0;
    const inTime = await work(trial, limitMs - distanceMs);
    judgeSuccess(trial, clause, inTime, `waits ${(limitMs - distanceMs) / 1000} s for a picture`);
    const tooLate = await work(trial, limitMs + distanceMs);
    const title = `gives up on a picture that takes ${(limitMs + distanceMs) / 1000} s`;
    judgeFailure(trial, clause, "source-download", tooLate, title);
  },
});

async function work(trial: Trial, downloadMs: number) {
  const picture = await trial.unhosted({ width: 104, height: 88 });
  const fileName = `graycard-after-${downloadMs / 1000}-s.jpg`;
  const url = await trial.host(fileName, picture.bytes, { delayMs: downloadMs });
  const { image } = trial.target.endpoint.pictures;
  const uploads = image
    .vias(trial.target.readings as never)
    .flatMap((via) => Object.keys(image.put({ via, value: "" })));
  const rest = Object.entries(trial.fields(picture)).filter(([name]) => !uploads.includes(name));
  const seen = await trial.finish(
    await trial.send({ ...Object.fromEntries(rest), ...image.put({ via: "url", value: url }) }),
  );
  return seen.at(-1) ?? seen[0];
}
