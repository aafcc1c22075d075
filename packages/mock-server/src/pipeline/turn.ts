import type {
  AnyEndpoint,
  AnyVendor,
  BodyFacts,
  CredentialReading,
  ErrorForm,
  LimitsInForce,
  OperationName,
  Readings,
  RequestFault,
} from "@graycard/core";
import type { Bends, SkippableCheck } from "../faults/bends.js";
import type { FaultScript } from "../faults/fault-script.js";
import type { Booking } from "../ledger/booking.js";
import type { MockCore } from "../mock-core.js";
import type { DrawnUuid } from "../random.js";
import type { Session } from "../sessions/session.js";
import type { Task, TaskView } from "../tasks/task.js";
import type { Address } from "./address.js";
import type { Answer } from "./answer.js";
import type { Inbound } from "./inbound.js";

/**
 * One request on its way through the pipeline. Each phase fills in what it finds out. All of it has its place from the
 * beginning: objects that get theirs one by one are of as many shapes, and slower to make.
 */
export interface Turn {
  readonly mock: MockCore;
  readonly request: Inbound;
  readonly url: Address;
  /** The path with doubled slashes collapsed. */
  readonly path: string;
  /** Unique among the mock's answers. */
  readonly id: DrawnUuid;
  readonly startedAt: number;
  readonly vendor: AnyVendor;
  readonly credential: CredentialReading;
  /** The session of the credential; nobody's session when it is missing or refused. */
  readonly session: Session;
  /** Whether the credential was accepted. */
  readonly known: boolean;
  /** Nobody changes those of a request that nothing bends: they are all requests'. */
  bends: Bends;
  readings: Readings;
  limits: LimitsInForce;
  endpoint: AnyEndpoint | undefined;
  operation: OperationName | undefined;
  /** The task a poll asks for. */
  task: Task | undefined;
  taskId: string | undefined;
  /** The fields as they came. */
  raw: Record<string, unknown>;
  bodyFacts: BodyFacts | undefined;
  /** Room for bytes that was taken from the mock's memory, to be given back at the end by whoever did not keep it. */
  taken: Uint8Array[] | undefined;
  values: Readonly<Record<string, unknown>>;
  /** The words that came with a submit, of each place they stood in: the task that comes of it takes them on. */
  triggers: readonly FaultScript[] | undefined;
  /** Names of parts of a multipart body that are no field of the endpoint, and were dropped. */
  unread: readonly string[] | undefined;
  /** What the ledger has of the submit, once it was accepted. */
  booking: Booking | undefined;
  /** What the operator is told though nothing went wrong; it stands among the notes, too. */
  warning: string | undefined;
  /** What the journal is told besides, such as a word that is no trigger. */
  notes: readonly string[] | undefined;
}

/** What a refusal is about: a field by its path, and the clause or erratum that it breaks. */
export interface Blame {
  readonly field?: string;
  readonly clause?: string | { readonly erratum: string };
  /** What was found instead, which the caller is not told. */
  readonly detail?: string;
}

/** What a phase ends the pipeline with. */
export type Reply =
  | {
      readonly kind: "refused";
      readonly fault: RequestFault;
      /** What the caller is told; the vendor's usual words when absent, nothing when `false`. */
      readonly message?: string | false | undefined;
      /** The form it is told in; the vendor's ordinary one unless said. */
      readonly form?: ErrorForm;
      /** The number in the body; that of the form unless said. */
      readonly code?: number | undefined;
      readonly headers?: Readonly<Record<string, string>>;
      /** What the journal is told. */
      readonly because: string;
      /** The field at fault and the rule it breaks, where there is one. */
      readonly about?: Blame;
    }
  /** Answered by the mock itself, in nobody's envelope. */
  | { readonly kind: "own"; readonly answer: Answer; readonly because: string }
  | { readonly kind: "accepted"; readonly task: Task }
  | { readonly kind: "seen"; readonly task: Task; readonly view: TaskView };

/** One phase of the pipeline; what it returns ends it. */
export type PipelinePhase = (turn: Turn) => Promise<Reply | undefined> | Reply | undefined;

/** Whether a fault leaves this check out. */
export function skips(turn: Turn, check: SkippableCheck): boolean {
  return turn.bends.skip.has(check);
}

export function refused(fault: RequestFault, because: string, message?: string, about?: Blame): Reply {
  return { kind: "refused", fault, because, message, ...(about ? { about } : {}) };
}

/** The endpoint of a turn that got past the phase which finds it. */
export function endpointOf(turn: Turn): AnyEndpoint {
  if (!turn.endpoint) throw new Error("The endpoint of a request is asked for before it was located.");
  return turn.endpoint;
}
