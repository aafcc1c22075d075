import { GraycardError } from "@graycard/core";
import type { Session } from "../sessions/session.js";

/** A journal or ledger had to let go of something: what is left does not prove what happened. */
export class EvidenceLostError extends GraycardError {
  override readonly name = "EvidenceLostError";
  readonly code = "GC_SESSION_EVIDENCE_LOST";

  constructor(problems: readonly string[]) {
    super(`${problems.join(" ")} Give the journal more room with journalBytes, or send less in one session.`);
  }
}

/** What a session's records no longer hold, as an error. */
export function evidenceLostIn({ journal, ledger }: Session): EvidenceLostError | undefined {
  const problems = [...journal.problems(), ...ledger.problems()];
  return problems.length === 0 ? undefined : new EvidenceLostError(problems);
}
