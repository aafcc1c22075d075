import { examine } from "../doctor/examine.js";
import { countsOf, findingsPage } from "../doctor/findings-page.js";
import { systemSurroundings } from "../doctor/system-surroundings.js";
import { exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import type { DoctorFlags } from "./doctor.js";

/** Carries out `graycard doctor`, and gives its exit code: 1 when something does go wrong here. */
export async function runDoctor(terminal: Terminal, { json }: DoctorFlags): Promise<number> {
  const surroundings = terminal.surroundings ?? systemSurroundings(terminal);
  const findings = await examine(surroundings);
  const summary = countsOf(findings);
  terminal.out(json ? `${JSON.stringify({ findings, summary }, null, 2)}\n` : findingsPage(findings));
  return summary.fail > 0 ? exitCodes.findings : exitCodes.ok;
}
