import { resolve } from "node:path";
import {
  consoleReport,
  jsonReport,
  outcomeOf,
  plannedRules,
  planRun,
  vendorRules as rules,
  scenarios,
  withAgainst,
} from "@graycard/conformance";
import { type AnyVendor, vendors } from "@graycard/core";
import { openBaselines } from "../baseline-file.js";
import { chosenVendors } from "../chosen-vendors.js";
import { embedded } from "../conform/embedded.js";
import { pictureCollector, writePictures } from "../conform/image-base.js";
import { collectPictures } from "../conform/make-plan.js";
import { totalLines } from "../conform/plan-lines.js";
import { playSide } from "../conform/play-side.js";
import { nothingSelected, planFor, printPlan } from "../conform/print-plan.js";
import { judgeSide, lacksOf } from "../conform/subjects.js";
import { exitCodeOf, exitCodes } from "../exit-codes.js";
import { hasColour } from "../has-colour.js";
import { startRecording } from "../recording.js";
import { albumFor, parseReports, writeReports } from "../reports.js";
import type { Terminal } from "../terminal.js";
import type { ConformFlags } from "./conform.js";

/**
 * Carries out `graycard conform`, and gives its exit code.
 *
 * @param live whether `--live` stands on the command line itself; a variable or a file does not count
 */
export async function runConform(terminal: Terminal, flags: ConformFlags, live: boolean): Promise<number> {
  const reports = parseReports(flags.report ?? [], terminal.cwd);
  const baselines = openBaselines(flags, terminal.cwd, terminal.now);
  const chosen = chosenVendors(flags.vendor);
  const recording = startRecording(flags.record, terminal.cwd);
  requireSelection(flags, chosen);
  if (flags.list) return list(terminal, flags, chosen);
  if (flags.writePictures !== undefined) return writeAll(terminal, flags, chosen, flags.writePictures);
  if (flags.plan) return printPlan(terminal, flags, chosen);
  const sides = { terminal, flags, vendors: chosen, live };
  const side = await judgeSide({ ...sides, flag: "--subject", text: flags.subject });
  const { against: other } = flags;
  const against = other === undefined ? undefined : await judgeSide({ ...sides, flag: "--against", text: other });
  const paid = [side, against].find((each) => each?.isLive);
  const planned = paid || flags.cover ? await planFor(flags, chosen, paid ?? side) : undefined;
  if (planned && paid) terminal.error(`${totalLines(planned.plan).join("\n")}\n`);
  const play = { terminal, flags, planned };
  const album = albumFor(reports);
  const isCounted = side === (paid ?? side);
  const first = await playSide({ ...play, side, isCounted, album, onExchanges: recording.add });
  const second = against && (await playSide({ ...play, side: against, isCounted: against === paid }));
  const found = second ? withAgainst(first, second) : first;
  // An entry may be about a check or a vendor that was not chosen now.
  const run = baselines.apply(found, () => plannedIds({ ...flags, select: [] }, vendors));
  const look = { colour: hasColour(terminal), all: flags.all ?? false };
  terminal.out(flags.json ? jsonReport(run) : `${consoleReport(run, look)}\n`);
  await writeReports({ run, album }, reports);
  terminal.error((await baselines.write(run)) ?? "");
  await recording.write(`graycard conform of ${run.subject}`);
  const code = exitCodeOf(outcomeOf(run));
  // Whoever was not there was not compared with.
  const isAlone = second?.problems.some(({ kind }) => kind === "unreachable");
  return code === exitCodes.ok && isAlone ? exitCodes.unreachable : code;
}

function plannedIds(flags: ConformFlags, chosen: readonly AnyVendor[]): readonly string[] {
  const subjects = chosen.map((vendor) => embedded({ edition: flags.edition }, vendor));
  const select = flags.select ?? [];
  const planned = [planRun({ subjects, scenarios, select }), plannedRules({ subjects, scenarios, rules, select })];
  return planned.flat().flatMap(({ checkIds }) => checkIds);
}

function requireSelection(flags: ConformFlags, chosen: readonly AnyVendor[]): void {
  if (plannedIds(flags, chosen).length === 0) throw nothingSelected(flags);
}

function list(terminal: Terminal, flags: ConformFlags, chosen: readonly AnyVendor[]): number {
  terminal.out(`${plannedIds(flags, chosen).join("\n")}\n`);
  return exitCodes.ok;
}

async function writeAll(
  terminal: Terminal,
  flags: ConformFlags,
  chosen: readonly AnyVendor[],
  folder: string,
): Promise<number> {
  const collector = pictureCollector();
  await collectPictures(
    { flags, vendors: chosen, isMock: false, isLive: false, lacks: lacksOf(flags, false) },
    collector,
  );
  await writePictures(resolve(terminal.cwd, folder), collector.files);
  terminal.out(
    `${collector.files.size} pictures are in ${folder}; put them up as they are and name the place with --image-base.\n`,
  );
  return exitCodes.ok;
}
