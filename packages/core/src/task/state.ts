/** The states a task passes through, whatever numbers a vendor uses, in the order they occur. */
export const taskStates = ["queued", "preparing", "waiting", "processing", "succeeded", "failed"] as const;

/** The states of a task that all vendors' numbers come down to: one of {@link taskStates}. */
export type TaskState = (typeof taskStates)[number];

export type TerminalState = Extract<TaskState, "succeeded" | "failed">;
export type RunningState = Exclude<TaskState, TerminalState>;

const terminal: Readonly<Record<TaskState, boolean>> = {
  queued: false,
  preparing: false,
  waiting: false,
  processing: false,
  succeeded: true,
  failed: true,
};

/** Whether a task in this state has ended. The one place that knows. */
export function isTerminal(state: TaskState): state is TerminalState {
  return terminal[state];
}

/** Why a task failed, whatever number a vendor gives it. */
export const failureReasons = [
  "timeout",
  "invalid-image",
  "source-too-large",
  "source-download",
  "result-upload",
  "processing",
] as const;

/** Why a task failed, as far as every vendor can tell. */
export type FailureReason = (typeof failureReasons)[number];

/** What exactly was wrong, for vendors whose numbers tell it apart. */
export const failureDetails = [
  "undecodable",
  "format",
  "too-many-pixels",
  "too-few-pixels",
  "mask-size",
  "nothing-found",
] as const;

/** What exactly was wrong: one of {@link failureDetails}. */
export type FailureDetail = (typeof failureDetails)[number];

/** Why a task failed. */
export interface Failure {
  readonly reason: FailureReason;
  readonly detail?: FailureDetail;
  /** For the journal: what was wrong with this picture, one sentence. */
  readonly because: string;
  /** What settles that it fails for this, where the state's own row does not say so. */
  readonly clause?: string | { readonly erratum: string };
}
