import { type AnyVendor, type Exchange, redactUrl } from "@graycard/core";
import type { Album } from "./album/album.js";
import type { Check } from "./check.js";
import { Conversation } from "./conversation.js";
import { coverageOf } from "./coverage.js";
import { InconclusiveError } from "./errors/inconclusive-error.js";
import { NotOfferedError } from "./errors/not-offered-error.js";
import { RunStoppedError } from "./errors/run-stopped-error.js";
import { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
import type { SpendGuard } from "./guard/spend-guard.js";
import { checkByRules, needsEveryScenario } from "./rules/in-a-run.js";
import type { Rule } from "./rules/rule.js";
import { type Problem, type Run, summarize } from "./run.js";
import type { Scenario, Target } from "./scenario.js";
import { isSelected } from "./select.js";
import type { Subject } from "./subject.js";
import { targetsOf } from "./targets-of.js";
import { Trial } from "./trial.js";

/** What is run, on which subjects, and who is told. */
export interface RunOptions {
  /** One per vendor. */
  readonly subjects: readonly Subject[];
  readonly scenarios: readonly Scenario[];
  /** What all exchanges are held against, whatever they were played for; nothing unless given. */
  readonly rules?: readonly Rule[];
  /** Patterns of check ids; all of them when empty. */
  readonly select?: readonly string[];
  readonly version: string;
  /** Told of every check as it is made. */
  readonly onCheck?: (check: Check) => void;
  /** Told at the end of all exchanges with one subject, in the order in which they were answered. */
  readonly onExchanges?: (exchanges: readonly Exchange[]) => void;
  /** Takes in the pictures of the run, for a report that shows them; none are kept unless given. */
  readonly album?: Album;
  /** Told of what goes on while it goes on. */
  readonly watch?: RunWatch;
  /** The wall clock, for the report's own times. */
  readonly now: () => number;
  /** Stands before every request: caps, receipt, and an end before the end. */
  readonly guard?: SpendGuard;
  /** The trials to play, in this order, instead of all that are planned. */
  readonly only?: readonly PlannedTrial[];
  /** Selected clauses that none of those can decide, and why; they are reported, not passed over. */
  readonly open?: readonly OpenClause[];
}

/** What somebody who watches a run is told. */
export interface RunWatch {
  /** @param trials how many scenarios will be played, each on its endpoint */
  begins(trials: number): void;
  /** @param path `vendor/endpoint/area/scenario` */
  trialBegins(path: string): void;
  trialEnds(path: string): void;
  /** After every answer, what was spent until then. */
  spent(spend: Run["spend"]): void;
}

/** A clause that a run leaves open from the start. */
export interface OpenClause {
  /** `vendor/endpoint/area/scenario#clause` */
  readonly id: string;
  readonly verdict: "inconclusive" | "not-applicable";
  readonly reason: string;
}

/** One scenario on one endpoint of one subject, and the clauses wanted of it. */
export interface PlannedTrial {
  readonly subject: Subject;
  readonly target: Target;
  readonly scenario: Scenario;
  /** The ids of the checks it will make; none where it is played for what rules will see in it. */
  readonly checkIds: readonly string[];
}

/** What a run would do: every scenario that has a selected clause to decide. */
export function planRun(
  options: Pick<RunOptions, "subjects" | "scenarios" | "rules" | "select">,
): readonly PlannedTrial[] {
  const planned: PlannedTrial[] = [];
  for (const subject of options.subjects) {
    for (const target of targetsOf(subject)) {
      const forRules = needsEveryScenario(target, options);
      for (const scenario of options.scenarios) {
        if (scenario.vendor !== undefined && scenario.vendor !== target.vendor.id) continue;
        const prefix = scenarioPath(target, scenario);
        const ids = scenario.decides(target).map((clause) => `${prefix}#${clause}`);
        const checkIds = ids.filter((id) => isSelected(id, options.select ?? []));
        if (checkIds.length > 0 || (forRules && ids.length > 0)) planned.push({ subject, target, scenario, checkIds });
      }
    }
  }
  return planned;
}

/** Plays the scenarios and judges the subjects. It does not throw for anything a subject does. */
export async function runSuite(options: RunOptions): Promise<Run> {
  const startedAt = options.now();
  const planned = options.only ?? planRun(options);
  const { guard } = options;
  const { album, watch } = options;
  const onAnswer = () => watch?.spent(spendOf([...conversations.values()]));
  const conversations: ReadonlyMap<Subject, Conversation> = new Map(
    options.subjects.map((subject) => [subject, new Conversation(subject, guard, { album, onAnswer })]),
  );
  watch?.begins(planned.length);
  const results = new Map<PlannedTrial, TrialResult>();
  const silent = new Map<Subject, string>();
  const play = async (trial: PlannedTrial) => {
    const conversation = conversations.get(trial.subject);
    if (!conversation) return;
    const path = scenarioPath(trial.target, trial.scenario);
    watch?.trialBegins(path);
    const result = await playTrial(trial, conversation, silent.get(trial.subject) ?? guard?.stopped?.reason);
    const unreachable = result.problems.find((problem) => problem.kind === "unreachable");
    // Who did not answer once is not asked everything else, too.
    const first = unreachable !== undefined && !silent.has(trial.subject);
    if (first) silent.set(trial.subject, unreachable.message);
    results.set(trial, { ...result, problems: first || !unreachable ? result.problems : [] });
    for (const check of result.checks) options.onCheck?.(check);
    watch?.trialEnds(path);
  };
  const playAll = async (subject: Subject) => {
    const own = planned.filter((trial) => trial.subject === subject);
    await inParallel(
      own.filter((trial) => !isAlone(trial)),
      subject.parallel,
      play,
    );
    await inParallel(own.filter(isAlone), 1, play);
  };
  // Nobody waits for another vendor's subject, unless what all of them spend is counted: then in order.
  await inParallel(options.subjects, guard ? 1 : options.subjects.length, playAll);
  await album?.done();
  const ordered = planned.map((trial) => results.get(trial) ?? { checks: [], problems: [] });
  const open = openChecks(options, conversations);
  const ruled = checkByRules(options, conversations);
  for (const check of [...open, ...ruled]) options.onCheck?.(check);
  for (const { exchanges } of conversations.values()) options.onExchanges?.(exchanges);
  return report(options, startedAt, {
    checks: [...ordered.flatMap((result) => result.checks), ...open, ...ruled],
    problems: ordered.flatMap((result) => result.problems),
    conversations: [...conversations.values()],
  });
}

/** What came of one trial. */
export interface TrialResult {
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

/** The checks of what was left open from the start. */
function openChecks(options: RunOptions, conversations: ReadonlyMap<Subject, Conversation>): readonly Check[] {
  const open = new Map(options.open?.map((each) => [each.id, each]));
  if (open.size === 0) return [];
  return planRun(options).flatMap(({ subject, target, scenario, checkIds }) => {
    const conversation = conversations.get(subject);
    const own = checkIds.flatMap((id) => open.get(id) ?? []);
    if (!conversation || own.length === 0) return [];
    const trial = new Trial({ target, scenario, conversation });
    for (const { id, verdict, reason } of own) {
      const clause = id.slice(id.indexOf("#") + 1);
      if (verdict === "inconclusive") trial.inconclusive(clause, reason);
      else trial.notApplicable(clause, reason);
    }
    return trial.checks();
  });
}

/** Moving a subject's time on would end what others wait for. */
function isAlone({ scenario, subject }: PlannedTrial): boolean {
  return scenario.alone === true || (scenario.movesTime === true && subject.advance !== undefined);
}

/** `vendor/endpoint/area/scenario`, the part of an id before the clause. */
export function scenarioPath({ vendor, endpoint }: Target, scenario: Scenario): string {
  return `${vendor.id}/${endpoint.id}/${scenario.area}/${scenario.id}`;
}

/** Plays one scenario. What it promised to decide and did not is inconclusive, never silently missing. */
export async function playTrial(
  planned: PlannedTrial,
  conversation: Conversation,
  hopeless: string | undefined,
): Promise<TrialResult> {
  const { target, scenario } = planned;
  const path = scenarioPath(target, scenario);
  const trial = new Trial({ target, scenario, conversation: conversation.within(path) });
  const problems: Problem[] = [];
  let reason = "The scenario ended before it got to this.";
  let applies = true;
  try {
    if (hopeless !== undefined) throw new InconclusiveError(hopeless);
    await scenario.run(trial);
  } catch (error) {
    const message = withoutSecrets(error instanceof Error ? error.message : String(error), target.vendor);
    reason = message;
    if (error instanceof NotOfferedError) applies = false;
    else if (error instanceof SubjectUnreachableError) problems.push({ kind: "unreachable", scenario: path, message });
    else if (!(error instanceof InconclusiveError || error instanceof RunStoppedError)) {
      problems.push({ kind: "harness", scenario: path, message });
    }
  }
  const promised = scenario.decides(target);
  const surplus = trial.checks().filter((check) => !promised.includes(check.clause));
  for (const check of surplus) {
    problems.push({ kind: "harness", scenario: path, message: `${check.clause} is judged, but was not announced` });
  }
  const decided = new Set(trial.checks().map((check) => check.clause));
  for (const clause of promised.filter((each) => !decided.has(each))) {
    if (applies) trial.inconclusive(clause, reason);
    else trial.notApplicable(clause, reason);
  }
  const wanted = new Set(planned.checkIds);
  return { checks: trial.checks().filter((check) => wanted.has(check.id)), problems };
}

/** A message may quote an address, and an address may hold a credential. */
function withoutSecrets(message: string, vendor: AnyVendor): string {
  return message.replace(/https?:\/\/[^\s"']+?(?=[.,:;]?(?:[\s"']|$))/g, (url) => redactUrl(url, vendor));
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
}

function report(
  options: RunOptions,
  startedAt: number,
  found: TrialResult & { readonly conversations: readonly Conversation[] },
): Run {
  const { checks, problems, conversations } = found;
  const evidence = new Set(checks.flatMap((check) => check.evidence ?? []));
  const [first] = options.subjects;
  return {
    tool: "graycard",
    version: options.version,
    vendor: options.subjects.map((subject) => subject.vendor.id),
    subject: first?.name ?? "none",
    edition: first?.edition ?? "documented",
    startedAt: new Date(startedAt).toISOString(),
    durationMs: options.now() - startedAt,
    summary: summarize(checks),
    checks,
    problems,
    spend: spendOf(conversations),
    ...(options.guard?.stopped ? { stopped: options.guard.stopped } : {}),
    ...(options.guard?.keepsReceipt ? { receipt: options.guard.receipt } : {}),
    coverage: coverageOf(
      options.subjects.map(({ vendor }) => vendor),
      checks,
    ),
    exchanges: conversations.flatMap(({ exchanges }) => exchanges.filter((exchange) => evidence.has(exchange.id))),
  };
}

/** What all conversations of a run have come to. */
function spendOf(conversations: readonly Conversation[]): Run["spend"] {
  const spends = conversations.map((conversation) => conversation.spend);
  const sum = (pick: (spend: Run["spend"]) => number) => spends.reduce((total, each) => total + pick(each), 0);
  return {
    exchanges: sum((spend) => spend.exchanges),
    submits: sum((spend) => spend.submits),
    credits: sum((spend) => spend.credits),
  };
}
