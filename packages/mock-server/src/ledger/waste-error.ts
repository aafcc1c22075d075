import { GraycardError } from "@graycard/core";
import type { Session } from "../sessions/session.js";

/** Work was paid for that came to nothing: submitted twice, or never fetched. */
export class WasteError extends GraycardError {
  override readonly name = "WasteError";
  readonly code = "GC_SESSION_WASTE";
  /** One sentence for each submit. */
  readonly waste: readonly string[];

  constructor(waste: readonly string[]) {
    const count = waste.length === 1 ? "1 paid submit" : `${waste.length} paid submits`;
    const lines = waste.map((each) => `  ${each}`);
    super(
      [`${count} came to nothing:`, ...lines, "Submit once, poll to the end, and fetch what comes of it."].join("\n"),
    );
    this.waste = waste;
  }
}

/** The waste of a session, as an error. */
export function wasteIn({ ledger }: Session): WasteError | undefined {
  const waste = ledger.waste();
  return waste.length === 0 ? undefined : new WasteError(waste);
}
