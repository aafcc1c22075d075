import { probePicture, toBase64 } from "@graycard/core";
import { defineScenario } from "../../../scenario.js";
import { describe, firstOutput } from "../../judge.js";
import { describePicture } from "../../result/expected-picture.js";

const clause = "picwish.inpaint.image-precedence";

/** Of a file and base64 text, the file is worked on. */
export const imagePrecedence = defineScenario({
  id: "image-precedence",
  area: "validation",
  vendor: "picwish",
  decides: ({ endpoint, readings }) =>
    endpoint.id === "inpaint" && readings["sources.several"] === "precedence" ? [clause] : [],
  async run(trial) {
    const first = await trial.picture({ width: 100, height: 80 });
    const second = await trial.picture({ width: 60, height: 90 });
    const answer = await trial.outcome(first, { change: { set: { image_base64: toBase64(second.bytes) } } });
    const link = firstOutput(answer);
    const file = link === undefined ? undefined : await trial.fetchResult(link);
    const probe = file ? probePicture(file.bytes) : undefined;
    trial.check(clause, {
      title: "goes by the file where both are given",
      ok: !!probe?.ok && probe.facts.width === first.width && probe.facts.height === first.height,
      expected: `a result of ${first.width}x${first.height}`,
      actual: file ? describePicture(file.bytes) : describe(answer),
      shownBy: file ? [answer, file] : [answer],
    });
  },
});
