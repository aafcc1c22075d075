import { describe, expect, it } from "vitest";
import type { CampaignResult } from "./campaign.js";
import type { Exception } from "./exception.js";
import { isWrong, judgeCampaign } from "./judge-campaign.js";
import { printCampaign } from "./print-campaign.js";

const caught = { id: "v/e/answer/ended#state:dropped", caughtBy: "v/e/task/async-flow#c", shows: true };
const survivor = { id: "v/e/answer/ended#message:other-text", shows: true };
const killed = { id: "v/e/task/async-flow#c", healthy: "pass", killedBy: caught.id } as const;
const unkilled = { id: "v/e/rules/echoes#d", healthy: "pass" } as const;

function result(changes: Partial<CampaignResult> = {}): CampaignResult {
  const healthy = { mutants: [caught], checks: [killed], stumbles: [], leads: [], jobs: 1, slowest: [] };
  return { edition: "documented", ...healthy, ...changes };
}

function judged(changes: Partial<CampaignResult>, exceptions: readonly Exception[] = []) {
  const verdict = judgeCampaign([result(changes)], exceptions);
  return { verdict, wrong: isWrong(verdict), told: printCampaign([result(changes)], verdict) };
}

describe("what a mutation run comes to", () => {
  it("is right when every mutant is caught and every check is broken by one", () => {
    const { wrong, told } = judged({});
    expect(wrong).toBe(false);
    expect(told).toContain("Every mutant is noticed, and every check can be broken.");
  });

  it("is wrong when a mutant survives, and names it", () => {
    const { verdict, wrong, told } = judged({ mutants: [caught, survivor] });
    expect(verdict.survivors).toEqual([survivor.id]);
    expect(wrong).toBe(true);
    expect(told).toContain(survivor.id);
    expect(told).not.toContain("Every mutant is noticed");
  });

  it("is wrong when nothing breaks a check, and names it", () => {
    const { verdict, wrong, told } = judged({ checks: [killed, unkilled] });
    expect(verdict.unkilled).toEqual([unkilled.id]);
    expect(wrong).toBe(true);
    expect(told).toContain(unkilled.id);
  });

  it("does not ask for more of a check that does not apply", () => {
    expect(judged({ checks: [killed, { ...unkilled, healthy: "not-applicable" }] }).wrong).toBe(false);
  });

  it("is wrong when the suite itself stumbles", () => {
    expect(judged({ stumbles: ["v/e/task/async-flow on a mutant: harness: oops"] }).wrong).toBe(true);
  });

  it("is right when what survives is excused", () => {
    const { verdict, wrong } = judged({ mutants: [caught, survivor], checks: [killed, unkilled] }, [
      { mutants: "**#message:other-text", reason: "No document gives the words." },
      { checks: "v/e/rules/echoes#d", reason: "Nothing else is echoed." },
    ]);
    expect(wrong).toBe(false);
    expect(verdict.excused).toBe(2);
  });

  it("is wrong when an exception excuses nothing any more", () => {
    const { verdict, wrong } = judged({}, [{ mutants: "v/gone/**", reason: "It is gone." }]);
    expect(verdict.stale).toEqual(['"v/gone/**" excuses no mutant: take it out.']);
    expect(wrong).toBe(true);
  });

  it("is wrong when an exception also covers what is noticed", () => {
    const { verdict } = judged({ mutants: [caught, survivor] }, [{ mutants: "v/e/answer/**", reason: "Too much." }]);
    expect(verdict.stale).toEqual([`"v/e/answer/**" is too wide: ${caught.id} is caught.`]);
  });

  it("of a part leaves open what only other parts could show", () => {
    const elsewhere = { id: "v/e/fault/leave-end#", shows: false };
    const other = { mutants: "w/**#message:other-text", reason: "No document gives the words." };
    const some = judgeCampaign([result({ mutants: [caught, elsewhere] })], [other], "some");
    expect(isWrong(some)).toBe(false);
    const all = judgeCampaign([result({ mutants: [caught, elsewhere] })], [other]);
    expect(all.survivors).toEqual([elsewhere.id]);
    expect(all.stale).toHaveLength(1);
    expect(judgeCampaign([result({ mutants: [caught, survivor] })], [], "some").survivors).toEqual([survivor.id]);
  });

  it("is wrong when nothing was played", () => {
    expect(judged({ mutants: [], checks: [] }).wrong).toBe(true);
  });
});
