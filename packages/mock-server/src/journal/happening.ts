import type { Exchange } from "@graycard/core";
import type { Session } from "../sessions/session.js";
import type { JournalEntry } from "./journal-entry.js";

/** An exchange that has just ended, for whoever wants to be told of each. */
export interface Happening {
  /** The id of the session; that of nobody's session is `nobody`. */
  readonly session: string;
  /** What went wrong; absent when nothing did. Looking here first spares the work of writing the exchange. */
  readonly because: string | undefined;
  /** The faults that were played to it, by name; absent when none was. */
  readonly faults: readonly string[] | undefined;
  /** What its sender should hear of though nothing went wrong, such as a word that looks like a trigger and is none. */
  readonly warning: string | undefined;
  /** All of it, as in the journal. */
  readonly exchange: Exchange;
}

/** Tells of an entry; what the listener throws is the operator's to hear, not the caller's. */
export function tellOf(
  listener: (happening: Happening) => void,
  report: (error: unknown) => void,
): (session: Session, entry: JournalEntry) => void {
  return ({ id }, entry) => {
    try {
      listener({
        session: id,
        because: entry.because,
        faults: entry.faults,
        warning: entry.warning,
        get exchange() {
          return entry.exchange;
        },
      });
    } catch (error) {
      report(error);
    }
  };
}
