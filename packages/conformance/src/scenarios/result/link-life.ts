import { readLinkLife } from "@graycard/core";
import { InconclusiveError } from "../../errors/inconclusive-error.js";
import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario } from "../../scenario.js";
import { describe, firstOutput } from "../judge.js";

/** How far a link's life may be off: it is signed a moment before or after it is handed over. */
const toleranceMs = 60_000;

/** A result link lives as long as promised, and is refused after the end it names. */
export const linkLife = defineScenario({
  id: "link-life",
  area: "result",
  movesTime: true,
  decides: (target) => clausesOf([limitClause(target, "linkLifeMs"), target.vendor.promises.expiredLink]),
  async run(trial) {
    const { target, subject } = trial;
    const clause = limitClause(target, "linkLifeMs");
    const life = target.limits.linkLifeMs ?? 0;
    const answer = await trial.outcome(await trial.picture(), { wishes: { mode: "sync", form: "link" } });
    const link = firstOutput(answer);
    if (link === undefined || !URL.canParse(link))
      throw new InconclusiveError(`There is no link: ${describe(answer)}.`);
    const read = readLinkLife(new URL(link));
    const left = read ? read.expiresAt - subject.clock.now() : undefined;
    if (trial.offers("long-links", clause)) {
      trial.check(clause, {
        title: "gives links at least the promised life",
        ok: left !== undefined && left >= life - toleranceMs,
        expected: `an expiry at least ${life / 1000} s from now`,
        actual: left === undefined ? "the link carries no expiry" : `${Math.round(left / 1000)} s from now`,
        shownBy: [answer],
      });
    }
    const expired = target.vendor.promises.expiredLink;
    await trial.passTime(Math.max(0, (left ?? life) + 2000));
    const late = await trial.fetchResult(link);
    trial.check(expired, {
      title: "refuses a link after its life",
      ok: late.status === 403,
      expected: "HTTP 403",
      actual: `HTTP ${late.status}`,
      shownBy: [late],
    });
  },
});
