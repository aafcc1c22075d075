import type { AnswerReading } from "@graycard/core";

/** One answer of a mock in a run of the suite: what was asked for, and what came. */
export interface Heard {
  readonly vendor: string;
  /** `vendor/endpoint/area/scenario` that asked. */
  readonly scenario: string;
  /** The words that were sent along and did something, as the mock's journal has it. */
  readonly words: readonly string[];
  readonly status: number;
  /** Absent for files. */
  readonly reading?: AnswerReading;
}
