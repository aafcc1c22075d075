import { resolve } from "node:path";
import {
  type Album,
  type PlannedTrial,
  planRun,
  type Run,
  type RunOptions,
  vendorRules as rules,
  runSuite,
  SpendGuard,
  type Subject,
  scenarioPath,
  scenarios,
} from "@graycard/conformance";
import type { ConformFlags } from "../commands/conform.js";
import type { Terminal } from "../terminal.js";
import { version } from "../version.js";
import { conformProgress } from "./conform-progress.js";
import type { Planned } from "./make-plan.js";
import { openReceipt, type ReceiptFile } from "./receipt-file.js";
import type { Side } from "./subjects.js";

/** A side to play, and the plan to play it by, if there is one. */
export interface PlayInput {
  readonly terminal: Terminal;
  readonly flags: ConformFlags;
  readonly side: Side;
  readonly planned: Planned | undefined;
  /** Whether caps and receipt are about this side: about the first, and about whoever costs money. */
  readonly isCounted: boolean;
  /** Keeps the pictures, for a report that shows them. */
  readonly album?: Album | undefined;
  /** Told of all exchanges of a subject, at the end. */
  readonly onExchanges?: NonNullable<RunOptions["onExchanges"]>;
}

/** Plays the scenarios on one side, until they end, a cap stands against it or somebody interrupts. */
export async function playSide(input: PlayInput): Promise<Run> {
  const { terminal, flags, side, isCounted } = input;
  const receipt = receiptOf(input);
  const isCapped = flags.maxCalls !== undefined || flags.maxCredits !== undefined;
  const guard = isCounted && (!side.isMock || isCapped || receipt) ? guardOf(terminal, flags, receipt) : undefined;
  const abort = new AbortController();
  if (guard && !side.isMock) whenInterrupted(terminal, guard, abort);
  const open = await side.open(guard, abort.signal);
  const progress = flags.json ? undefined : conformProgress(terminal);
  try {
    return await runSuite({
      ...{ subjects: open.subjects, scenarios, rules, select: flags.select ?? [], version, now: terminal.now },
      ...(guard ? { guard } : {}),
      ...(input.album ? { album: input.album } : {}),
      ...(input.onExchanges ? { onExchanges: input.onExchanges } : {}),
      ...chosenOf(input, open.subjects),
      ...(progress ? { watch: progress, onCheck: progress.check } : {}),
    });
  } finally {
    progress?.stop();
    await open.close();
    receipt?.close();
    if (receipt) terminal.error(`graycard conform: the receipt is ${receipt.path}\n`);
  }
}

/** Whatever may be paid for is written down; elsewhere whoever wants it says so. */
function receiptOf({ terminal, flags, side, isCounted }: PlayInput): ReceiptFile | undefined {
  if (!isCounted || (!side.isLive && flags.receipt === undefined)) return undefined;
  const started = new Date(terminal.now()).toISOString().replace(/[:.]/g, "-");
  return openReceipt(resolve(terminal.cwd, flags.receipt ?? `graycard-receipt-${started}.jsonl`));
}

function guardOf(terminal: Terminal, flags: ConformFlags, receipt: ReceiptFile | undefined): SpendGuard {
  const { maxCalls, maxCredits, price } = flags;
  return new SpendGuard({
    ...{ clock: terminal, maxCalls, maxCredits },
    ...(price ? { prices: price } : {}),
    ...(receipt ? { receipt: (event) => receipt.write(event) } : {}),
  });
}

/** Once: nothing more leaves, and what is on its way is waited for, as it may be paid for. Twice: not even that. */
function whenInterrupted(terminal: Terminal, guard: SpendGuard, abort: AbortController): void {
  void terminal.interrupted().then(() => {
    guard.stop({ by: "interrupt", reason: "The run was interrupted." });
    terminal.error(
      "\ngraycard conform: nothing more is sent; waiting for answers that are due. Ctrl-C again gives them up.\n",
    );
    void terminal.interrupted().then(() => abort.abort(new Error("interrupted")));
  });
}

/** The trials of a plan, in its order, as planned for these subjects. */
function chosenOf({ planned, flags }: PlayInput, subjects: readonly Subject[]) {
  if (!planned) return {};
  const all = planRun({ subjects, scenarios, select: flags.select ?? [] });
  const byPath = new Map(all.map((trial) => [scenarioPath(trial.target, trial.scenario), trial]));
  const only = planned.plan.trials.flatMap(({ path }): PlannedTrial[] => {
    const trial = byPath.get(path);
    return trial ? [trial] : [];
  });
  return { only, open: planned.plan.open };
}
