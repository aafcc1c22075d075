import type { TaskHandle } from "../client/task-handle.js";
import type { OperationName } from "../contract/endpoint.js";
import { GraycardError } from "./graycard-error.js";

/**
 * Whether money was taken for the work that a call is about, whichever of its steps went wrong: the documents do not
 * always tell, and then nobody may guess.
 */
export type Charged = "no" | "yes" | "unknown";

/** What is known of a call that went wrong. */
export interface CallFacts {
  readonly vendor: string;
  readonly endpoint: string;
  readonly operation: OperationName;
  /** Whether the same call may succeed later; a submit that is sent again may cost again. */
  readonly retryable: boolean;
  readonly charged: Charged;
  /** The clause that speaks of it, or the erratum, as `erratum:id`. */
  readonly clause?: string | undefined;
  /** What a task that exists goes on with, in this process or another. */
  readonly handle?: TaskHandle | undefined;
  readonly cause?: unknown;
}

/** The base of everything that a call of the client can end in. Each kind is a class of its own with a code of its own. */
export abstract class CallError extends GraycardError {
  readonly vendor: string;
  readonly endpoint: string;
  readonly operation: OperationName;
  readonly retryable: boolean;
  readonly charged: Charged;
  readonly clause: string | undefined;
  readonly handle: TaskHandle | undefined;

  constructor(message: string, facts: CallFacts) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.vendor = facts.vendor;
    this.endpoint = facts.endpoint;
    this.operation = facts.operation;
    this.retryable = facts.retryable;
    this.charged = chargedFor(facts);
    this.clause = facts.clause;
    this.handle = facts.handle;
  }

  /** The id of the task that the call was about, where there is one. */
  get taskId(): string | undefined {
    return this.handle?.taskId;
  }
}

/** A step that costs nothing may be one of work that was paid for. */
function chargedFor({ charged, operation, handle }: CallFacts): Charged {
  if (charged !== "no") return charged;
  if (operation === "fetch-result") return "yes";
  return handle ? "unknown" : "no";
}
