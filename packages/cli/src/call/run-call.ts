import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import type { AnyEndpoint, AnyVendor } from "@graycard/core";
import type { CallFlags } from "../commands/call.js";
import { exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { callAll } from "./call-all.js";
import { CallEnding } from "./call-ending.js";
import { summaryJson, summaryText } from "./call-lines.js";
import { callExitCode } from "./call-summary.js";
import { agreed } from "./consent.js";
import { CallJournal } from "./journal.js";
import { lockJournal } from "./journal-lock.js";
import { makeFolder } from "./make-folder.js";
import { checkFirst, journalPath, type PreparedCall, planJobs, prepareCall } from "./prepare-call.js";
import { systemProcesses } from "./system-processes.js";

/** Carries out `graycard call`, and gives its exit code. */
export async function runCall(
  terminal: Terminal,
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  flags: CallFlags,
): Promise<number> {
  // From the beginning: whoever ends it early finds everything in order, too.
  const ending = new CallEnding(terminal);
  const work = async () => {
    const prepared = await prepareCall(terminal, vendor, endpoint, flags);
    await checkFirst(prepared);
    return withJournal(terminal, prepared, ending);
  };
  const givenUp = ending.givenUp.then(() => {
    // What is pending would keep the process.
    terminal.exit?.(exitCodes.interrupted);
    return exitCodes.interrupted;
  });
  try {
    return await Promise.race([work(), givenUp]);
  } finally {
    ending.over();
  }
}

async function withJournal(terminal: Terminal, prepared: PreparedCall, ending: CallEnding): Promise<number> {
  const { vendor, endpoint, flags, target, gathered } = prepared;
  const path = journalPath(prepared, terminal.cwd);
  const journal = await openJournal(terminal, prepared, path);
  const { many } = gathered;
  // One picture that is done leaves nothing to go on with; a batch is remembered, for it may grow.
  const isSpent = () => journal.isEmpty || (flags.journal === undefined && !many && journal.unfinished === 0);
  try {
    const jobs = await planJobs(prepared, journal, terminal.cwd);
    const done = new Set(journal.results().values());
    const submits = jobs.filter(({ name }) => !done.has(name)).length;
    if (!(await agreed(terminal, { target, endpoint, submits, many, yes: flags.yes ?? false }))) {
      terminal.error("graycard call: nothing was sent.\n");
      return exitCodes.budgetStop;
    }
    ending.sends();
    const found = await callAll(terminal, prepared, journal, jobs, ending);
    const origin = { vendor: vendor.id, endpoint: endpoint.id, origin: target.origin };
    const summary = { ...origin, ...found, journal: isSpent() ? undefined : path };
    const code = callExitCode(summary);
    if (flags.json) terminal.out(summaryJson(summary));
    else if (many || code !== exitCodes.ok) terminal.error(summaryText(summary, terminal.cwd));
    return code;
  } finally {
    journal.close(isSpent());
  }
}

async function openJournal(
  terminal: Terminal,
  { vendor, endpoint, target }: PreparedCall,
  path: string,
): Promise<CallJournal> {
  const folder = dirname(path);
  const why = (error: unknown) => (error instanceof Error ? error.message : String(error));
  await makeFolder(folder).catch((error: unknown) => {
    throw new UsageError(`The folder ${folder} cannot be made: ${why(error)}. Nothing was sent.`);
  });
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`The folder ${folder} cannot be written to: ${why(error)}. Nothing was sent.`);
  });
  const lock = lockJournal(path, systemProcesses(terminal.pid));
  try {
    const subject = { vendor: vendor.id, endpoint: endpoint.id, origin: target.origin };
    return new CallJournal({ path, subject, now: terminal.now, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}
