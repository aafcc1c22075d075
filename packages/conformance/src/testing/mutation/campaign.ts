import type { EditionName } from "@graycard/core";
import { graver, type Verdict } from "../../verdict.js";
import { bundlesOf } from "./bundles.js";
import type { Mutant } from "./mutant.js";
import { type Job, silence } from "./play-job.js";
import type { TrialSurvey } from "./survey.js";
import { touches } from "./touches.js";

/** What is played, and how. */
export interface CampaignOptions {
  readonly edition: EditionName;
  readonly trials: readonly string[];
  /** The mutants of an endpoint, by what its scenarios saw. */
  readonly mutantsOf: (endpoint: string, trials: readonly TrialSurvey[]) => readonly Mutant[];
  readonly play: (job: Job) => Promise<TrialSurvey>;
  /** Whether a mutant is thought to survive: it is only bundled. */
  readonly isExpected: (mutant: Mutant) => boolean;
  /** Jobs side by side. */
  readonly width: number;
  /** What caught and broke in another campaign: tried before anything else. */
  readonly leads?: readonly Lead[];
  /** Is told which stage is done, and what everything came to so far. */
  readonly onProgress?: (stage: string, soFar: CampaignResult) => void;
}

/** A mutant and a trial that noticed it; with a check, the one that broke. */
export interface Lead {
  readonly mutant: string;
  readonly trial: string;
  readonly check?: string;
}

/** What became of a mutant. */
export interface MutantFate {
  readonly id: string;
  /** The first check that broke, or the trial that found its subject unreachable; absent for one that nobody noticed. */
  readonly caughtBy?: string;
  /** Whether anything that the suite saw was different. */
  readonly shows: boolean;
}

/** What became of a check. */
export interface CheckFate {
  readonly id: string;
  readonly healthy: string;
  /** The first mutant that broke it; absent for one that nothing breaks. */
  readonly killedBy?: string;
}

/** What a campaign came to. */
export interface CampaignResult {
  readonly edition: EditionName;
  readonly mutants: readonly MutantFate[];
  readonly checks: readonly CheckFate[];
  /** Mistakes of the suite itself, on the healthy subject or on a mutant. */
  readonly stumbles: readonly string[];
  /** Who noticed what, for the next campaign. */
  readonly leads: readonly Lead[];
  /** Scenarios that were played. */
  readonly jobs: number;
  /** Those that took longest, in milliseconds. */
  readonly slowest: readonly { readonly job: string; readonly ms: number }[];
}

/** Scenarios that a mutant meets by itself before it is bundled with others that nobody noticed so far. */
const triesAlone = 2;

/** The cheapest trials that an unbroken check of a rule is looked for in: rules judge every trial alike. */
const trialsForRules = 2;

/** How much longer than a healthy scenario an answer may take, and the least that is waited for one. */
const patience = { times: 10, leastMs: 500 };

/** The same before silence counts for anything: a busy machine is silent at times, too. */
const morePatience = { times: 30, leastMs: 5000 };

/** How long a healthy subject may take. */
const healthyWaitMs = 60_000;

/**
 * Plays mutants until each is caught by some check, and each check has caught some mutant. What is neither after every
 * scenario and mutant that could have something to do with it is a survivor.
 */
export async function runCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const campaign = new Campaign(options);
  const stages = ["survey", "followLeads", "catchAlone", "catchInBundles", "killChecks", "findWhatShows"] as const;
  for (const stage of stages) {
    await campaign[stage]();
    options.onProgress?.(stage, campaign.result());
  }
  return campaign.result();
}

class Campaign {
  readonly #options: CampaignOptions;
  readonly #surveys = new Map<string, TrialSurvey>();
  readonly #mutants: Mutant[] = [];
  readonly #caught = new Map<string, string>();
  readonly #killed = new Map<string, string>();
  readonly #kills = new Map<string, number>();
  readonly #met = new Map<string, Set<string>>();
  readonly #shows = new Set<string>();
  /** Mutants that keep the suite from finding things out: they would hide others. */
  readonly #opaque = new Set<string>();
  /** Mutants that made a difference to some trial together with others; which of them is not known. */
  readonly #suspects = new Map<string, Set<Mutant>>();
  /** Which scenario caught a mutant like this one on another endpoint. */
  readonly #hints = new Map<string, string>();
  readonly #stumbles: string[] = [];
  readonly #times: { job: string; ms: number }[] = [];
  readonly #leads: Lead[] = [];
  #jobs = 0;

  constructor(options: CampaignOptions) {
    this.#options = options;
  }

