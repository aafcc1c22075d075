import { type AnyVendor, vendors } from "@graycard/core";
import type { ConformFlags } from "../commands/conform.js";
import { exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { makePlan, type Planned } from "./make-plan.js";
import { planLines } from "./plan-lines.js";
import { lacksOf, type Side } from "./subjects.js";

/** Prints what a run would send and cost. Nothing is sent, and no name is resolved. */
export async function printPlan(
  terminal: Terminal,
  flags: ConformFlags,
  chosen: readonly AnyVendor[],
): Promise<number> {
  const isMock = flags.subject === "mock";
  const isLive = !isMock && looksLive(flags.subject);
  const { plan } = await planFor(flags, chosen, { isMock, isLive, lacks: lacksOf(flags, isLive) });
  const { maxCalls = Number.POSITIVE_INFINITY, maxCredits = Number.POSITIVE_INFINITY } = flags;
  if (flags.json) terminal.out(`${JSON.stringify(plan, null, 2)}\n`);
  else {
    const { calls, credits } = plan.total;
    const beyond = calls > maxCalls || credits > maxCredits ? ["The caps stop such a run before its end."] : [];
    terminal.out(`${[...planLines(plan), ...beyond, "Nothing was sent."].join("\n")}\n`);
  }
  return exitCodes.ok;
}

/** @throws {UsageError} when the patterns select nothing */
export async function planFor(
  flags: ConformFlags,
  chosen: readonly AnyVendor[],
  side: Pick<Side, "isMock" | "isLive" | "lacks">,
): Promise<Planned> {
  const planned = await makePlan({ ...side, flags, vendors: chosen });
  if (planned.trials.length === 0) throw nothingSelected(flags);
  return planned;
}

/** Patterns that select nothing are a mistake of the call, never a green run. */
export function nothingSelected({ select = [] }: ConformFlags): UsageError {
  return new UsageError(`No check has an id like ${select.join(" or ")}; see --list.`);
}

/** Whether a subject is a vendor by its name; the guard goes by its address. */
function looksLive(text: string): boolean {
  if (text === "live") return true;
  const host = URL.canParse(text) ? new URL(text).hostname : "";
  return vendors.some(({ hosts }) => (hosts as readonly string[]).includes(host));
}
