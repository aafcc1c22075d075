/**
 * What is known of a submit that was, or may have been, paid for:
 * - `accepted`: the vendor took it on;
 * - `unknown`: it left and no answer came, so it has to be counted as paid.
 */
export interface ReceiptEntry {
  /** Counts the submits of a run, from 1. */
  readonly number: number;
  /** When it left; ISO 8601. */
  readonly at: string;
  readonly vendor: string;
  readonly endpoint: string;
  /** `vendor/endpoint/area/scenario` */
  readonly scenario: string;
  readonly outcome: "accepted" | "unknown";
  /** Absent where the answer names none. */
  readonly taskId?: string;
  /** Its price in the vendor's credits; absent where none is known. */
  readonly credits?: number;
}

/** What is told of a submit as it happens: before it leaves, and when it is known what came of it. */
export type ReceiptEvent =
  | ({ readonly event: "leaves" } & Omit<ReceiptEntry, "outcome" | "taskId">)
  | ({ readonly event: "paid" } & ReceiptEntry)
  /** It was refused, or never left: nothing was charged. */
  | { readonly event: "free"; readonly number: number };
