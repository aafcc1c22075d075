import type { GraycardError } from "@graycard/core";
import { weakBasisIn } from "../basis/weak-basis-error.js";
import { unusedFaultsIn } from "../faults/unused-faults-error.js";
import { evidenceLostIn } from "../journal/evidence-lost-error.js";
import { requireKnownNames } from "../known-names.js";
import { wasteIn } from "../ledger/waste-error.js";
import type { Session } from "./session.js";
import { SessionVerificationError } from "./session-verification-error.js";
import { tasksDroppedIn } from "./tasks-dropped-error.js";

/** Looks for one thing that a session must not end with. */
export type SessionCheck = (session: Session) => GraycardError | undefined;

/** What {@link verifySession} looks for, in this order. */
export const sessionChecks: readonly SessionCheck[] = [unusedFaultsIn, evidenceLostIn, tasksDroppedIn, weakBasisIn];

/** What a test can demand of a session beyond that. */
export interface VerifyOptions {
  /** `none` demands that nothing was paid for in vain; it is let pass unless said. */
  readonly waste?: "none" | "allowed";
}

const verifyOptionNames = { waste: true } as const satisfies Readonly<Record<keyof VerifyOptions, true>>;

/**
 * What to look for, given what a test demands.
 *
 * @throws {RangeError} for a demand that is none
 */
export function checksFor(options: VerifyOptions = {}): readonly SessionCheck[] {
  requireKnownNames("Verifying a session", options, verifyOptionNames);
  const { waste } = options;
  if (waste !== undefined && waste !== "none" && waste !== "allowed") {
    throw new RangeError(`waste can be "none" or "allowed"; it is "${waste}".`);
  }
  return waste === "none" ? [...sessionChecks, wasteIn] : sessionChecks;
}

/**
 * Makes sure that a session ends as its test meant it to.
 *
 * @throws the error of the check that found something, such as {@link UnusedFaultsError}
 * @throws {SessionVerificationError} when several did
 */
export function verifySession(session: Session, checks: readonly SessionCheck[] = sessionChecks): void {
  const [problem, ...more] = checks.flatMap((check) => check(session) ?? []);
  if (!problem) return;
  throw more.length === 0 ? problem : new SessionVerificationError([problem, ...more]);
}
