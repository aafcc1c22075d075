import { codeOfReason } from "@graycard/core";
import { type Damage, damagePng } from "../../pictures/damage-png.js";
import { makePicture } from "../../pictures/make-picture.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeFailure } from "../judge.js";

/** Damages that leave no picture: a half one, one without its mark, one with other pixels, one of an impossible size. */
const hopeless: readonly Damage[] = ["truncated", "wrong-magic", "bad-crc", "huge-size"];

const size = { width: 116, height: 90 } as const;

function clauseOf({ vendor }: Target) {
  const code = codeOfReason(vendor.states, "invalid-image");
  return code === undefined ? undefined : vendor.states.rows[code]?.clause;
}

/** A picture that is damaged makes the work fail, however it is damaged, with the number for that. */
export const damagedPictures = defineScenario({
  id: "damaged-pictures",
  area: "task",
  decides: (target) => clausesOf([clauseOf(target)]),
  async run(trial) {
    const [clause] = clausesOf([clauseOf(trial.target)]);
    const whole = await makePicture({ ...size, format: "png" });
    for (const damage of hopeless) {
      const picture = await trial.picture({ ...size, format: "png" }, damagePng(whole, damage));
      const answer = await trial.outcome(picture);
      judgeFailure(trial, clause, "invalid-image", answer, `fails on a picture that is damaged (${damage})`);
    }
  },
});