  async survey(): Promise<void> {
    const { trials, mutantsOf } = this.#options;
    await this.#eachOf(trials, async (trial) => {
      const survey = await this.#play(trial, []);
      this.#surveys.set(trial, survey);
      for (const problem of survey.problems) this.#stumbles.push(`${trial} on a healthy subject: ${problem}`);
    });
    const all = trials.flatMap((trial) => this.#surveys.get(trial) ?? []);
    for (const endpoint of new Set(all.map((survey) => survey.endpoint))) {
      const own = all.filter((survey) => survey.endpoint === endpoint);
      this.#mutants.push(...mutantsOf(endpoint, own));
    }
  }

  /** What another campaign found is likely to be found here, too. */
  async followLeads(): Promise<void> {
    const mutants = new Map(this.#mutants.map((mutant) => [mutant.id, mutant]));
    await this.#eachOf(this.#options.leads ?? [], async ({ mutant: id, trial, check }) => {
      const mutant = mutants.get(id);
      const survey = this.#surveys.get(trial);
      const isDone = check === undefined ? this.#caught.has(id) : this.#killed.has(check);
      if (mutant && survey && !isDone && !this.#hasMet(mutant, survey)) await this.#meet([mutant], survey);
    });
  }

  /** Each mutant meets a few scenarios, the likeliest and cheapest first. */
  async catchAlone(): Promise<void> {
    const unexpected = this.#mutants.filter((mutant) => !this.#options.isExpected(mutant));
    await this.#eachOf(unexpected, async (mutant) => {
      const open = [...this.#surveys.values()].filter((survey) => touches(mutant, survey));
      for (let tries = 0; tries < triesAlone && !this.#caught.has(mutant.id); tries++) {
        const [next] = open.sort((a, b) => this.#score(mutant, a) - this.#score(mutant, b)).splice(0, 1);
        if (next) await this.#meet([mutant], next);
      }
    });
  }

  /** What nobody noticed meets all other scenarios, many mutants at once; a bundle that is noticed is taken apart. */
  async catchInBundles(): Promise<void> {
    await this.#eachOf([...this.#surveys.values()], async (survey) => {
      const open = this.#mutants.filter(
        (mutant) => !this.#caught.has(mutant.id) && touches(mutant, survey) && !this.#hasMet(mutant, survey),
      );
      const clear = open.filter(({ id }) => !this.#opaque.has(id));
      for (const bundle of bundlesOf(clear)) await this.#search(bundle, survey);
      for (const { id } of open)
        if (this.#opaque.has(id))
          await this.#search(
            open.filter((each) => each.id === id),
            survey,
          );
    });
  }

  /** Each check that nothing broke so far meets the mutants that broke most others first. */
  async killChecks(): Promise<void> {
    await this.#eachOf([...this.#surveys.values()], async (survey) => {
      const open = this.#mutants.filter((mutant) => touches(mutant, survey) && !this.#hasMet(mutant, survey));
      open.sort((a, b) => (this.#kills.get(b.id) ?? 0) - (this.#kills.get(a.id) ?? 0));
      for (const mutant of open) {
        if (!this.#isWorthwhile(survey)) return;
        await this.#meet([mutant], survey);
      }
    });
  }

  /** Of bundles that made a difference and were not noticed: which of their mutants did. */
  async findWhatShows(): Promise<void> {
    await this.#eachOf([...this.#suspects], async ([trial, suspects]) => {
      const survey = this.#surveys.get(trial);
      for (const mutant of suspects) {
        if (survey && !this.#caught.has(mutant.id) && !this.#shows.has(mutant.id)) await this.#meet([mutant], survey);
      }
    });
  }

  result(): CampaignResult {
    const surveys = this.#options.trials.flatMap((trial) => this.#surveys.get(trial) ?? []);
    const checks = healthyChecks(surveys);
    return {
      edition: this.#options.edition,
      mutants: this.#mutants.map(({ id }) => {
        const caughtBy = this.#caught.get(id);
        return { id, shows: this.#shows.has(id), ...(caughtBy === undefined ? {} : { caughtBy }) };
      }),
      checks: [...checks].map(([id, healthy]) => {
        const killedBy = this.#killed.get(id);
        return { id, healthy, ...(killedBy === undefined ? {} : { killedBy }) };
      }),
      stumbles: [...new Set(this.#stumbles)].sort(),
      leads: this.#leads,
      jobs: this.#jobs,
      slowest: this.#times.sort((a, b) => b.ms - a.ms).slice(0, 20),
    };
  }

  async #search(bundle: readonly Mutant[], survey: TrialSurvey): Promise<void> {
    const open = bundle.filter(({ id }) => !this.#caught.has(id));
    if (open.length === 0 || !(await this.#meet(open, survey)) || open.length === 1) return;
    const half = Math.ceil(open.length / 2);
    await this.#search(open.slice(0, half), survey);
    await this.#search(open.slice(half), survey);
  }

  /** Plays mutants at once, and gives whether anybody noticed; who it was is only known of one. */
  async #meet(mutants: readonly Mutant[], survey: TrialSurvey): Promise<boolean> {
    const alone = mutants.length === 1 ? mutants[0] : undefined;
    const first = await this.#play(survey.trial, mutants);
    const isDoubtful = alone && !this.#caught.has(alone.id) && isSilent(first);
    const met = isDoubtful ? await this.#play(survey.trial, mutants, morePatience) : first;
    const healthy = new Map(survey.checks.map(({ id, verdict }) => [id, verdict]));
    const broken = met.checks.filter(
      ({ id, verdict }) => (verdict === "fail" || verdict === "warn") && healthy.get(id) !== verdict,
    );
    const unreachable = met.problems.some((problem) => problem.startsWith("unreachable:"));
    const noticed = broken.length > 0 || unreachable;
    if (alone) {
      this.#note(alone, survey, broken[0]?.id ?? (unreachable ? `${survey.trial}: unreachable` : undefined));
      for (const { id } of broken.filter((each) => !this.#killed.has(each.id))) {
        this.#killed.set(id, alone.id);
        this.#leads.push({ mutant: alone.id, trial: survey.trial, check: id });
      }
      this.#kills.set(alone.id, (this.#kills.get(alone.id) ?? 0) + broken.length);
      for (const problem of met.problems) {
        if (!problem.startsWith("unreachable:")) this.#stumbles.push(`${survey.trial} on ${alone.id}: ${problem}`);
      }
    }
    if (met.seen !== survey.seen) {
      if (alone) this.#shows.add(alone.id);
      else if (!noticed) this.#suspect(survey.trial, mutants);
    }
    // A bundle is taken apart, too, when it makes the suite stumble or keeps it from finding something out: one of its
    // mutants may hide the others.
    const undecided = met.checks.some(({ id, verdict }) => healthy.get(id) !== verdict);
    if (alone && !noticed && undecided) this.#opaque.add(alone.id);
    const differs = noticed || undecided || met.problems.length > 0;
    // Of a bundle that differs, nobody knows yet what its members do here.
    if (alone || !differs) {
      for (const { id } of mutants) this.#met.set(id, (this.#met.get(id) ?? new Set()).add(survey.trial));
    }
    return differs;
  }

  #note(mutant: Mutant, survey: TrialSurvey, caughtBy: string | undefined): void {
    if (caughtBy === undefined) return;
    this.#shows.add(mutant.id);
    if (!this.#caught.has(mutant.id)) {
      this.#caught.set(mutant.id, caughtBy);
      this.#leads.push({ mutant: mutant.id, trial: survey.trial });
    }
    this.#hints.set(likeOf(mutant), scenarioOf(survey.trial));
  }

  #suspect(trial: string, mutants: readonly Mutant[]): void {
    const suspects = this.#suspects.get(trial) ?? new Set();
    for (const mutant of mutants) suspects.add(mutant);
    this.#suspects.set(trial, suspects);
  }

  #score(mutant: Mutant, survey: TrialSurvey): number {
    if (this.#hints.get(likeOf(mutant)) === scenarioOf(survey.trial)) return 0;
    return survey.ms / (1 + this.#alive(survey));
  }

  #alive({ checks }: TrialSurvey): number {
    return checks.filter(({ id, verdict }) => verdict === "pass" && !this.#killed.has(id)).length;
  }

  /** Whether a check passes here that nothing broke so far, and that is not to be looked for in a cheaper trial. */
  #isWorthwhile({ trial, checks }: TrialSurvey): boolean {
    const open = checks.filter(({ id, verdict }) => verdict === "pass" && !this.#killed.has(id));
    return open.some(({ id }) => !isOfRule(id) || this.#cheapest(id).includes(trial));
  }

  #cheapest(check: string): readonly string[] {
    const passes = [...this.#surveys.values()].filter(({ checks }) =>
      checks.some(({ id, verdict }) => id === check && verdict === "pass"),
    );
    passes.sort((a, b) => a.ms - b.ms);
    return passes.slice(0, trialsForRules).map(({ trial }) => trial);
  }

  #hasMet(mutant: Mutant, { trial }: TrialSurvey): boolean {
    return this.#met.get(mutant.id)?.has(trial) ?? false;
  }

  async #play(trial: string, mutants: readonly Mutant[], { times, leastMs } = patience): Promise<TrialSurvey> {
    this.#jobs++;
    const acts = mutants.map(({ act }) => act);
    const ms = this.#surveys.get(trial)?.ms;
    const waitMs = ms === undefined ? healthyWaitMs : Math.max(leastMs, ms * times);
    const survey = await this.#options.play({ edition: this.#options.edition, trial, acts, waitMs });
    this.#times.push({ job: `${trial} on ${mutants.map(({ id }) => id).join(" and ")}`, ms: Math.round(survey.ms) });
    return survey;
  }

  async #eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const left = [...items];
    const lane = async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: this.#options.width }, lane));
  }
}

/** Rules judge every trial: what a check of theirs came to is what the trials that showed something say. */
function healthyChecks(surveys: readonly TrialSurvey[]): ReadonlyMap<string, Verdict> {
  const checks = new Map<string, Verdict>();
  for (const { id, verdict } of surveys.flatMap((survey) => survey.checks)) {
    checks.set(id, graver(checks.get(id) ?? verdict, verdict));
  }
  return checks;
}

function isSilent({ problems }: TrialSurvey): boolean {
  return problems.some((problem) => problem.startsWith("unreachable:") && problem.includes(silence));
}

function isOfRule(check: string): boolean {
  return check.split("/")[2] === "rules";
}

/** The same mutant on any endpoint. */
export function likeOf({ id }: Pick<Mutant, "id">): string {
  return id.split("/").slice(2).join("/");
}

function scenarioOf(trial: string): string {
  return trial.split("/").slice(2).join("/");
}
