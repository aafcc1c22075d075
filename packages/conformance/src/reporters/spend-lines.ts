import type { Run } from "../run.js";

/** Why a run ended early and what is on its receipt, one line each; none where there is nothing to say. */
export function spendLines({ stopped, receipt = [] }: Run): readonly string[] {
  const unknown = receipt.filter(({ outcome }) => outcome === "unknown").length;
  const credits = receipt.reduce((sum, entry) => sum + (entry.credits ?? 0), 0);
  const open = unknown === 0 ? "" : `, ${unknown} of them without an answer`;
  return [
    ...(stopped ? [stopped.reason] : []),
    ...(receipt.length === 0 ? [] : [`${receipt.length} paid submits${open}, ${credits} credits by the known prices`]),
  ];
}
