import type { TaskState } from "../task/state.js";

/** What an answer says, whatever the vendor's envelope. */
export type AnswerReading =
  | {
      readonly phase: "refused";
      readonly code: number;
      readonly message?: string | undefined;
      /** A task that a refusal names all the same: it may be there, and may have been paid for. */
      readonly taskId?: string | undefined;
    }
  | { readonly phase: "accepted"; readonly taskId: string }
  | {
      readonly phase: "running" | "succeeded" | "failed";
      readonly state: TaskState;
      /** The vendor's own number. */
      readonly code: number;
      readonly taskId?: string | undefined;
      readonly progress?: number | undefined;
      readonly message?: string | undefined;
      /** Links or base64 text by output name, one record per picture sent. */
      readonly outputs: readonly Readonly<Record<string, string>>[];
    }
  | { readonly phase: "unreadable"; readonly because: string };

/** A property of a value that may be anything. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Text that has at least one character. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An id: text, or the number that a careless encoder made of it. */
export function idOf(value: unknown): string | undefined {
  return Number.isSafeInteger(value) && value !== 0 ? String(value) : textOf(value);
}

/** A whole number, also where a careless encoder wrote it as text. */
export function integerOf(value: unknown): number | undefined {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  return typeof value === "string" && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}
