import { describe, expect, it } from "vitest";
import type { Verdict } from "../../verdict.js";
import { type CampaignOptions, runCampaign } from "./campaign.js";
import { isWrong, judgeCampaign } from "./judge-campaign.js";
import type { Mutant } from "./mutant.js";
import { type Job, silence } from "./play-job.js";
import type { TrialSurvey } from "./survey.js";

const json = { state: 1, progress: 100, words: "done" };
const submit = "v/e/task/submit";
const poll = "v/e/task/poll";

/** Which checks break when a field of the answer is lost. */
const noticed: Readonly<Record<string, readonly string[]>> = {
  state: [`${submit}#state`, "v/e/rules/states#state"],
  progress: [`${poll}#progress`],
};

const verdicts: Readonly<Record<string, Readonly<Record<string, Verdict>>>> = {
  [submit]: { [`${submit}#state`]: "pass", "v/e/rules/states#state": "pass" },
  [poll]: { [`${poll}#progress`]: "pass", "v/e/rules/states#state": "not-applicable" },
};

function mutant(field: string): Mutant {
  return {
    id: `v/e/answer/ended#${field}:dropped`,
    endpoint: "v/e",
    act: { kind: "answer", phase: "ended", path: [field] },
  };
}

const played: Job[] = [];

async function play(job: Job): Promise<TrialSurvey> {
  played.push(job);
  const lost = job.acts.flatMap((act) => (act.kind === "answer" ? [act.path.join(".")] : []));
  const broken = new Set(lost.flatMap((field) => noticed[field] ?? []));
  return {
    trial: job.trial,
    endpoint: "v/e",
    ms: 1,
    checks: Object.entries(verdicts[job.trial] ?? {}).map(([id, verdict]) => ({
      id,
      verdict: broken.has(id) ? "fail" : verdict,
    })),
    problems: lost.includes("crash") ? ["harness: oops"] : [],
    operations: ["submit"],
    seen: lost.join(),
    answers: [{ phase: "ended", status: 200, headers: [], json }],
    pictures: [],
  };
}

function options(changes: Partial<CampaignOptions> = {}): CampaignOptions {
  const mutants = ["state", "progress"].map(mutant);
  return {
    edition: "documented",
    trials: [submit, poll],
    mutantsOf: () => mutants,
    play,
    isExpected: () => false,
    width: 1,
    ...changes,
  };
}

describe("a campaign", () => {
  it("ends well when each mutant is caught and each check broken, in whichever trial", async () => {
    const result = await runCampaign(options());
    expect(result.mutants.map(({ caughtBy }) => caughtBy)).toEqual([`${submit}#state`, `${poll}#progress`]);
    expect(isWrong(judgeCampaign([result], []))).toBe(false);
  });

  it("finds the mutant that nobody notices", async () => {
    const result = await runCampaign(options({ mutantsOf: () => ["state", "progress", "words"].map(mutant) }));
    expect(judgeCampaign([result], []).survivors).toEqual([mutant("words").id]);
  });

  it("finds the check that nothing breaks", async () => {
    const result = await runCampaign(options({ mutantsOf: () => [mutant("state")] }));
    expect(judgeCampaign([result], []).unkilled).toEqual([`${poll}#progress`]);
  });

  it("asks for a killer of a rule's check although the last trial showed nothing about it", async () => {
    const result = await runCampaign(options({ mutantsOf: () => [mutant("progress")] }));
    expect(judgeCampaign([result], []).unkilled).toContain("v/e/rules/states#state");
  });

  it("takes silence for nothing as long as more patience ends it", async () => {
    const waits: number[] = [];
    const silentFor = (enough: number) => async (job: Job) => {
      const survey = await play(job);
      if (job.acts.length !== 1 || !survey.seen.includes("words")) return survey;
      waits.push(job.waitMs);
      return job.waitMs < enough ? { ...survey, problems: [`unreachable: ${silence}`] } : survey;
    };
    const mutantsOf = () => ["state", "progress", "words"].map(mutant);
    const busy = await runCampaign(options({ mutantsOf, play: silentFor(1000) }));
    expect(judgeCampaign([busy], []).survivors).toEqual([mutant("words").id]);
    expect(Math.max(...waits)).toBeGreaterThan(Math.min(...waits));
    const silent = await runCampaign(options({ mutantsOf, play: silentFor(Number.POSITIVE_INFINITY) }));
    expect(judgeCampaign([silent], []).survivors).toEqual([]);
  });

  it("tells a mistake of the suite from a finding", async () => {
    const result = await runCampaign(options({ mutantsOf: () => ["state", "progress", "crash"].map(mutant) }));
    expect(result.stumbles.join()).toContain("harness: oops");
    expect(judgeCampaign([result], []).survivors).toEqual([mutant("crash").id]);
  });

  it("bundles what is thought to survive, and still finds one that is noticed", async () => {
    const result = await runCampaign(options({ isExpected: () => true }));
    expect(judgeCampaign([result], []).survivors).toEqual([]);
  });

  it("tries first what another campaign found", async () => {
    const firstTrial = async (leads: CampaignOptions["leads"]) => {
      played.length = 0;
      await runCampaign(options(leads ? { leads } : {}));
      return played.find(({ acts }) => acts.length > 0)?.trial;
    };
    expect(await firstTrial(undefined)).toBe(submit);
    expect(await firstTrial([{ mutant: mutant("state").id, trial: poll }])).toBe(poll);
  });

  it("gives what it found as leads for the next", async () => {
    const { leads } = await runCampaign(options());
    expect(leads).toContainEqual({ mutant: mutant("progress").id, trial: poll, check: `${poll}#progress` });
    expect(leads).toContainEqual({ mutant: mutant("state").id, trial: submit });
  });
});
