import type { Mock } from "@graycard/mock-server";
import { parseReportTargets, writeReportTargets } from "../report-target.js";
import type { Program, ProgramEnd, Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { explained, mockOf } from "./mock-options.js";
import type { RunFlags } from "./run.js";
import { runEnvironment } from "./run-environment.js";
import { planFaults } from "./run-faults.js";
import { makeRunRecord, type RunRecord } from "./run-record.js";
import { runText } from "./run-text.js";
import { writeTrustFile } from "./run-trust.js";

const formats = { json: (record: RunRecord) => `${JSON.stringify(record, null, 2)}\n` };

/** Carries out `graycard run`, and gives its exit code. */
export async function runProgram(
  terminal: Terminal,
  flags: RunFlags,
  [command = "", ...args]: readonly string[],
): Promise<number> {
  const reports = parseReportTargets(flags.report ?? [], terminal.cwd, formats);
  const mock = await mockOf(terminal, flags, { name: "graycard run", json: false });
  try {
    if (flags.faults !== undefined) await planFaults(mock, flags.faults, terminal.cwd);
    const record = await runAgainst(terminal, flags, mock, { command, args });
    terminal.error(runText(record));
    await writeReportTargets(record, reports);
    return record.exitCode;
  } finally {
    await mock.close();
  }
}

async function runAgainst(
  terminal: Terminal,
  flags: RunFlags,
  mock: Mock,
  { command, args }: Pick<Program, "command" | "args">,
): Promise<RunRecord> {
  const { env, cwd } = terminal;
  const pass = (flags.passHost ?? []).map((name) => name.toLowerCase());
  const session = mock.session();
  const proxy = await mock.proxy({ pass }).catch((error: unknown) =>
    explained(() => {
      throw error;
    }),
  );
  const { url, port, played, certificate } = proxy;
  const trust = await writeTrustFile({ certificate, env, withRoots: pass.length > 0 });
  try {
    const { vendors } = mock;
    const { credentials } = session;
    const setting = { env, vendors, credentials, url, port, played, pass, trusted: trust.path };
    const startedAt = terminal.now();
    const end = await terminal.start({ command, args, cwd, env: runEnvironment(setting) });
    if (end.by === "no-start") throw cannotStart(command, end);
    return makeRunRecord({
      mock,
      proxy,
      given: session.id,
      waste: flags.waste,
      command,
      end,
      startedAt,
      endedAt: terminal.now(),
    });
  } finally {
    await trust.remove();
  }
}

function cannotStart(command: string, { error }: ProgramEnd & { by: "no-start" }): UsageError {
  const why =
    error === "ENOENT"
      ? "there is no such program here or on the PATH"
      : error === "EACCES"
        ? "it may not be executed"
        : error;
  return new UsageError(`Cannot start "${command}": ${why}. Give a program and its arguments after --.`);
}
