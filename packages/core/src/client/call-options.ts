import type { TaskState } from "../task/state.js";
import type { TaskHandle } from "./task-handle.js";

/** What a task looked like when it was last asked for. */
export interface Progress {
  readonly handle: TaskHandle;
  readonly state: TaskState;
  /** The vendor's own number of the state. */
  readonly code: number;
  /** 0 to 100, where the vendor tells it. */
  readonly progress: number | undefined;
  readonly polls: number;
  /** Since the task was accepted, in milliseconds. */
  readonly elapsedMs: number;
}

/** What can be asked of a submit. */
export interface SubmitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Wait for the answer, or poll, where an endpoint has both; polled unless the result is to be the body itself. */
  readonly mode?: "sync" | "async" | undefined;
  /**
   * Called right before the submit leaves, each time that it does: the moment to write down that money may be spent.
   * It is waited for, and what it throws keeps the submit from leaving.
   */
  readonly beforeSubmit?: (() => void | Promise<void>) | undefined;
  /** Called as soon as a task is known by its id, before it is first polled: the moment to write it down. */
  readonly onTask?: ((handle: TaskHandle) => void) | undefined;
}

/** What can be asked of a wait. */
export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the task is waited for, in milliseconds, from its acceptance or, when resumed, from now; where the submit
   * itself waits for the result, from when it leaves. A last look may take a second more, its turn within the rate
   * included. Unless it is named here or for the client, it is the documented limit and 5 s, and counts for a resumed task
   * from its first look: of many that are resumed at once, none is given up before it was asked for.
   */
  readonly deadlineMs?: number | undefined;
  /** Called for every poll that found the task still running. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What can be asked of a call from its submit to its result. */
export interface CallOptions extends SubmitOptions, WaitOptions {}

/** What can be asked of a download. */
export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** The path of the file to write; it is whole or not there at all. */
  readonly to?: string | URL | undefined;
  /** The largest file taken, in bytes; that of the client unless said. */
  readonly mostBytes?: number | undefined;
}
