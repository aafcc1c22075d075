import type { Terminal } from "../terminal.js";
import { CallBudget } from "./call-budget.js";
import { callClient } from "./call-client.js";
import type { CallEnding } from "./call-ending.js";
import { imageJson, imageText } from "./call-lines.js";
import { CallProgress } from "./call-progress.js";
import { type CallSummary, EndTally } from "./call-summary.js";
import { ImageCalls } from "./image-calls.js";
import type { ImageEnd } from "./image-end.js";
import type { ImageJob } from "./image-job.js";
import type { CallJournal } from "./journal.js";
import { LossBrake } from "./loss-brake.js";
import { sweepKept } from "./place-results.js";
import type { PreparedCall } from "./prepare-call.js";
import { runAll } from "./run-all.js";

/** Works on all pictures and prints what becomes of each. */
export async function callAll(
  terminal: Terminal,
  prepared: PreparedCall,
  journal: CallJournal,
  jobs: readonly ImageJob[],
  ending: CallEnding,
): Promise<Omit<CallSummary, "vendor" | "endpoint" | "origin" | "journal">> {
  const { endpoint, flags } = prepared;
  const { stop } = ending;
  const startedAt = terminal.now();
  const budget = new CallBudget({ ...flags, credits: endpoint.credits });
  const client = clientOf(terminal, prepared);
  const bar = barOf(terminal, prepared, jobs.length);
  if (bar) ending.say = (text) => bar.log(text);
  const calls = new ImageCalls({ ...settingOf(prepared), client, journal, stop, budget, watch: bar });
  const tally = new EndTally();
  const brake = new LossBrake((reason) => stop.begin(reason));
  const work = async (job: ImageJob) => {
    const end = await calls.work(job);
    tally.note(end);
    brake.note(end);
    bar?.end(job, end);
    print(terminal, flags.json ?? false, bar, end);
  };
  try {
    await runAll(jobs, flags.atOnce, work, () => stop.begin("mistake"));
  } finally {
    bar?.stop();
    await client.close();
  }
  await sweepKept(new Set(jobs.map(({ place }) => place.folder)), journal);
  const { submits } = budget;
  return {
    ...{ images: jobs.length, counts: tally.counts, resumable: tally.resumable, submits, stopped: stop.reason },
    credits: endpoint.credits === undefined ? undefined : submits * endpoint.credits,
    durationMs: terminal.now() - startedAt,
  };
}

function clientOf(terminal: Terminal, { vendor, target, flags }: PreparedCall) {
  const { baseUrl, credentials } = target;
  const report = (error: unknown) =>
    terminal.error(`graycard call: ${error instanceof Error ? error.message : error}\n`);
  return callClient(vendor, { credentials, baseUrl, qps: flags.qps, report });
}

function barOf({ errorStream, now }: Terminal, { flags }: PreparedCall, count: number): CallProgress | undefined {
  return count > 1 && errorStream && !flags.json ? new CallProgress(errorStream, count, now) : undefined;
}

function settingOf({ vendor, endpoint, target, settings, mask, outputs, flags }: PreparedCall) {
  const { force = false, retryUnknown = false, retryFailed = false } = flags;
  const subject = { vendor: vendor.id, endpoint: endpoint.id, origin: target.origin, settings };
  return { endpoint, subject, mask, outputs, force, retryUnknown, retryFailed };
}

/** Where there is a bar, what went well is what it shows; the rest goes by above it. */
function print(terminal: Terminal, json: boolean, bar: CallProgress | undefined, end: ImageEnd): void {
  if (json) {
    terminal.out(imageJson(end));
    return;
  }
  const { out, error } = imageText(end, terminal.cwd);
  if (out !== "" && !(bar && terminal.isTerminal)) terminal.out(out);
  if (error === "") return;
  if (bar) bar.log(error);
  else terminal.error(error);
}
