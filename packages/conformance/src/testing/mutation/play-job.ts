import type { EditionName } from "@graycard/core";
import { systemClock, vendors } from "@graycard/core";
import { SubjectUnreachableError } from "../../errors/subject-unreachable-error.js";
import { vendorRules } from "../../rules/vendor/index.js";
import { planRun, runSuite } from "../../runner.js";
import { scenarios } from "../../scenarios/index.js";
import type { Subject } from "../../subject.js";
import { mockSubject } from "../mock-subject.js";
import { bendSubject } from "./bend-subject.js";
import type { Act } from "./mutant.js";
import type { TrialSurvey } from "./survey.js";
import { Notes } from "./watch-subject.js";

/** What is said of a subject that gave no answer in time. */
export const silence = "No answer in time.";

/** One scenario on one endpoint, on a healthy subject or on one that goes wrong. */
export interface Job {
  readonly edition: EditionName;
  /** `vendor/endpoint/area/scenario` */
  readonly trial: string;
  /** The ways its subject goes wrong, all at once; none for a healthy one. */
  readonly acts: readonly Act[];
  /** How long an answer may take before its subject counts as silent, in milliseconds of this machine. */
  readonly waitMs: number;
}

/** Plays one scenario alone, and tells what it did and found. */
export async function playJob(job: Job): Promise<TrialSurvey> {
  const [vendorId = "", endpointId = "", area = "", scenarioId = ""] = job.trial.split("/");
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (!vendor) throw new Error(`There is no vendor ${vendorId}.`);
  const { acts, edition } = job;
  const notes = new Notes();
  const faults = acts.flatMap((act) => (act.kind === "fault" ? [act.fault] : []));
  const mock = answering(mockSubject(vendor, { edition, faults }), job.waitMs);
  const subject = notes.watch(acts.reduce(bendSubject, mock));
  const started = performance.now();
  const run = await runSuite({
    subjects: [subject],
    scenarios: scenarios.filter((each) => each.id === scenarioId && each.area === area),
    rules: vendorRules,
    select: [`${vendorId}/${endpointId}/**`],
    version: "mutation",
    now: () => 0,
  });
  return {
    trial: job.trial,
    endpoint: `${vendorId}/${endpointId}`,
    ms: performance.now() - started,
    checks: run.checks.map(({ id, verdict }) => ({ id, verdict })),
    problems: run.problems.map(({ kind, message }) => `${kind}: ${message}`),
    seen: notes.digest(),
    operations: [...notes.operations],
    answers: notes.answers,
    pictures: notes.pictures,
  };
}

/** Every scenario on every endpoint that it has something to say about. */
export function allTrials(edition: EditionName): readonly string[] {
  const subjects = vendors.map((vendor) => mockSubject(vendor, { edition }));
  return planRun({ subjects, scenarios }).map(
    ({ target, scenario }) => `${target.vendor.id}/${target.endpoint.id}/${scenario.area}/${scenario.id}`,
  );
}

/** A subject that never answers is unreachable, as one behind a port would be. */
function answering(subject: Subject, waitMs: number): Subject {
  return {
    ...subject,
    async send(request) {
      const answered = new AbortController();
      const late = systemClock.sleepUntil(systemClock.now() + waitMs, { signal: answered.signal }).then(() => {
        throw new SubjectUnreachableError(silence);
      });
      late.catch(() => {});
      try {
        return await Promise.race([subject.send(request), late]);
      } finally {
        answered.abort();
      }
    },
  };
}
