import {
  auditExchanges,
  clientRules,
  consoleReport,
  jsonReport,
  outcomeOf,
  type Rule,
  type Run,
  vendorRules,
} from "@graycard/conformance";
import type { AnyVendor } from "@graycard/core";
import { ControlUnreachableError } from "@graycard/mock-server/control";
import { chosenVendors } from "../chosen-vendors.js";
import { exitCodeOf, exitCodes } from "../exit-codes.js";
import { hasColour } from "../has-colour.js";
import { parseReports, writeReports } from "../reports.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { version } from "../version.js";
import type { AuditFlags } from "./audit.js";
import { type AuditSource, type ReadingOptions, sourceOfFile, sourceOfMock } from "./audit-source.js";
import { wordsAbout } from "./audit-words.js";

const rulesOf: Readonly<Record<AuditFlags["side"], readonly Rule[]>> = {
  client: clientRules,
  vendor: vendorRules,
  both: [...vendorRules, ...clientRules],
};

/** Carries out `graycard audit`, and gives its exit code. */
export async function runAudit(terminal: Terminal, file: string | undefined, flags: AuditFlags): Promise<number> {
  const reports = parseReports(flags.report ?? [], terminal.cwd);
  const chosen = chosenVendors(flags.vendor);
  const options = { vendors: chosen, baseUrls: baseUrlsOf(flags.baseUrl ?? [], chosen) };
  let source: AuditSource;
  try {
    source = await sourceOf(terminal, file, flags, options);
  } catch (error) {
    if (!(error instanceof ControlUnreachableError)) throw error;
    terminal.error(`graycard: ${error.message}\n`);
    return exitCodes.unreachable;
  }
  const run = auditExchanges({
    recordings: source.recordings,
    vendors: chosen,
    edition: flags.edition,
    rules: rulesOf[flags.side],
    select: flags.select ?? [],
    unseen: flags.unseen,
    missing: source.missing,
    subject: source.name,
    version,
    now: terminal.now,
  });
  requireChecks(run, flags);
  const look = { colour: hasColour(terminal), all: flags.all ?? false };
  terminal.out(flags.json ? jsonReport(run) : `${consoleReport(run, look)}\n`);
  for (const words of wordsAbout(source, chosen)) terminal.error(`graycard: ${words}\n`);
  await writeReports({ run }, reports);
  return exitCodeOf(outcomeOf(run));
}

async function sourceOf(
  terminal: Terminal,
  file: string | undefined,
  { mock, token }: AuditFlags,
  options: ReadingOptions,
): Promise<AuditSource> {
  if ((file === undefined) === (mock === undefined)) {
    throw new UsageError("graycard audit takes a file to judge, or --mock with the address of a mock; one of them.");
  }
  if (file !== undefined) return sourceOfFile(file, terminal.cwd, options);
  const url = mock ?? "";
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || new URL(url).username !== "") {
    throw new UsageError(
      "--mock takes the address of a mock, such as http://127.0.0.1:4010; a token goes with --token.",
    );
  }
  return sourceOfMock(url.replace(/\/+$/, ""), token, options);
}

/** Patterns that select nothing are a mistake of the call; a recording with nothing in it is not. */
function requireChecks({ checks, spend }: Run, { select = [], side }: AuditFlags): void {
  if (checks.length > 0 || select.length === 0 || spend.exchanges === 0) return;
  throw new UsageError(
    `No check of what the recording has (--side ${side}) has an id like ${select.join(" or ")}; run it without --select to see them.`,
  );
}

function baseUrlsOf(
  texts: readonly string[],
  chosen: readonly AnyVendor[],
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const text of texts) {
    const at = text.indexOf("=");
    const [id, url] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 0 || !chosen.some((vendor) => vendor.id === id) || !URL.canParse(url)) {
      const known = chosen.map((vendor) => vendor.id).join(", ");
      throw new UsageError(`--base-url takes vendor=URL with one of the vendors ${known}, not "${text}".`);
    }
    found[id] = [...(found[id] ?? []), url];
  }
  return found;
}
